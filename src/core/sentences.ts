/**
 * Splits text into sentences. `Intl.Segmenter` (Unicode UAX #29) knows no abbreviations and cuts after “Dr.”, “St.”
 * or “U.N.”; such pieces are joined again. When in doubt two sentences stay one: a summary cut too late reads well,
 * one cut after “Dr.” does not.
 */

const wordSet = (...rows: string[]): ReadonlySet<string> => new Set(rows.flatMap((row) => row.split(' ')));

/** Words with a full stop that seldom end a sentence, without the stop and in lower case. */
const abbreviations = wordSet(
  'mr mrs dr prof st ste sr jr hon rev gen capt lt sgt sen rep gov pres supt insp const',
  'vs approx est ca cf e.g i.e al inc ltd co corp int dept univ bros p.m a.m',
  'jan feb aug sept oct nov dec ont que alta sask ave blvd',
  'mm mme mlle me bd janv févr avr juill déc éd',
);

/** Words that are abbreviations only before a number: “No. 5”, “vol. 2”. */
const beforeNumbers = wordSet('no nos vol fig art p pp chap par mar apr jun jul sep ch');

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: string): Intl.Segmenter {
  const language = lang.toLowerCase().startsWith('fr') ? 'fr' : 'en';
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, known);
  return known;
}

/** The sentences of a text in order, trimmed, each exactly as it stands there. A line break ends one too. */
export function sentences(text: string, lang = 'en'): string[] {
  const pieces = [...segmenter(lang).segment(text)].map(({ segment }) => segment);
  const result: string[] = [];
  let start = 0;
  let end = 0;
  pieces.forEach((piece, index) => {
    end += piece.length;
    const last = text.slice(Math.max(start, end - tailChars), end);
    if (!/\n\s*$/.test(last) && goesOn(last, pieces[index + 1] ?? '')) return;
    const sentence = text.slice(start, end).trim();
    if (sentence) result.push(sentence);
    start = end;
  });
  const rest = text.slice(start).trim();
  if (rest) result.push(rest);
  return result;
}

/** So much of the end of a piece tells whether the sentence goes on; to look at all of it each time would take too long. */
const tailChars = 24;

/** Whether a sentence goes on with the next piece: that begins small, or this one’s tail is an abbreviation or an initial. */
function goesOn(tail: string, next: string): boolean {
  if (/^["'“«‘(]*\p{Ll}/u.test(next)) return true;
  const last = /(?:^|[\s("“«‘\-–/])([\p{L}.]{1,12})\.\s*$/u.exec(tail)?.[1]?.toLowerCase();
  if (last === undefined) return false;
  if (beforeNumbers.has(last)) return /^\d/.test(next);
  return abbreviations.has(last) || /^\p{L}(\.\p{L})*$/u.test(last);
}

/** Whether a sentence is finished: publishers' teasers often break off with “…”, “[…]” or nothing at all. */
export function isWhole(sentence: string): boolean {
  const ends = /[.!?。]["'”’»)\]\s]*$/u.test(sentence);
  return ends && /\p{L}/u.test(sentence) && !breaksOff(sentence);
}

/** Whether a text ends in the dots of something left out. */
export function breaksOff(text: string): boolean {
  return /(?:\.\.\.|…)["'”’»)\]\s]*$/u.test(text);
}
