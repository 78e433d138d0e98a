import { headlineWords } from '../src/core/headline-words.ts';
import type { Headline } from '../src/core/same-story.ts';

const overlapMin = 0.6;
const overlapWordsMin = 3;

/**
 * A rule that runs in production elsewhere, to hold ours against: two headlines are one story where they share three
 * significant words and six tenths of those of the shorter one. Every pair is looked at, and pairs chain.
 */
export function groupByOverlap(headlines: readonly Headline[]): number[][] {
  const words = headlines.map(({ title }) => new Set(headlineWords(title).map(({ stem }) => stem)));
  const parent = headlines.map((_, index) => index);
  const root = (index: number): number => (parent[index] === index ? index : root(parent[index]!));
  words.forEach((one, a) =>
    words.slice(0, a).forEach((other, b) => {
      const shared = one.intersection(other).size;
      if (shared >= overlapWordsMin && shared / Math.min(one.size, other.size) >= overlapMin)
        parent[root(a)] = root(b);
    }),
  );
  return [...Map.groupBy(parent.keys(), root).values()];
}
