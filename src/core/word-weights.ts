import { type HeadlineWord, headlineWords } from './headline-words.ts';

/**
 * Features of a text and their weights: words, and pairs of neighbouring words. Together they have length 1 or less.
 * Those that stand in no other text are only counted, since no other text can share them.
 */
export interface Features {
  /** All of them, also those that are only counted. */
  size: number;
  ids: Int32Array;
  weights: Float64Array;
}

/** Two words in a row count so much of their own weight once more: “ignition switch” tells more than both alone. */
const phraseWeight = 0.3;

/**
 * How rare a word is counts as though so many other texts stood beside those of the morning: a small edition is
 * judged as a large one.
 */
const usualTexts = 600;

/** The texts of a morning, ready to be compared. */
export interface Weighing {
  features: (index: number) => Features;
  /** How alike two texts are: the scalar product of their features, 0 to 1. */
  likeness: (one: Features, other: Features) => number;
}

/** Weighs the words of each text: rare ones of this morning above common ones (TF-IDF), each text to the same length. */
export function weighWords(texts: readonly (readonly HeadlineWord[])[]): Weighing {
  const vocabulary = startVocabulary();
  const counted = texts.map((words) => vocabulary.count(words));
  const { weigh, isShared, size } = vocabulary.weigher(texts.length + usualTexts);
  const lengths = counted.map((ids) => Math.hypot(...Array.from(ids, weigh)));
  // A headline of two words would be like everything that holds them: none counts as shorter than the middle one.
  const usual = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0;
  // Two arrays for all: tens of thousands of small ones would take more room for themselves than for what they hold.
  let count = 0;
  for (const ids of counted) for (const id of ids) if (isShared(id)) count += 1;
  const [allIds, allWeights] = [new Int32Array(count), new Float64Array(count)];
  let end = 0;
  const features = counted.map((ids, index): Features => {
    const length = Math.max(lengths[index] ?? 0, usual) || 1;
    const start = end;
    for (const id of ids) {
      if (!isShared(id)) continue;
      allIds[end] = id;
      allWeights[end] = weigh(id) / length;
      end += 1;
    }
    return { size: ids.length, ids: allIds.subarray(start, end), weights: allWeights.subarray(start, end) };
  });
  return { features: (index) => features[index]!, likeness: startLikeness(size) };
}

function startLikeness(size: number): Weighing['likeness'] {
  /** The weights of one text by feature; all zero in between. */
  const known = new Float64Array(size);
  return (one, other) => {
    const [less, more] = one.size < other.size ? [one, other] : [other, one];
    for (let at = 0; at < more.ids.length; at += 1) known[more.ids[at]!] = more.weights[at]!;
    let product = 0;
    for (let at = 0; at < less.ids.length; at += 1) product += less.weights[at]! * known[less.ids[at]!]!;
    for (let at = 0; at < more.ids.length; at += 1) known[more.ids[at]!] = 0;
    return product;
  };
}

/** The features of both, added up. */
export function addFeatures(one: Features, other: Features): Features {
  const sum = new Map<number, number>();
  for (const { ids, weights } of [one, other])
    ids.forEach((id, at) => sum.set(id, (sum.get(id) ?? 0) + weights[at]!));
  const sharedCount = one.ids.length + other.ids.length - sum.size;
  return {
    size: one.size + other.size - sharedCount,
    ids: Int32Array.from(sum.keys()),
    weights: Float64Array.from(sum.values()),
  };
}

/**
 * Numbers words and phrases and counts the texts that each stands in. A morning of two thousand sources has millions of
 * phrases: as strings they would fill the memory. Words have even numbers, phrases odd ones.
 */
function startVocabulary() {
  const words = startTally();
  const numbers = new Map<string, number>();
  const known: HeadlineWord[] = [];
  const phrases = startTally();
  const pairs = startPairs();
  let text = 0;

  const wordOf = (word: HeadlineWord): number => {
    const found = numbers.get(word.stem);
    if (found !== undefined) return found;
    numbers.set(word.stem, known.length);
    return known.push(word) - 1;
  };
  return {
    /** The words and then the phrases of one text, each once. */
    count: (of: readonly HeadlineWord[]): number[] => {
      const ids: number[] = [];
      const places = of.map(wordOf);
      for (const id of places) if (words.isNew(id, text)) ids.push(2 * id);
      for (let at = 1; at < places.length; at += 1) {
        const id = pairs.numberOf(places[at - 1]!, places[at]!);
        if (phrases.isNew(id, text)) ids.push(2 * id + 1);
      }
      text += 1;
      return ids;
    },
    weigher: (total: number) => {
      const rarity: number[] = [];
      const rarityOf = (count: number): number => (rarity[count] ??= Math.log(total / count));
      const countOf = (id: number): number => (id % 2 === 0 ? words : phrases).count(id >> 1);
      const ownWeight = (id: number): number => {
        if (id % 2 === 0) return known[id >> 1]!.weight;
        const [one, other] = pairs.parts(id >> 1);
        return phraseWeight * Math.max(known[one]!.weight, known[other]!.weight);
      };
      return {
        weigh: (id: number): number => ownWeight(id) * rarityOf(countOf(id)),
        isShared: (id: number): boolean => countOf(id) > 1,
        size: 2 * Math.max(known.length, pairs.size()),
      };
    },
  };
}

/** Counts in how many texts a number stands, each text once. */
function startTally() {
  let counts = new Int32Array(1 << 12);
  /** The last text of each, one higher than it is. */
  let last = new Int32Array(1 << 12);
  return {
    isNew: (id: number, text: number): boolean => {
      if (id >= counts.length) [counts, last] = [enlarged(counts, 2 * id), enlarged(last, 2 * id)];
      if (last[id] === text + 1) return false;
      last[id] = text + 1;
      counts[id]! += 1;
      return true;
    },
    count: (id: number): number => counts[id]!,
  };
}

function enlarged(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(length);
  more.set(numbers);
  return more;
}

/** Numbers pairs of numbers, from 0 on: an open table, several times as quick as a Map and a fraction as large. */
function startPairs() {
  /** Numbers, each one higher than it is; 0 is an empty place. Never more than half full. */
  let table = new Int32Array(1 << 12);
  let ones = new Int32Array(table.length / 2);
  let others = new Int32Array(table.length / 2);
  let size = 0;
  const placeOf = (one: number, other: number): number => {
    const mask = table.length - 1;
    const hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let id = table[place]!; id > 0; id = table[place]!) {
      if (ones[id - 1] === one && others[id - 1] === other) break;
      place = (place + 1) & mask;
    }
    return place;
  };
  const grow = (): void => {
    table = new Int32Array(table.length * 4);
    [ones, others] = [enlarged(ones, table.length / 2), enlarged(others, table.length / 2)];
    for (let id = 0; id < size; id += 1) table[placeOf(ones[id]!, others[id]!)] = id + 1;
  };
  return {
    numberOf: (one: number, other: number): number => {
      if (size === ones.length) grow();
      const place = placeOf(one, other);
      if (table[place] === 0) {
        [ones[size], others[size]] = [one, other];
        size += 1;
        table[place] = size;
      }
      return table[place]! - 1;
    },
    parts: (id: number): [number, number] => [ones[id]!, others[id]!],
    size: (): number => size,
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
  const texts = headlines.map(({ excerpt = '' }, index) => [
    ...words[index]!,
    ...headlineWords(excerptOpening.exec(excerpt)?.[0] ?? ''),
  ]);
  return { words, headline: weighWords(words), text: weighWords(texts) };
}
