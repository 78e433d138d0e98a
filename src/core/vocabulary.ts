import type { HeadlineWord } from './headline-words.ts';

/** Two words in a row count so much of their own weight once more: “ignition switch” tells more than both alone. */
const phraseWeight = 0.3;

/**
 * How rare a word is counts as though so many other texts stood beside those of the morning: a small edition is
 * judged as a large one.
 */
const usualTexts = 600;

/**
 * Numbers words and phrases and counts the texts that each stands in. A morning of two thousand sources has millions of
 * phrases: as strings they would fill the memory. Words have even numbers, phrases odd ones.
 */
export function startVocabulary() {
  const words = startTally();
  const numbers = new Map<string, number>();
  const known: HeadlineWord[] = [];
  const phrases = startTally();
  const pairs = startPairs();
  let ids = new Int32Array(1 << 12);
  let count = 0;
  const ends: number[] = [];
  const keep = (id: number): void => {
    if (count === ids.length) ids = enlarged(ids, 2 * count);
    ids[count] = id;
    count += 1;
  };

  const wordOf = (word: HeadlineWord): number => {
    const found = numbers.get(word.stem);
    if (found !== undefined) return found;
    numbers.set(word.stem, known.length);
    return known.push(word) - 1;
  };
  return {
    /** Takes in the next text: its words and then its phrases, each once. */
    count: (of: readonly HeadlineWord[]): void => {
      const text = ends.length;
      const places = of.map(wordOf);
      for (const id of places) if (words.isNew(id, text)) keep(2 * id);
      for (let at = 1; at < places.length; at += 1) {
        const id = pairs.numberOf(places[at - 1]!, places[at]!);
        if (phrases.isNew(id, text)) keep(2 * id + 1);
      }
      ends.push(count);
    },
    /** The numbers of all texts in a row, the place behind each text, and what is known of the numbers. */
    counted: () => {
      const total = ends.length + usualTexts;
      const rarity: number[] = [];
      const rarityOf = (count: number): number => (rarity[count] ??= Math.log(total / count));
      const countOf = (id: number): number => (id % 2 === 0 ? words : phrases).count(id >> 1);
      const ownWeight = (id: number): number => {
        if (id % 2 === 0) return known[id >> 1]!.weight;
        const [one, other] = pairs.parts(id >> 1);
        return phraseWeight * Math.max(known[one]!.weight, known[other]!.weight);
      };
      return {
        ids: ids.subarray(0, count),
        ends,
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
