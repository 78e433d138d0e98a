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

/** Weighs the words of each text: rare ones of this morning above common ones (TF-IDF), each text to the same length. */
export function weighWords(texts: readonly (readonly HeadlineWord[])[]): Features[] {
  const counted = texts.map(countedFeatures);
  const frequency = new Map<string, number>();
  for (const features of counted)
    for (const name of features.keys()) frequency.set(name, (frequency.get(name) ?? 0) + 1);
  const weighted = counted.map((features) =>
    [...features].map(([name, weight]): [string, number] => [
      name,
      weight * Math.log((texts.length + usualTexts) / (frequency.get(name) ?? 1)),
    ]),
  );
  const lengths = weighted.map((features) => Math.hypot(...features.map(([, weight]) => weight)));
  // A headline of two words would be like everything that holds them: none counts as shorter than the middle one.
  const usual = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0;
  return weighted.map((features, index) => {
    const length = Math.max(lengths[index] ?? 0, usual) || 1;
    return new Map(features.map(([name, weight]) => [name, weight / length]));
  });
}

/** The words and phrases of one text, each once. A phrase holds a space, a word never. */
function countedFeatures(words: readonly HeadlineWord[]): Map<string, number> {
  const features = new Map(words.map(({ stem, weight }) => [stem, weight]));
  words.slice(1).forEach(({ stem, weight }, index) => {
    const before = words[index]!;
    features.set(`${before.stem} ${stem}`, phraseWeight * Math.max(before.weight, weight));
  });
  return features;
}

/** Words of an excerpt that are looked at: its opening tells the event, the rest the background. */
const excerptWordsMax = 60;

/** Features of each headline, and of each headline with the opening of its excerpt. */
export function weighHeadlines(
  headlines: readonly { title: string; excerpt?: string | undefined }[],
): { headline: Features; text: Features }[] {
  const titles = headlines.map(({ title }) => headlineWords(title));
  const ofTitles = weighWords(titles);
  const ofTexts = weighWords(
    headlines.map(({ excerpt = '' }, index) => [
      ...titles[index]!,
      ...headlineWords(excerpt.split(/\s+/u, excerptWordsMax).join(' ')),
    ]),
  );
  return headlines.map((_, index) => ({ headline: ofTitles[index]!, text: ofTexts[index]! }));
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
