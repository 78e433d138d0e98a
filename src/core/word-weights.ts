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

/** Above the number of words that any morning has; two of them make the key of a phrase. */
const wordsMax = 2 ** 26;

/** Numbers words and phrases, and counts the texts that each stands in: as strings, their phrases would fill the memory. */
function startVocabulary() {
  const words = new Map<string, number>();
  const phrases = new Map<number, number>();
  /** By number: the word or the key of the phrase, its own weight, in how many texts and in which one last it stood. */
  const names: (string | number)[] = [];
  const own: number[] = [];
  const frequency: number[] = [];
  const lastSeen: number[] = [];
  let text = 0;

  const numberOf = <K extends string | number>(known: Map<K, number>, key: K, weight: number): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, names.length);
    frequency.push(0);
    lastSeen.push(-1);
    own.push(weight);
    return names.push(key) - 1;
  };
  const wordOf = ({ stem, weight }: HeadlineWord): number => numberOf(words, stem, weight);
  const phraseOf = (one: HeadlineWord, next: HeadlineWord): number =>
    numberOf(
      phrases,
      wordOf(one) * wordsMax + wordOf(next),
      phraseWeight * Math.max(one.weight, next.weight),
    );
  return {
    /** The words and then the phrases of one text, each once. */
    count: (of: readonly HeadlineWord[]): Int32Array => {
      const ids: number[] = [];
      const add = (id: number): void => {
        if (lastSeen[id] === text) return;
        lastSeen[id] = text;
        frequency[id]! += 1;
        ids.push(id);
      };
      for (const word of of) add(wordOf(word));
      for (let at = 1; at < of.length; at += 1) add(phraseOf(of[at - 1]!, of[at]!));
      text += 1;
      return Int32Array.from(ids);
    },
    /** A phrase holds a space, a word never. */
    name: (id: number): string => {
      const name = names[id]!;
      if (typeof name === 'string') return name;
      return `${names[Math.floor(name / wordsMax)]} ${names[name % wordsMax]}`;
    },
    weigher: (total: number): ((id: number) => number) => {
      const weights = own.map((weight, id) => weight * Math.log(total / (frequency[id] || 1)));
      return (id) => weights[id]!;
    },
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
