import { headlineWords } from './headline-words.ts';

/**
 * Headlines that say the same of different things: “Fog at the bridge of Alma” and “Fog at the bridge of Boru”, “Entry 3”
 * and “Entry 4”. They are alike word for word and yet never one event.
 */

/** Words that may be exchanged in a series; most of it has to stay the same. */
const exchangedMax = 3;
/** Texts with so many telling words of their own were written by two people. */
const ownWordsMin = 3;

interface Told {
  title: string;
  excerpt?: string | undefined;
}

/**
 * Whether two headlines follow one pattern and differ in what they are about: word for word the same, but for up to
 * three places at which a telling word or a number stands for the other's. Where both have texts in words of their own,
 * they are two reports after all.
 */
export function isSeries(one: Told, other: Told): boolean {
  const [a, b] = [wordsOf(one.title), wordsOf(other.title)];
  if (a.length !== b.length) return false;
  const exchanged = a.flatMap((word, place) => {
    const counterpart = b[place]!;
    return word.toLowerCase() === counterpart.toLowerCase() ? [] : [[word, counterpart]];
  });
  if (exchanged.length > exchangedMax || a.length - exchanged.length < exchanged.length) return false;
  if (!exchanged.some((pair) => pair.every(isTellingWord))) return false;
  const [textA, textB] = [tellingWords(one.excerpt ?? ''), tellingWords(other.excerpt ?? '')];
  return Math.min(textA.difference(textB).size, textB.difference(textA).size) < ownWordsMin;
}

function wordsOf(title: string): string[] {
  return title.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** A word that is neither small nor everyday, a number, or a single capital as in “Ward B”. */
function isTellingWord(word: string): boolean {
  return /^\p{Lu}$|\p{N}/u.test(word) || tellingWords(word).size > 0;
}

function tellingWords(text: string): Set<string> {
  return new Set(headlineWords(text).flatMap(({ stem, weight }) => (weight === 1 ? [stem] : [])));
}
