import { beforeNumbers, mayEnd, neverEnd, ordinalLanguages, sentenceStart } from './abbreviations.ts';

/**
 * Splits text into sentences. `Intl.Segmenter` (Unicode UAX #29) knows no abbreviations and cuts after “Dr.”, “St.”
 * or “U.N.”; such pieces are joined again. When in doubt two sentences stay one: a summary cut too late reads well,
 * one cut after “Dr.” does not.
 */

/** Marks that close behind the end of a sentence: quotes of every language, brackets. */
const closers = String.raw`["'\p{Pf}\p{Pi}\p{Pe}“\s]*`;
const ended = new RegExp(String.raw`\p{Sentence_Terminal}${closers}$`, 'u');
const leftOut = new RegExp(String.raw`(?:\.{2,}|…)${closers}$`, 'u');
/** The mark of something left out behind a sentence that is finished: “It snowed. [...]”. */
const trailingMark = new RegExp(
  String.raw`^(.*\p{Sentence_Terminal}["'\p{Pf}\p{Pe}]*)((?:\s+|(?<=\p{L}["'\p{Pf}\p{Pe}]*\.)(?=…))[[(]?(?:\.{3}|…)[\])]?)$`,
  'su',
);

/** Where two sentences were put together without a space: “It went up last year.Nobody knows why.” */
const glued = /(?<=\p{Ll}{3}[.!?])(?=\p{Lu}\p{Ll}+ )/u;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(lang: string): Intl.Segmenter {
  const language = lang.toLowerCase().startsWith('fr') ? 'fr' : 'en';
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, known);
  return known;
}

/** The sentences of a text in order, trimmed, each exactly as it stands there. A line break ends one too. */
export function sentences(text: string, lang = 'en'): string[] {
  const pieces = piecesOf(text, lang);
  const result: string[] = [];
  let start = 0;
  let end = 0;
  pieces.forEach((piece, index) => {
    end += piece.length;
    const tail = text.slice(Math.max(start, end - tailChars), end);
    if (!/\n\s*$/.test(tail) && goesOn(tail, pieces[index + 1] ?? '', lang)) return;
    const sentence = text.slice(start, end).trim();
    const [, whole = sentence, mark = ''] = trailingMark.exec(sentence) ?? [];
    result.push(whole.trim(), mark.trim());
    start = end;
  });
  return [...result, text.slice(start).trim()].filter(Boolean);
}

/** As Unicode cuts, but a closing guillemet behind a space stays with what it closes. */
function piecesOf(text: string, lang: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter(lang).segment(text))
    for (const piece of segment.split(glued)) {
      const [closing = ''] = pieces.length > 0 ? (/^»\s*/u.exec(piece) ?? []) : [];
      if (closing) pieces.push((pieces.pop() ?? '') + closing);
      pieces.push(piece.slice(closing.length));
    }
  return pieces;
}

/** Longer brackets are not waited for: they may never close. */
const bracketCharsMax = 300;
/** So much of the end of a piece tells whether the sentence goes on; to look at all of it each time would take too long. */
const tailChars = bracketCharsMax + 20;

/** Whether a sentence goes on with the next piece. */
function goesOn(open: string, next: string, lang: string): boolean {
  if (!next) return false;
  if (/^["'“«‘(,;:–—\s-]*\p{Ll}/u.test(next)) return true;
  if (/[^\s.!?…[(]["'”’]?\s?(?:\.{3}|…)\s*$/u.test(open)) return true;
  // “a .NET library”, “System.Xml”
  if (/[.!?]$/.test(open) && /^[\p{L}\p{N}]/u.test(next) && !glued.test(open + next)) return true;
  if (isBracketOpen(open) && next.includes(')')) return true;
  // “Two years ago (two years!) they made a film”: the end is that of the bracket.
  if (/\S\s*\([^()]*[.!?]\s*\)\s*$/u.test(open)) return true;
  const last = /(?:^|[\s("“«‘\-–/])([\p{L}\p{M}\d.]{1,12})\.\s*$/u.exec(open.slice(-24))?.[1]?.toLowerCase();
  if (last === undefined) return false;
  if (/^\d{1,2}$/.test(last)) return ordinalLanguages.has(lang.slice(0, 2).toLowerCase());
  if (neverEnd.has(last)) return true;
  if (beforeNumbers.has(last)) return /^\d/.test(next);
  const isShort = mayEnd.has(last) || /^\p{L}(\.\p{L})*$/u.test(last) || isBengaliShort(last);
  return isShort && !sentenceStart.test(next);
}

function isBracketOpen(text: string): boolean {
  const at = text.lastIndexOf('(');
  return at > text.lastIndexOf(')') && text.length - at < bracketCharsMax;
}

/** Bengali ends its sentences with a danda; a full stop shortens a word there. */
function isBengaliShort(word: string): boolean {
  return /^\p{Script=Bengali}{1,4}$/u.test(word.replace(/\p{M}/gu, ''));
}

/** Whether a sentence is finished: publishers' teasers often break off with “…”, “[…]” or nothing at all. */
export function isWhole(sentence: string): boolean {
  return ended.test(sentence) && /\p{L}/u.test(sentence) && !breaksOff(sentence);
}

/** Whether a text ends in the dots of something left out. */
export function breaksOff(text: string): boolean {
  return leftOut.test(text);
}
