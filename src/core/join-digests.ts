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
  const told = new Map<Distinct, Distinct[]>();
  const gone = new Set<Distinct>();
  let find: ((digest: Distinct, stories: readonly string[]) => Distinct | undefined) | undefined;
  for (const one of all) {
    const stories = one.printed ? [] : storiesNamed(one.candidate.title);
    if (stories.length === 0) continue;
    find ??= articleFinder(all);
    const article = find(one, stories);
    if (!article) continue;
    gone.add(one);
    told.set(article, [...(told.get(article) ?? []), one]);
  }
  return all.filter((one) => !gone.has(one)).map((one) => withDigests(one, told.get(one) ?? []));
}

function withDigests(one: Distinct, digests: readonly Distinct[]): Distinct {
  if (digests.length === 0) return one;
  const named = new Set(one.also.map(({ url }) => url));
  const also = digests.flatMap(({ candidate: { source, title, url }, also: others }) => [
    { source, title, url, why: 'a digest that tells it' },
    ...others,
  ]);
  return { ...one, also: [...one.also, ...also.filter(({ url }) => !named.has(url))] };
}

/** Finds the first entry that tells a story of a digest, among those whose headlines hold a word of it. */
function articleFinder(all: readonly Distinct[]) {
  const holders = new Map<string, number[]>();
  const told = new Map<number, ReadonlySet<string>>();
  const toldBy = (at: number): ReadonlySet<string> => {
    const { candidate, printed } = all[at]!;
    const { title, excerpt = printed?.summary?.text ?? '' } = candidate;
    const known = told.get(at) ?? telling(`${title}. ${excerpt}`);
    told.set(at, known);
    return known;
  };
  all.forEach(({ candidate }, at) => {
    for (const stem of telling(candidate.title)) {
      const known = holders.get(stem);
      if (known) known.push(at);
      else holders.set(stem, [at]);
    }
  });
  const tells = (at: number, digest: Distinct, words: ReadonlySet<string>): boolean => {
    const one = all[at]!;
    if (one === digest || !isNear(one, digest)) return false;
    return shareOf(words, toldBy(at)) >= shareMin && storiesNamed(one.candidate.title).length === 0;
  };
  return (digest: Distinct, stories: readonly string[]): Distinct | undefined => {
    const wanted = stories.map((story) => telling(story)).filter(({ size }) => size >= wordsMin);
    const first = wanted.flatMap((words) => {
      const near = new Set([...words].flatMap((stem) => holders.get(stem) ?? []));
      const found = [...near].sort((a, b) => a - b).find((at) => tells(at, digest, words));
      return found ?? [];
    });
    return first.length > 0 ? all[Math.min(...first)] : undefined;
  };
}

/** The share of words that another text has too. */
function shareOf(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return words.intersection(others).size / words.size;
}

function telling(text: string): Set<string> {
  return new Set(headlineWords(text).flatMap(({ stem, weight }) => (weight === 1 ? [stem] : [])));
}

function isNear({ candidate: one }: Distinct, { candidate: other }: Distinct): boolean {
  if (one.published === undefined || other.published === undefined) return true;
  return Math.abs(Date.parse(one.published) - Date.parse(other.published)) <= hoursApartMax * 3_600_000;
}
