import type { Distinct } from './dedupe.ts';
import { headlineWords } from './headline-words.ts';
import { storiesNamed } from './round-up.ts';

/** A story of a digest is told by an entry that has so much of its words, in headline and opening. */
const shareMin = 0.6;
const wordsMin = 2;
const hoursApartMax = 72;

/**
 * Joins a digest to the article that it digests, also within one source: the article is printed, the digest is named
 * in its `also`. A digest of which no story is at hand stays an entry, and what is printed stays as it is.
 */
export function joinDigests(all: readonly Distinct[]): Distinct[] {
  const digests = all.flatMap((one) => {
    const stories = one.printed ? [] : storiesNamed(one.candidate.title);
    const article = stories.length > 0 ? articleOf(one, stories, all) : undefined;
    return article ? [{ digest: one, article }] : [];
  });
  const gone = new Set(digests.map(({ digest }) => digest));
  return all
    .filter((one) => !gone.has(one))
    .map((one) => {
      const told = digests.filter(({ article }) => article === one).map(({ digest }) => digest);
      const named = new Set(one.also.map(({ url }) => url));
      const also = told.flatMap(({ candidate: { source, title, url }, also: others }) => [
        { source, title, url, why: 'a digest that tells it' },
        ...others,
      ]);
      return told.length > 0
        ? { ...one, also: [...one.also, ...also.filter(({ url }) => !named.has(url))] }
        : one;
    });
}

function articleOf(
  digest: Distinct,
  stories: readonly string[],
  all: readonly Distinct[],
): Distinct | undefined {
  const wanted = stories.map((story) => telling(story)).filter(({ size }) => size >= wordsMin);
  return all.find((one) => {
    if (one === digest || storiesNamed(one.candidate.title).length > 0 || !isNear(one, digest)) return false;
    const { title, excerpt = one.printed?.summary?.text ?? '' } = one.candidate;
    const told = telling(`${title}. ${excerpt}`);
    const headline = telling(title);
    return wanted.some(
      (words) =>
        words.intersection(headline).size > 0 && words.intersection(told).size / words.size >= shareMin,
    );
  });
}

function telling(text: string): Set<string> {
  return new Set(headlineWords(text).flatMap(({ stem, weight }) => (weight === 1 ? [stem] : [])));
}

function isNear({ candidate: one }: Distinct, { candidate: other }: Distinct): boolean {
  if (one.published === undefined || other.published === undefined) return true;
  return Math.abs(Date.parse(one.published) - Date.parse(other.published)) <= hoursApartMax * 3_600_000;
}
