import { codePoints } from './character-counter.ts';
import { unspacedScripts } from './unspaced.ts';

/** How fast adults read English silently: 238 words a minute over many studies (Brysbaert 2019), less for news. */
const wordsAMinute = 230;
/** Where words are written without spaces, a word takes about so many characters. */
const charactersAWord = 2;

/** Minutes to read some texts, whole and at least one. */
export function readingMinutes(texts: readonly string[]): number {
  const words = texts.reduce((sum, text) => sum + wordsIn(text), 0);
  return Math.max(1, Math.round(words / wordsAMinute));
}

/** What a character is to the count: it is of a word, stands for half of one, ends one, or is of none. */
const [letter, unspacedLetter, space, sign] = [1, 2, 3, 4];
const kindRules: readonly [RegExp, number][] = [
  [new RegExp(`[${unspacedScripts}]`, 'u'), unspacedLetter],
  [/\s/u, space],
  [/[\p{L}\p{N}]/u, letter],
];
/** The kinds of all characters that were met, by their code points. */
const kinds = new Uint8Array(codePoints);

function kindOf(point: number): number {
  const character = String.fromCodePoint(point);
  const kind = kindRules.find(([rule]) => rule.test(character))?.[1] ?? sign;
  kinds[point] = kind;
  return kind;
}

const asciiKinds = Uint8Array.from({ length: 128 }, (_, point) => kindOf(point));
/** Whether a character begins a word, and whether a word goes on behind it: by twice its kind, and one more inside of a word. */
const begins = Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
const goesOn = Uint8Array.of(0, 0, 1, 1, 0, 0, 0, 0, 0, 1);

/**
 * Words of a text: each stretch between spaces that holds a letter or digit; what has neither is no word. Counted by
 * characters, because an archive of ten years has forty million of them, and a list of all its words takes five times as
 * long to make; and by tables, because a processor cannot guess where words end.
 */
function wordsIn(text: string): number {
  let words = 0;
  let unspaced = 0;
  let isInWord = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let kind: number;
    if (unit < 128) kind = asciiKinds[unit]!;
    else {
      const point = text.codePointAt(at) ?? 0;
      if (point > 0xffff) at++;
      kind = kinds[point] || kindOf(point);
      if (kind === unspacedLetter) unspaced++;
    }
    const met = 2 * kind + isInWord;
    words += begins[met]!;
    isInWord = goesOn[met]!;
  }
  return words + unspaced / charactersAWord;
}
