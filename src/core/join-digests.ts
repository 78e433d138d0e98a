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
  const digests = all.flatMap((one, at) => {
    const stories = one.printed ? [] : storiesNamed(one.candidate.title).map((story) => telling(story));
    return stories.length > 0 ? [{ one, at, stories: stories.filter(({ size }) => size >= wordsMin) }] : [];
  });
  if (digests.length === 0) return [...all];
  const told = new Map<Distinct, Distinct[]>();
  const gone = new Set<Distinct>();
  const find = articleFinder(
    all,
    new Set(digests.flatMap(({ stories }) => stories.flatMap((words) => [...words]))),
  );
  for (const { one, at, stories } of digests) {
    const article = find(at, stories);
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

/**
 * Finds the first entry that tells a story of a digest, among those whose headlines hold a word of it. `asked` are the
 * words of all stories: of the many words of a morning no others are kept.
 */
function articleFinder(all: readonly Distinct[], asked: ReadonlySet<string>) {
  const holders = new Map<string, number[]>();
  const told = new Map<number, ReadonlySet<string>>();
  const toldBy = (at: number): ReadonlySet<string> => {
    const { candidate, printed } = all[at]!;
    const { title, excerpt = printed?.summary?.text ?? '' } = candidate;
    const known = told.get(at) ?? telling(`${title}. ${excerpt}`, asked);
    told.set(at, known);
    return known;
  };
  all.forEach(({ candidate }, at) => {
    for (const stem of telling(candidate.title, asked)) {
      const known = holders.get(stem);
      if (known) known.push(at);
      else holders.set(stem, [at]);
    }
  });
  const instants = Float64Array.from(all, ({ candidate: { published } }) => Date.parse(published ?? ''));
  const isDated = (at: number): boolean => all[at]!.candidate.published !== undefined;
  const isNear = (one: number, other: number): boolean =>
    Math.abs(instants[one]! - instants[other]!) <= hoursApartMax * 3_600_000 ||
    !(isDated(one) && isDated(other));
  const tells = (at: number, digest: number, words: ReadonlySet<string>): boolean => {
    if (at === digest || !isNear(at, digest)) return false;
    return shareOf(words, toldBy(at)) >= shareMin && storiesNamed(all[at]!.candidate.title).length === 0;
  };
  return (digest: number, stories: readonly ReadonlySet<string>[]): Distinct | undefined => {
    const first = stories.flatMap((words) => {
      const near = new Set([...words].flatMap((stem) => holders.get(stem) ?? []));
      const found = [...near].sort((a, b) => a - b).find((at) => tells(at, digest, words));
      return found ?? [];
    });
    return first.length > 0 ? all[Math.min(...first)] : undefined;
  };
}

/** The share of words that another text has too. */
function shareOf(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0;
  for (const word of words) if (others.has(word)) count += 1;
  return count / words.size;
}

/** The telling words of a text; of those that are asked for, where others do not matter. */
function telling(text: string, asked?: ReadonlySet<string>): Set<string> {
  const stems = new Set<string>();
  for (const { stem, weight } of headlineWords(text))
    if (weight === 1 && (!asked || asked.has(stem))) stems.add(stem);
  return stems;
}
