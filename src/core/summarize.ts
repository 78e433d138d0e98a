import { isAside, isAsideLine, withoutBoilerplate } from './boilerplate.ts';
import type { Candidate } from './candidate.ts';
import { splitDateline } from './dateline.ts';
import type { Summary } from './edition.ts';
import { repeatsTitle } from './repeats-title.ts';
import { isRoundUp, storiesNamed } from './round-up.ts';
import { breaksOff, isWhole, sentences } from './sentences.ts';
import { unspacedScripts } from './unspaced.ts';

/** A summary is a taste, not the story: the rights of the publisher end it, and so does the reader's morning. */
export const summaryWordsMax = 40;
export const summaryCharsMax = 240;

/** A closing tag or an attribute: text that was meant for a browser. */
export const markupInText = /<\/[a-z]|<[a-z][\w:-]*\s[^<>]{0,200}=/i;

/** What a summary is made from. */
export type Told = Pick<Candidate, 'title' | 'excerpt' | 'lang'>;

/**
 * The publisher's own opening sentences, whole and in order, as many as fit. What is not the story is passed over:
 * bylines, datelines, credits, the title again (`boilerplate.ts`, `dateline.ts`). A digest is summarized by its first
 * story. No summary where the text has no whole sentence short enough to begin with: none is better than a made-up one.
 */
export function summarize({ title, excerpt, lang }: Told): Summary | undefined {
  if (!excerpt) return undefined;
  const lines = storyLines(excerpt, title, lang);
  const text = openingSentences(lines, excerpt, title) || openingLine(lines);
  return text ? { text, by: 'publisher' } : undefined;
}

/** Whether a text is at most {@link summaryWordsMax} words and {@link summaryCharsMax} characters long. */
export function fitsSummary(text: string): boolean {
  return text.length <= summaryCharsMax && wordCount(text) <= summaryWordsMax;
}

const unspaced = new RegExp(`[${unspacedScripts}]`, 'gu');

/** Words between spaces; in scripts that set none, two characters count for one. */
function wordCount(text: string): number {
  return text.split(/\s+/u).length + Math.floor((text.match(unspaced)?.length ?? 0) / 2);
}

/**
 * The lines of a text that may be story, each in its sentences: without datelines and boilerplate, and from the first
 * sentence on that says more than the title.
 */
export function storyLines(text: string, title: string, lang?: string): string[][] {
  const lines = withoutBoilerplate(text)
    .split('\n')
    .filter((line) => !isAsideLine(line))
    .map((line) => sentences(splitDateline(line.trim()).text, lang));
  const tells = (piece: string): boolean =>
    /\p{L}/u.test(piece) && !isAside(piece) && !repeatsTitle(piece, title);
  for (const [start, line] of lines.entries()) {
    const first = line.findIndex(tells);
    if (first >= 0) return [line.slice(first), ...lines.slice(start + 1).filter(({ length }) => length > 0)];
  }
  return [];
}

/** Publishers put a kicker, a caption or a standfirst on lines of their own before the story begins. */
const kickersMax = 3;
const kickerCharsMax = 200;

/** An unbroken passage of the text: what was passed over ends it, once it has begun. */
function openingSentences(lines: readonly string[][], text: string, title: string): string {
  const start = lines.findIndex(([first = '']) => !isKicker(first));
  if (start < 0 || start > kickersMax) return '';
  const isAlone = start === lines.length - 1;
  const isDigest = !isAlone && (isRoundUp(title) || storiesNamed(title).length > 0);
  const passages: string[] = [];
  let [from, end] = [0, 0];
  for (const piece of isDigest ? (lines[start] ?? []) : lines.slice(start).flat()) {
    const at = text.indexOf(piece, end);
    if (passages.length === 0) from = at;
    else if (/\S/.test(text.slice(end, at))) break;
    end = at + piece.length;
    const passage = text.slice(from, end).replace(/\s+/gu, ' ');
    if (!isPrintable(piece) || isAside(piece) || !fitsSummary(passage)) break;
    passages.push(passage);
  }
  return passages.findLast((passage) => !leavesQuoteOpen(passage)) ?? passages[0] ?? '';
}

function isPrintable(piece: string): boolean {
  return isWhole(piece) && !markupInText.test(piece);
}

/** A line without an end may be passed over, unless it introduces what follows or was cut off. */
function isKicker(piece: string): boolean {
  return !isWhole(piece) && !breaksOff(piece) && piece.length <= kickerCharsMax && !/[:,;]$/.test(piece);
}

/** Counts the quotes that have two shapes, and the straight one by its parity. */
function leavesQuoteOpen(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length - 1;
  if (count('„') > 0) return false;
  return count('“') > count('”') || count('«') > count('»') || count('"') % 2 === 1;
}

/** Shorter lines are labels (“Video”, “By our staff”), and shorter ones before a text are captions and kickers. */
const lineCharsMin = { alone: 20, first: 60 };
const lineWordsMin = 5;

/** Some publishers describe an entry in one line without a full stop: that line is whole, unless it breaks off. */
function openingLine(lines: readonly string[][]): string {
  const [[line = '', ...more] = []] = lines;
  const charsMin = lines.length === 1 ? lineCharsMin.alone : lineCharsMin.first;
  const isLong = line.length >= charsMin && wordCount(line) >= lineWordsMin;
  const isOpen = more.length > 0 || breaksOff(line) || /[:,;(–—-]$/.test(line) || markupInText.test(line);
  return isLong && !isOpen && !isWhole(line) && fitsSummary(line) ? line : '';
}
