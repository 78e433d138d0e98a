/**
 * What stands before the first sentence and is not part of it: where and by whom it was reported, when it was
 * updated, how an archive labels it. It is kept apart, and the rest stays word for word. One row a habit.
 */

/** News agencies as they sign, between brackets or strokes. */
const agencies =
  'AP|AFP|Reuters|CP|PC|The Canadian Press|La Presse [Cc]anadienne|Associated Press|UPI|PA|PA Media|DPA|dpa|ANSA|EFE|Xinhua|TASS|Bloomberg|CNN|CBC|BBC|CNW|CNW Telbec|PRNewswire|GLOBE NEWSWIRE|Business Wire|BUSINESS WIRE|Kyodo|Yonhap|ANI|PTI|IANS|AAP|APA|ATS|Belga|Lusa|NTB|TT|TNS|KFF|States Newsroom|Thomson Reuters Foundation';

/** A place in capitals, with what may follow it: “MOSUL, Iraq/BAGHDAD”, “NEWARK, N.J.”, “ST. JOHN'S, N.L.”. */
const capitals = String.raw`\p{Lu}[\p{Lu}\p{M}.'’\-]+(?:[ ,/]+[\p{Lu}\d][\p{Lu}\p{M}\d.'’\-]*)*`;
const province = String.raw`(?:, (?:\p{Lu}[\p{L}.]{0,14}\.?)(?: \p{Lu}[\p{L}.]{0,14}\.?){0,2}(?:/${capitals})?)?`;
const day = String.raw`(?:, (?:[\p{L}.]{3,10} \d{1,2}|\d{1,2} [\p{L}.]{3,10})(?:,? \d{4})?)?`;
const stroke = String.raw`\.?\s?(?:-{1,2}|–|—|:)\s+`;

interface Habit {
  name: string;
  pattern: RegExp;
}

export const datelines: readonly Habit[] = [
  { name: 'the mark of a list', pattern: /^[•·▪‣►◆*–—-]\s+(?=\S)/u },
  {
    name: 'a note to editors',
    pattern: /^\((?:Adds|Corrects|Clarifies|Recasts|Refiles|Repeats|Updates)\b[^)]{0,200}\)\.?\s+/u,
  },
  {
    name: 'a stamp of the last update',
    pattern:
      /^(?:Update[ds]?|UPDATED?|Last updated|Mis à jour)(?: on| le)?:? (?:\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\p{L}{3,9}\.? \d{1,2},? \d{4})\s*[:–—-]\s+/u,
  },
  { name: 'the label of arXiv', pattern: /^(?:arXiv:\S+ Announce Type: \S+\s+)?Abstract:\s+/u },
  {
    name: 'the citation of a journal',
    pattern: /^\p{Lu}[\p{L} &:]{2,60}, Published online: [^;\n]{5,40}; doi:\s?\S+\s+/u,
  },
  {
    name: 'an agency',
    pattern: new RegExp(
      // The first look keeps a line without brackets and strokes from being tried letter by letter.
      String.raw`^(?=[^\n(/]{0,71}[(/])[^\n.!?()]{0,20}(?:[^\n!?()]{0,50}\s)?[(/](?:${agencies})[)/]${stroke}`,
      'u',
    ),
  },
  {
    name: 'the source in brackets, and its place',
    pattern: /^\[[^\]\n]{2,40}\]\s+(?:\p{Lu}[\p{L}'’.-]+(?:[ ,/]+\p{Lu}[\p{L}'’.-]+){0,3}\s?(?:--|–|—)\s+)?/u,
  },
  {
    name: 'a place or a kicker in capitals',
    pattern: new RegExp(
      String.raw`^${capitals}${province}${day}\s+(?:-{1,2}|–|—)\s+(?=["'“«‘(]*[\p{Lu}\d])`,
      'u',
    ),
  },
];

/** How many of them may stand one before the other: “[Capital FM] Nairobi --” behind a stamp. */
const layersMax = 3;

export interface Apart {
  /** What was kept apart, as it stands. */
  dateline?: string;
  text: string;
}

/** A line of text and what stands before its first sentence. The line itself where nothing would be left. */
export function splitDateline(line: string): Apart {
  let text = line;
  for (let layer = 0; layer < layersMax; layer += 1) {
    const before = text;
    for (const { pattern } of datelines) text = text.replace(pattern, '');
    if (text === before) break;
  }
  if (!text || text === line) return { text: line };
  return { dateline: line.slice(0, line.length - text.length).trim(), text };
}
