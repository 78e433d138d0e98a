import { everydayWeight, type HeadlineWord, headlineWords, isEverydayStem } from './headline-words.ts';

/** Features of a text and their weights: words, and pairs of neighbouring words. Together they have length 1 or less. */
export type Features = ReadonlyMap<string, number>;

/** Two words in a row count so much of their own weight once more: “ignition switch” tells more than both alone. */
const phraseWeight = 0.3;

/**
 * How rare a word is counts as though so many other texts stood beside those of the morning: a small edition is
 * judged as a large one.
 */
const usualTexts = 600;

/**
 * Weighs the words of each text: rare ones of this morning above common ones (TF-IDF), each text to the same length.
 * Gives the features of a text when they are asked for, since of thousands of texts only a few are ever compared.
 */
export function weighWords(texts: readonly (readonly HeadlineWord[])[]): (index: number) => Features {
  const vocabulary = startVocabulary();
  const counted = texts.map((words) => vocabulary.count(words));
  const weigh = vocabulary.weigher(texts.length + usualTexts);
  const lengths = counted.map((ids) => Math.hypot(...Array.from(ids, weigh)));
  // A headline of two words would be like everything that holds them: none counts as shorter than the middle one.
  const usual = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0;
  return remembered((index) => {
    const length = Math.max(lengths[index] ?? 0, usual) || 1;
    return new Map(Array.from(counted[index] ?? [], (id) => [vocabulary.name(id), weigh(id) / length]));
  });
}

function remembered<T>(make: (index: number) => T): (index: number) => T {
  const made = new Map<number, T>();
  return (index) => {
    const known = made.get(index) ?? make(index);
    made.set(index, known);
    return known;
  };
}

/**
 * Numbers words and phrases and counts the texts that each stands in. A morning of two thousand sources has millions of
 * phrases: as strings they would fill the memory. Phrases have negative numbers.
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
  const phraseParts = (id: number): [HeadlineWord, HeadlineWord] => {
    const [one, other] = pairs.parts(~id);
    return [known[one]!, known[other]!];
  };
  return {
    /** The words and then the phrases of one text, each once. */
    count: (of: readonly HeadlineWord[]): Int32Array => {
      const ids: number[] = [];
      const places = of.map(wordOf);
      for (const id of places) if (words.isNew(id, text)) ids.push(id);
      for (let at = 1; at < places.length; at += 1) {
        const id = pairs.numberOf(places[at - 1]!, places[at]!);
        if (phrases.isNew(id, text)) ids.push(~id);
      }
      text += 1;
      return Int32Array.from(ids);
    },
    /** A phrase holds a space, a word never. */
    name: (id: number): string =>
      id >= 0
        ? known[id]!.stem
        : phraseParts(id)
            .map(({ stem }) => stem)
            .join(' '),
    weigher: (total: number): ((id: number) => number) => {
      const rarity: number[] = [];
      const rarityOf = (count: number): number => (rarity[count] ??= Math.log(total / count));
      return (id) => {
        if (id >= 0) return known[id]!.weight * rarityOf(words.count(id));
        const [one, other] = phraseParts(id);
        return phraseWeight * Math.max(one.weight, other.weight) * rarityOf(phrases.count(~id));
      };
    },
  };
}

/** Counts in how many texts a number stands, each text once. */
function startTally() {
  const counts: number[] = [];
  const last: number[] = [];
  return {
    isNew: (id: number, text: number): boolean => {
      if (last[id] === text) return false;
      last[id] = text;
      counts[id] = (counts[id] ?? 0) + 1;
      return true;
    },
    count: (id: number): number => counts[id] ?? 1,
  };
}

/** Numbers pairs of numbers, from 0 on: an open table, several times as quick as a Map and a fraction as large. */
function startPairs() {
  const parts: [number[], number[]] = [[], []];
  /** Numbers, each one higher than it is; 0 is an empty place. */
  let table = new Int32Array(1 << 12);
  const placeOf = (one: number, other: number): number => {
    const mask = table.length - 1;
    const hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let id = table[place]!; id > 0; id = table[place]!) {
      if (parts[0][id - 1] === one && parts[1][id - 1] === other) break;
      place = (place + 1) & mask;
    }
    return place;
  };
  const grow = (): void => {
    table = new Int32Array(table.length * 4);
    parts[0].forEach((one, id) => (table[placeOf(one, parts[1][id]!)] = id + 1));
  };
  return {
    numberOf: (one: number, other: number): number => {
      if (parts[0].length * 2 > table.length) grow();
      const place = placeOf(one, other);
      if (table[place] === 0) {
        parts[0].push(one);
        table[place] = parts[1].push(other);
      }
      return table[place]! - 1;
    },
    parts: (id: number): [number, number] => [parts[0][id]!, parts[1][id]!],
  };
}

/** Words of an excerpt that are looked at: its opening tells the event, the rest the background. */
const excerptWordsMax = 60;

/** A headline as it is compared. */
export interface Weighed {
  words: readonly HeadlineWord[];
  headline: () => Features;
  /** Of the headline with the opening of its excerpt. */
  text: () => Features;
}

/** Weighs each headline, and each headline with the opening of its excerpt. */
export function weighHeadlines(
  headlines: readonly { title: string; excerpt?: string | undefined }[],
): Weighed[] {
  const titles = headlines.map(({ title }) => headlineWords(title));
  const ofTitles = weighWords(titles);
  const ofTexts = weighWords(
    headlines.map(({ excerpt = '' }, index) => [
      ...titles[index]!,
      ...headlineWords(excerpt.split(/\s+/u, excerptWordsMax).join(' ')),
    ]),
  );
  return titles.map((words, index) => ({
    words,
    headline: () => ofTitles(index),
    text: () => ofTexts(index),
  }));
}

/** Whether shared features tell an event: words of this weight together, and one of them more than an everyday word. */
export function isTelling(shared: readonly string[], weightMin: number): boolean {
  const everyday = shared.filter(isWord).map(isEverydayStem);
  const weight = everyday.reduce((sum, half) => sum + (half ? everydayWeight : 1), 0);
  return weight >= weightMin && everyday.includes(false);
}

/** Phrases only repeat their words. */
function isWord(feature: string): boolean {
  return !feature.includes(' ');
}

/** The features of both, added up. */
export function addFeatures(one: Features, other: Features): Features {
  const sum = new Map(one);
  for (const [name, weight] of other) sum.set(name, (sum.get(name) ?? 0) + weight);
  return sum;
}

/** How alike two texts are: the scalar product of their features, 0 to 1. */
export function likeness(one: Features, other: Features): number {
  const [less, more] = one.size < other.size ? [one, other] : [other, one];
  let product = 0;
  for (const [name, weight] of less) product += weight * (more.get(name) ?? 0);
  return product;
}

/** The features that both have. */
export function sharedFeatures(one: Features, other: Features): string[] {
  const [less, more] = one.size < other.size ? [one, other] : [other, one];
  return [...less.keys()].filter((name) => more.has(name));
}
