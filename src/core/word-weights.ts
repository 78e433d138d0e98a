import { type HeadlineWord, headlineWords } from './headline-words.ts';
import { startVocabulary } from './vocabulary.ts';

/**
 * Features of a text and their weights: words, and pairs of neighbouring words. Together they have length 1 or less.
 * Those that stand in no other text are only counted, since no other text can share them. The features of all texts
 * lie in the same two arrays: tens of thousands of small ones would take more room for themselves than for what they hold.
 */
export interface Features {
  /** All of them, also those that are only counted. */
  size: number;
  ids: Int32Array;
  weights: Float64Array;
  /** Where those of this text lie in both arrays: from the first place to the one behind the last. */
  from: number;
  to: number;
}

/** The texts of a morning, ready to be compared. */
export interface Weighing {
  features: (index: number) => Features;
  /** How alike two texts are: the scalar product of their features, 0 to 1. */
  likeness: (one: Features, other: Features) => number;
}

/**
 * Weighs the words of each text: rare ones of this morning above common ones (TF-IDF), each text to the same length. The
 * texts are gone through once.
 */
export function weighWords(texts: Iterable<readonly HeadlineWord[]>): Weighing {
  const vocabulary = startVocabulary();
  for (const words of texts) vocabulary.count(words);
  const { ids, ends, weigh, isShared, size } = vocabulary.counted();
  const weights = new Float64Array(ids.length);
  const lengths = new Float64Array(ends.length);
  let [at, to] = [0, 0];
  const features = Array.from(ends, (end, index): Features => {
    const [first, from] = [at, to];
    let squares = 0;
    for (; at < end; at += 1) {
      const id = ids[at]!;
      const weight = weigh(id);
      squares += weight * weight;
      if (!isShared(id)) continue;
      weights[to] = weight;
      ids[to] = id;
      to += 1;
    }
    lengths[index] = Math.sqrt(squares);
    return { size: end - first, ids, weights, from, to };
  });
  // A headline of two words would be like everything that holds them: none counts as shorter than the middle one.
  const usual = lengths.toSorted()[lengths.length >> 1] ?? 0;
  for (const [index, { from, to: end }] of features.entries()) {
    const length = Math.max(lengths[index]!, usual) || 1;
    for (let place = from; place < end; place += 1) weights[place]! /= length;
  }
  return { features: (index) => features[index]!, likeness: startLikeness(size) };
}

function startLikeness(size: number): Weighing['likeness'] {
  /** The weights of the text that was asked about last, by feature: one is held against many in a row. */
  const known = new Float64Array(size);
  let last: Features | undefined;
  const know = (text: Features): void => {
    if (last) for (let at = last.from; at < last.to; at += 1) known[last.ids[at]!] = 0;
    for (let at = text.from; at < text.to; at += 1) known[text.ids[at]!] = text.weights[at]!;
    last = text;
  };
  return (one, other) => {
    if (other !== last) know(other);
    let product = 0;
    for (let at = one.from; at < one.to; at += 1) product += one.weights[at]! * known[one.ids[at]!]!;
    return product;
  };
}

/** The features of both, added up. */
export function addFeatures(one: Features, other: Features): Features {
  const sum = new Map<number, number>();
  for (const { ids, weights, from, to } of [one, other])
    for (let at = from; at < to; at += 1) sum.set(ids[at]!, (sum.get(ids[at]!) ?? 0) + weights[at]!);
  const sharedCount = one.to - one.from + other.to - other.from - sum.size;
  return {
    size: one.size + other.size - sharedCount,
    ids: Int32Array.from(sum.keys()),
    weights: Float64Array.from(sum.values()),
    from: 0,
    to: sum.size,
  };
}

/** Of an excerpt sixty words are looked at: its opening tells the event, the rest the background. */
const excerptOpening = /^(?:\S*\s+){0,59}\S*/u;

/** The headlines of a morning as they are compared: by themselves, and with the openings of their excerpts. */
export interface WeighedHeadlines {
  words: readonly (readonly HeadlineWord[])[];
  headline: Weighing;
  text: Weighing;
}

export function weighHeadlines(
  headlines: readonly { title: string; excerpt?: string | undefined }[],
): WeighedHeadlines {
  const words = headlines.map(({ title }) => headlineWords(title));
  return { words, headline: weighWords(words), text: weighWords(textsOf(headlines, words)) };
}

/** One after the other, since all of them together take much room. */
function* textsOf(
  headlines: readonly { excerpt?: string | undefined }[],
  words: readonly (readonly HeadlineWord[])[],
): Iterable<HeadlineWord[]> {
  for (const [index, { excerpt = '' }] of headlines.entries())
    yield [...words[index]!, ...headlineWords(excerptOpening.exec(excerpt)?.[0] ?? '')];
}
