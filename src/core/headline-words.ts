import { startAsciiWords } from './ascii-words.ts';

/**
 * The words of a headline that tell its event from others. Small words say nothing and are left out; the everyday
 * words of newspapers say little and count half; everything else (names above all) counts whole.
 */

const wordSet = (...rows: string[]): ReadonlySet<string> => new Set(rows.flatMap((row) => row.split(' ')));

/** Apostrophes are gone before a word is looked up: “won't” is “wont”. */
const smallWords = wordSet(
  'a an the and or but nor of in on at by for from to with without into onto over under after before about against',
  'between amid vs via per as than then is are was were be been being am do does did has have had will would could',
  'should may might can must not no if so its it he she they him his her hers their them our us we you your i my me',
  'who whom whose which that this these those what when where why how there here up down out off all any some other',
  'another each every own such only even too also just very more most less least much many few both still back now',
  'new first second third last one two three say says said get gets got make makes made see sees like use',
  'dont wont cant isnt arent wasnt werent doesnt didnt hasnt havent hadnt couldnt shouldnt wouldnt lets',
  'im ive youre youve hes shes theyre theyve weve thats theres heres whats whos',
  'inc corp co ltd plc video watch photos update updates report reports news',
  'le la les un une des du de d l au aux et ou mais donc ni car ce cet cette ces il elle ils elles on nous vous je tu',
  'se sa son ses leur leurs mon ma mes notre nos votre vos qui que quoi dont quand comment pourquoi est sont etait',
  'etre avoir fait faire ont avait sera pas plus moins tres sur sous dans par pour sans avec entre vers chez selon',
  'apres avant contre encore aussi deja meme tout tous toute toutes autre autres deux trois',
);

/** Words that many unrelated headlines of one morning share. */
const everydayWords = wordSet(
  'year years month months week weeks day days hour hours today tomorrow yesterday tonight morning time times',
  'january february march april may june july august september october november december',
  'monday tuesday wednesday thursday friday saturday sunday early late long short next',
  'top best worst big bigger biggest high higher highest low lower lowest good bad great real full free strong weak',
  'percent million billion trillion number numbers half quarter q1 q2 q3 q4 1q 2q 3q 4q',
  'stock stocks share shares market markets sale sales price prices profit profits earnings result results outlook',
  'forecast data growth economy deal deals money cost costs tax bank company companies business firm maker industry',
  'rise rises rose fall falls fell drop drops gain gains jump jumps hit hits cut cuts end ends start starts begin begins',
  'open opens close closes set sets set plan plans call calls help helps need needs want wants take takes took give',
  'gives look looks keep keeps move moves turn turns come comes came go goes going went put puts show shows find finds',
  'found face faces join joins lead leads win wins lose loses leave leaves back backs push seek seeks warn warns urge',
  'launch launches launched release releases released reveal reveals announce announces announced claim claims think',
  'thinks know knows change changes work works working live home house people man men woman women child children kids',
  'way ways thing things story stories question questions answer answers guide tip tips part place world global',
  'international national local public official officials government minister president chief executive ceo head leader',
  'leaders state states city police court judge law group team party study research researchers experts analyst analysts',
  'according review reviews analysis opinion editorial blog post live risk risks case cases issue issues problem wall',
  'street us usa uk american americans america canada canadian canadians ontario canadas',
  'an ans mois semaine semaines jour jours lundi mardi mercredi jeudi vendredi samedi dimanche hausse baisse prix',
  'marche marches millions milliards cent gouvernement ministre premier premiere president police monde pays ville',
  'annonce annonces nouveau nouvelle nouveaux nouvelles grand grande etude quebec montreal canadien canadienne',
);

export interface HeadlineWord {
  /** The form that is compared: without accents, case and common endings. */
  readonly stem: string;
  /** As printed, for explaining. */
  readonly printed: string;
  /** 1, or 0.5 for an everyday word. */
  readonly weight: number;
}

/** Endings of grammar, the longest first, that may be taken off a word of so many letters. */
const endings: readonly [ending: string, instead: string][] = [
  ['ings', ''],
  ['ies', 'y'],
  ['ing', ''],
  ['ed', ''],
  ['es', ''],
  ['s', ''],
];

const everydayStems = new Set([...everydayWords].map(stemOf));
const wordPattern = /[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu;

/** The telling words of a headline in their order. */
export function headlineWords(title: string): HeadlineWord[] {
  const text = plainLetters(title);
  const words = isAscii.test(text) ? asciiWords(text) : (text.match(wordPattern) ?? []).map(knownWord);
  return words.filter((word) => word !== undefined);
}

function plainLetters(title: string): string {
  const text = isAscii.test(title) ? title : title.normalize('NFKD').replace(/\p{M}/gu, '');
  // U.S. → US
  const joined = text.includes('.')
    ? text.replace(/\b(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll('.', ''))
    : text;
  if (!/['’‘]/.test(joined)) return joined;
  return (
    joined
      .replace(/['’‘]s\b/g, '')
      // L’article, d'Ottawa: the article is no part of the word.
      .replace(/\b(?:[cdjlmnst]|qu)['’](?=\p{L}{2})/giu, '')
      .replace(/['’‘]/g, '')
  );
}

const isAscii = /^[\0-\x7f]*$/;

/** Words as they were printed and what came of them: the same ones return in every headline of a morning. */
const knownWords = new Map<string, HeadlineWord | undefined>();
const knownWordsMax = 100_000;
/** The same, and quicker, where there are no letters but those of ASCII. */
const asciiWords = startAsciiWords(wordOf, knownWordsMax);

function knownWord(printed: string): HeadlineWord | undefined {
  const known = knownWords.get(printed);
  if (known !== undefined || knownWords.has(printed)) return known;
  if (knownWords.size >= knownWordsMax) knownWords.clear();
  const word = wordOf(printed);
  knownWords.set(printed, word);
  return word;
}

function wordOf(printed: string): HeadlineWord | undefined {
  const word = printed.toLowerCase();
  if (word.length < 2 || smallWords.has(word)) return undefined;
  const stem = stemOf(word);
  return { stem, printed, weight: everydayStems.has(stem) ? everydayWeight : 1 };
}

const everydayWeight = 0.5;

/** `exports`, `exported`, `exporting` → `export`. Crude on purpose: it only has to be the same for the same word. */
function stemOf(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  if (word.length === 4) return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  const [ending = '', instead = ''] =
    endings.find(([end]) => word.endsWith(end) && word.length - end.length >= 3) ?? [];
  const cut =
    ending === 's' && word.endsWith('ss') ? word : word.slice(0, word.length - ending.length) + instead;
  if (cut.length > 4 && cut.endsWith('e')) return cut.slice(0, -1);
  return cut.length > 3 && /([^aeiousl])\1$/.test(cut) ? cut.slice(0, -1) : cut;
}
