/** Text that publishers put beside the story: it tells nothing and is not printed. One row a habit. */
export interface Habit {
  name: string;
  pattern: RegExp;
}

/** Letters of one name: capitals first, and the small words between them. */
const name = String.raw`\p{Lu}[\p{L}\p{M}.'’\-]*`;
const names = String.raw`${name}(?:,? (?:(?:and|et|e|y|und|with|avec|of|de|du|la|le|von|van|der|den|al|for|pour|in|à|&) ){0,2}${name}|,? \([^)]{2,60}\)){0,20}`;

/** At the end of a text, or of a line without a full stop. They come in layers: “Continue reading … The post …”. */
export const endings: readonly Habit[] = [
  // WordPress adds the first of these to every entry of a feed, in the language of the site.
  {
    name: 'WordPress, where it appeared first',
    pattern: /(?:\[?…\]?\s*)?\bThe post .{1,300}? (?:appeared first on|first appeared on) .{1,120}$/su,
  },
  {
    name: 'WordPress in French',
    pattern: /\b(?:L[’']article|The post) .{1,300}? est apparu en premier sur .{1,120}$/su,
  },
  {
    name: 'where it was published first',
    pattern:
      /\b(?:This|A version of this) (?:article|story|post|piece) (?:was )?(?:originally |first )*(?:published|appeared)(?: first)? (?:on|in|at|by) .{1,160}$/su,
  },
  {
    // A capital letter tells the invitation from a sentence about reading.
    name: 'an invitation to read on',
    pattern:
      /(?:\[?(?:…|\.{3})\]?\s*)?\b(?:(?:Read|READ) (?:more|MORE|on|the (?:full|whole|entire) (?:story|article|post|interview)|(?:the )?full (?:story|article|post)|it here)|View (?:full )?(?:article|post|original)|Continue reading|Continue Reading|Keep reading|Learn more|Find out more|Lire (?:la suite|plus|l[’']article)|En savoir plus|Weiterlesen|Mehr lesen|Leer más|Leia mais|Ler mais)\b[^.!?]{0,120}[.…»›→>!\s]*$/u,
  },
  {
    name: 'an invitation to click',
    pattern:
      /(?:\bTo read (?:this|the) (?:article|story) in full,? )?\b(?:[Pp]lease )?[Cc]lick here\b[^.!?]{0,80}[.!\s]*$/u,
  },
  { name: 'a link to the comments', pattern: /(?:^|\s)(?:\d+ )?(?:Comments|Commentaires|Kommentare)\s*$/u },
  {
    name: 'Reddit, by whom it was submitted',
    pattern: /\s*\bsubmitted by\s+\/?u\/\S+(?:\s+to\s+\/?r\/\S+)?(?:\s*\[(?:link|comments)\])*\s*$/u,
  },
  {
    name: 'Hacker News, addresses and points',
    pattern: /(?:^|\s)Article URL:\s*\S+\s.{0,400}$/su,
  },
  {
    name: 'a credit in brackets',
    pattern: /\s*\((?:Image|Photo|Picture|Illustration)(?: credit| source| by|s)?:[^()]{1,200}\)\s*$/u,
  },
];

/** A line or a sentence of its own. `line`: the rest of its line goes with it. */
export const asides: readonly (Habit & { line?: true })[] = [
  {
    name: 'a byline',
    line: true,
    pattern: new RegExp(
      String.raw`^(?:By|by|BY|Par|PAR|Por|Von|Posted by|Written by|Story by|Reporting by|Author|Autor|Auteur)(?::| by)? ${names}[.,]?(?: \| .{1,60})?$`,
      'u',
    ),
  },
  {
    name: 'a reporter who signs off',
    pattern: new RegExp(
      String.raw`^(?:CNN[’']s |The BBC[’']s |NPR[’']s )?${name}(?: ${name}){1,2} reports(?: from .{2,40})?\.$`,
      'u',
    ),
  },
  {
    name: 'the day of publication',
    line: true,
    pattern:
      /^(?:Posted|posted|Published|First published|Updated|Last updated|Last modified|Publié|Mis à jour|Modifié)(?: on| at| le|:)* (?=[^\n]*\d)[\p{L}\d ,./:()–-]{4,60}$/u,
  },
  {
    name: 'the credit of a picture',
    line: true,
    pattern:
      /^[([]?(?:Image|Photo|Photograph|Picture|Video|Illustration|Graphic|Foto|Bild|Cr[ée]dit|Enlarge)s?(?: (?:[Aa]ttribution|[Ss]ource|[Cc]redit|[Cc]ourtesy|[Bb]y|de|par|von)\b| \/|\s?:)/u,
  },
  {
    name: 'something to watch or listen to',
    line: true,
    pattern:
      /^(?:(?:WATCH|LISTEN|Watch|Listen|ÉCOUTEZ|Écoutez|Écouter|REGARDEZ|Regardez|VOIR)(?: LIVE| NOW| live| now| here)?\s*[:|►▶]|(?:Listen to|Watch|Play) (?:this|the) (?:article|story|episode|podcast|video|audio|report)\b|Prefer to listen\?|Your browser does not support)/u,
  },
  {
    name: 'an invitation to subscribe',
    pattern:
      /^(?:(?:Please |Click here to )?(?:[Ss]ubscribe|[Ss]ign[ -]up|SUBSCRIBE|SIGN UP)\b.{0,160}(?:[.!→>]|$)|Join our \p{L}+|Get (?:our|the latest|more|all)\b.{0,80}\b(?:inbox|newsletter|e-?mail|delivered)\b|Abonnez-vous\b|Inscrivez-vous\b|S[’']abonner\b|Jetzt abonnieren)/u,
  },
  {
    name: 'a word to readers of a newsletter',
    pattern:
      /^(?:(?:This|Below) is (?:today|this week|the latest)\S* (?:edition|issue|version) of\b|This is an? (?:edition|excerpt|installment) (?:of|from)\b|Welcome (?:back )?to .{0,120}\b(?:newsletter|[Ee]dition|[Ii]ssue|digest|round-?up|column|Report)\b|You[’']re reading\b|If you[’']re reading this\b|Good (?:morning|afternoon|evening)(?:,? (?:everyone|readers|and welcome))?[.!]|(?:Hello|Hi|Hey|Bonjour|Salut)\b[^.!?]{0,30}[.!]$|Happy (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.{0,20}[.!]|Was this (?:e-?mail|newsletter) forwarded)/u,
  },
  {
    name: 'follow and share',
    line: true,
    pattern:
      /^(?:(?:Follow|Find) (?:us|me|our (?:page|channel))\b|Like us on\b|Follow @|Connect with us\b|Share (?:this|on|via)\b|Partage[rz]\b|Suivez-nous\b|Teilen\b)/u,
  },
  {
    name: 'other stories',
    line: true,
    pattern:
      /^(?:(?:RELATED|Related(?: (?:stories|articles|content|reading))?|ALSO READ|Also read|Read also|READ ALSO|See also|SEE ALSO|READ MORE|Read more|More on this story|More from|MORE|Don[’']t miss|Recommended|Lire aussi|À lire(?: aussi)?|Voir aussi|À voir(?: aussi)?)\s*[:|►▶–—]|(?:Also read|See also|Lire aussi|Articles en rapport|You (?:may|might) also like)\b)/u,
  },
  {
    name: 'an invitation to read on, alone',
    pattern:
      /^(?:(?:You can )?[Rr]ead (?:more|on\b|the (?:full|whole|entire)\b|full\b)|Continue reading|Keep reading|View (?:full )?(?:article|post|original)|Learn more\b|Find out more|Click here|To read (?:this|the) (?:article|story)|Visit (?:our|the) (?:site|website|blog)|Lire la suite|En savoir plus|Weiterlesen|Mehr lesen|Leer más|Leia mais)/u,
  },
  {
    name: 'further information elsewhere',
    pattern:
      /^(?:(?:For )?(?:[Mm]ore|[Ff]urther) information\b.{0,100}\b(?:website|page|online|here)|Weitere Informationen\b.{0,120}\bWebsite)/u,
  },
  {
    name: 'what one needs to know',
    pattern:
      /^(?:Here(?:[’']s| is) (?:what|everything) (?:you (?:need|have) to know|to know|we know(?: so far)?)(?: now| today)?|What (?:you need )?to know|.{0,160}\bThis is your morning tip sheet|Voici ce qu[’']il faut savoir)\s*[.:…!]?$/u,
  },
  {
    name: 'WordPress, alone',
    pattern: /^(?:\[?…\]? ?)?The post .{1,300} (?:appeared first on|first appeared on)\b/su,
  },
  {
    name: 'comments and points',
    line: true,
    pattern:
      /^(?:\d+ )?(?:Comments?|Commentaires?|Kommentare)\W*$|^(?:Article|Comments) URL:|^#? ?(?:Points|Comments): \d+/u,
  },
  {
    name: 'cookies',
    pattern:
      /\b(?:(?:[Ww]e|[Tt]his (?:site|website|page)|[Oo]ur (?:site|website|partners)) uses? cookies|accept(?:ing)? (?:all |our |the use of )?cookies|[Nn]ous utilisons des (?:cookies|témoins)|verwendet Cookies)\b/u,
  },
  {
    name: 'the citation of a journal, alone',
    line: true,
    pattern:
      /^(?:\p{Lu}[\p{L} &:,]{2,80}, Published online:|doi:\s?10\.|https?:\/\/doi\.org\/|Publication date:|Author\(s\):|\p{Lu}[\p{L} &:,]{2,90}, (?:Volume|Vol\.) \d+, (?:Issue|No\.) \d+|Published by .{2,60} in \d{4}\.?$)/u,
  },
  {
    name: 'where it comes from',
    line: true,
    pattern: /^(?:Source|Sources|Via|Quelle|Fuente)\s?: .{1,80}$|^Retrieved from\b/u,
  },
  {
    name: 'tags',
    line: true,
    pattern:
      /^(?:Tags?|Topics?|Categor(?:y|ies)|Filed under|Étiquettes|Mots[- ]clés|Schlagwörter)\s*:|^(?:#[\p{L}\p{N}_]+\s*){2,}$/u,
  },
  {
    name: 'an advertisement',
    line: true,
    pattern:
      /^(?:Advertisement|ADVERTISEMENT|Sponsored (?:by|content|post)\b.{0,60}|Publicité|Anzeige|Werbung|Story continues below.{0,40}|Article content)\W*$/u,
  },
  {
    name: 'a note of the editors',
    line: true,
    pattern: /^(?:Editor[’']s [Nn]ote|EDITOR[’']S NOTE|Note de la rédaction)\b/u,
  },
  {
    name: 'a word about the text itself',
    pattern:
      /^(?:(?:This|A version of this) (?:article|story|post) (?:(?:was|has been) (?:last |first |originally )*(?:updated|corrected|edited|published)|(?:first |originally )*appeared)\b|This is another (?:article|post) in our .{0,60} series\.|You can download a printer-friendly version)/u,
  },
  {
    name: 'a word about the feed',
    line: true,
    pattern:
      /^(?:Please (?:update|subscribe|change) (?:to )?(?:our|my|the|your) .{0,30}\bfeed\b|Thank(?:s| you) for (?:reading|subscribing)\b|(?:Article original|Aller sur)\b)/u,
  },
  { name: 'a credit of rights', line: true, pattern: /^(?:©|\(c\)|Copyright\b|All rights reserved)/u },
  {
    name: 'an address or a time mark',
    line: true,
    pattern: /^(?:https?:\/\/\S+|\d{1,2}:\d\d(?::\d\d)? .{0,60})$/u,
  },
];

/** How often the end of a text is looked at again. */
const layersMax = 4;

/** A text without the boilerplate at its end. */
export function withoutBoilerplate(text: string): string {
  let result = text.trim();
  for (let layer = 0; layer < layersMax; layer += 1) {
    const before = result;
    for (const { pattern } of endings) result = result.replace(pattern, '').trim();
    if (result === before) break;
  }
  return result;
}

const isOneOf = oneOf(asides);
const isLineOf = oneOf(asides.filter(({ line }) => line));

/** Whether a line or a sentence is boilerplate. */
export function isAside(piece: string): boolean {
  return isOneOf(piece);
}

/** Whether the whole of a line goes, told by its beginning. */
export function isAsideLine(line: string): boolean {
  return isLineOf(line);
}

/**
 * Whether a text shows one of the habits. Those that are told by the beginning are put together into one pattern, which
 * costs a tenth of looking for each: every sentence of every feed passes here.
 */
function oneOf(habits: readonly Habit[]): (text: string) => boolean {
  const [atStart, anywhere] = [true, false].map((wanted) =>
    habits.map(({ pattern }) => pattern).filter(({ source }) => source.startsWith('^') === wanted),
  ) as [RegExp[], RegExp[]];
  const sources = atStart.map(({ source, dotAll }) => `(?${dotAll ? 's' : ''}:${source})`);
  const together = new RegExp(`^(?:${sources.join('|')})`, 'u');
  return (text) => together.test(text) || anywhere.some((pattern) => pattern.test(text));
}
