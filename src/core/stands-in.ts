import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';

/**
 * Whether words stand in a text of a feed, character for character once tags, entities and white space are read as a
 * browser reads them. Written apart from the program's own way of reading (`text.ts`, `summarize.ts`) and much
 * simpler, so that the two can disagree; where they do, nothing is printed.
 */

/** A text of a feed, read in every way its escaping allows: as it is, and with its tags taken away up to three times. */
export type Text = readonly Reading[];

/** One way to read a text: its characters without white space, and where there was any or a tag was taken away. */
interface Reading {
  characters: string;
  /** By place in `characters`: what stood before the character there. */
  gaps: ReadonlyMap<number, Gap>;
}
type Gap = 'space' | 'tag' | 'line';

/** Feeds escape once, twice or, for `&amp;nbsp;` inside a description, three times. */
const layersMax = 3;
/** Stand for a tag inside a line and for one that ends it: characters that no feed may hold (Unicode, noncharacters). */
const tagMark = '\uffff';
const lineMark = '\ufffe';
/** Tags that stand inside a line of text. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math q s samp small span strike strong sub sup svg time tt u var wbr'.split(
    ' ',
  ),
);

/** Reads a text of a feed: HTML source as the publisher wrote it, however often escaped, or plain text. */
export function readText(source: string): Text {
  let rest = source.replace(/[\ufffe\uffff]/g, '');
  const texts = [decodeHTML(rest)];
  for (let layer = 0; layer < layersMax; layer += 1) {
    const bare = withoutTags(rest);
    texts.push(bare);
    if (!/[<&]/.test(bare)) break;
    rest = bare.replaceAll(tagMark, '').replaceAll(lineMark, '<br>');
  }
  return [...new Set(texts.flatMap((text) => [text, text.replace(spacesSavedTwice, ' ')]))].map(readingOf);
}

/** A no-break, thin or narrow space as it looks where a document was saved twice as UTF-8. */
const spacesSavedTwice = /\u00c2\u00a0|\u00e2\u20ac(?:\u2030|\u00af|\u02c6)/g;

function withoutTags(html: string): string {
  let text = '';
  let silent = 0;
  const markOf = (name: string): string => (inline.has(name) ? tagMark : lineMark);
  const isSilent = (name: string): boolean => name === 'script' || name === 'style';
  const parser = new Parser(
    {
      onopentag: (name) => {
        silent += isSilent(name) ? 1 : 0;
        text += markOf(name);
      },
      onclosetag: (name) => {
        silent -= isSilent(name) ? 1 : 0;
        text += markOf(name);
      },
      ontext: (data) => {
        if (silent === 0) text += data;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return text;
}

function readingOf(text: string): Reading {
  const gaps = new Map<number, Gap>();
  let characters = '';
  for (const part of printable(text).split(/([\s\ufffe\uffff]+)/u)) {
    if (/^[\s\ufffe\uffff]/u.test(part)) gaps.set(characters.length, gapOf(part));
    else characters += part;
  }
  return { characters, gaps };
}

function gapOf(marks: string): Gap {
  if (marks.includes(lineMark)) return 'line';
  return /\s/.test(marks) ? 'space' : 'tag';
}

const windows1252 = new TextDecoder('windows-1252');

/** Without what cannot be seen; the control characters 80–9F stand for what windows-1252 has in their place. */
function printable(text: string): string {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\x80-\x9f]/g, (control) => windows1252.decode(Uint8Array.of(control.charCodeAt(0))))
    .replace(/(?![\s\ufffe\uffff])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
}

/**
 * Whether a sentence stands in a text as a whole: it begins where a sentence may begin, ends where one may end, and
 * has white space where the text has it. One without a full stop must end where its line or the text ends.
 */
export function standsIn(text: Text, sentence: string): boolean {
  const hasEnd = endsSentence.test(sentence.trim());
  const isDecimalPoint = /\.$/.test(sentence.trim());
  return wordsStandIn(text, sentence, (reading, start, end) => {
    const { characters, gaps } = reading;
    if (start > 0 && gaps.get(start) !== 'line' && /[\p{L}\p{N},;]/u.test(characters.charAt(start - 1)))
      return false;
    if (end === characters.length || gaps.get(end) === 'line') return true;
    const next = characters.charAt(end);
    return hasEnd && !/\p{Ll}/u.test(next) && !(isDecimalPoint && /\p{N}/u.test(next) && !gaps.has(end));
  });
}

/** Whether a title is the whole of a text. */
export function isTitle(text: Text, title: string): boolean {
  return wordsStandIn(text, title, ({ characters }, start, end) => start === 0 && end === characters.length);
}

/**
 * Whether a text is broken markup that holds the words of a title in their order. No two readers agree on where a tag
 * that is never closed ends; the words are the publisher's all the same.
 */
export function isTitleInBrokenMarkup(text: Text, title: string): boolean {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  return text.some(({ characters }) => {
    if (!characters.includes('<') || words.length === 0) return false;
    let at = 0;
    return words.every((word) => {
      const found = characters.indexOf(word, at);
      at = found + word.length;
      return found >= 0;
    });
  });
}

const endsSentence = /[\p{Sentence_Terminal}…]["'\p{Pf}\p{Pi}\p{Pe}“]*$/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * A summary in its sentences, by Unicode alone (UAX #29): abbreviations cut them smaller than they are, which does no
 * harm here. A piece belongs to the one before where that has no end, or where it begins small: “Who?” asks the owl.
 */
export function piecesOf(summary: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter.segment(summary)) {
    const before = pieces.at(-1);
    const goesOn =
      before && (/^[^\p{L}\p{N}]*(?:\p{Ll}|$)/u.test(segment) || !endsSentence.test(before.trim()));
    if (goesOn) pieces[pieces.length - 1] = before + segment;
    else pieces.push(segment);
  }
  return pieces.map((piece) => piece.trim()).filter(Boolean);
}

/** Looks for words in every reading, as they are and as they look where the document was saved twice as UTF-8. */
function wordsStandIn(
  text: Text,
  words: string,
  isWhole: (reading: Reading, start: number, end: number) => boolean,
): boolean {
  const spoiled = savedTwice(words);
  return [words, ...(spoiled === words ? [] : [spoiled])].some((form) => {
    const wanted = readingOf(form.trim());
    return wanted.characters !== '' && text.some((reading) => findIn(reading, wanted, isWhole));
  });
}

function findIn(
  reading: Reading,
  wanted: Reading,
  isWhole: (reading: Reading, start: number, end: number) => boolean,
): boolean {
  const { characters } = reading;
  for (
    let start = characters.indexOf(wanted.characters);
    start >= 0;
    start = characters.indexOf(wanted.characters, start + 1)
  ) {
    const end = start + wanted.characters.length;
    if (sameGaps(reading, wanted, start) && isWhole(reading, start, end)) return true;
  }
  return false;
}

/** White space where the other has white space. The end of a line may stand for it, and so may nothing at all. */
function sameGaps(reading: Reading, wanted: Reading, start: number): boolean {
  for (let at = 1; at < wanted.characters.length; at += 1) {
    const theirs = reading.gaps.get(start + at);
    if (theirs !== 'line' && wanted.gaps.has(at) !== (theirs === 'space')) return false;
  }
  return true;
}

const utf8 = new TextEncoder();

/** The text as a document shows it that was read as windows-1252 and saved as UTF-8 again: `Kälte` → `KÃ¤lte`. */
function savedTwice(text: string): string {
  return /[^\0-\x7f]/.test(text) ? windows1252.decode(utf8.encode(text)) : text;
}
