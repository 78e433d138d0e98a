import { startHeadlineIndex, stemsOf } from './headline-index.ts';
import { type HeadlineWord, headlineWords } from './headline-words.ts';
import { isRoundUp } from './round-up.ts';
import { isSeries } from './series.ts';
import { addFeatures, type Features, weighHeadlines, type WeighedHeadlines } from './word-weights.ts';

/** What is looked at to tell whether two entries report the same event. */
export interface Headline {
  title: string;
  /** Every source that is known to carry it. */
  sources: readonly string[];
  /** ISO instant. */
  published?: string | undefined;
  /** Plain text beside the title. */
  excerpt?: string | undefined;
}

/** Average likeness (0 to 1) of the headlines of two groups from which on they may be one story. */
const headlineLikenessMin = 0.12;
/** The same for headlines with their excerpts, where there are any: they must not tell of something else. */
const textLikenessMin = 0.17;
/** Reports of one event lie no further apart. */
const hoursApartMax = 72;
interface Group {
  members: number[];
  /** Of all its members. */
  words: readonly HeadlineWord[];
  /** Sums over its members. */
  headline: Features;
  text: Features;
  hasExcerpt: boolean;
  sources: ReadonlySet<string>;
  /** One of them. */
  source: string | undefined;
  first: number;
  last: number;
}

/**
 * Groups entries that report the same event: lists of indexes, each in ascending order, singles included, in the
 * order of their first members. Deterministic, and shy: what is in doubt stays apart.
 *
 * Headlines become weighted words. The two likest groups are joined again and again (average linkage) while they
 * are like enough, share two telling words, are no series of headlines, their excerpts agree, they lie within three days, and no source would
 * stand in the group twice. Round-ups of many stories join nothing.
 */
export function groupStories(headlines: readonly Headline[]): number[][] {
  const areApart = (one: Group, other: Group): boolean =>
    one.members.some((a) => other.members.some((b) => isSeries(headlines[a]!, headlines[b]!)));
  const weighed = weighHeadlines(headlines);
  const groups = new Map(singles(headlines, weighed).entries());
  const index = startHeadlineIndex(2 * headlines.length);
  const waiting = new Set<number>();
  /** The pairs of a group with those that wait, and then it waits too. */
  const meet = (at: number): Pair[] => {
    const stems = stemsOf(groups.get(at)!.words);
    const near = index.near(stems).filter((other) => waiting.has(other));
    index.add(at, stems);
    waiting.add(at);
    return near.flatMap((other) => pairOf({ groups, weighed, areApart }, other, at) ?? []);
  };
  const open = [...groups.keys()].filter((at) => !isRoundUp(headlines[at]!.title));
  const queue = open.flatMap(meet).sort(byLikeness);
  for (let [next, at] = [headlines.length, 0]; at < queue.length; at += 1) {
    const { a, b } = queue[at]!;
    const [one, other] = [groups.get(a), groups.get(b)];
    if (!one || !other) continue;
    for (const gone of [a, b]) {
      groups.delete(gone);
      waiting.delete(gone);
    }
    groups.set(next, joined(one, other));
    for (const pair of meet(next)) insert(queue, pair, at + 1);
    next += 1;
  }
  return [...groups.values()]
    .map(({ members }) => members.toSorted((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function singles(headlines: readonly Headline[], { words, headline, text }: WeighedHeadlines): Group[] {
  return headlines.map(({ sources, published, excerpt }, index) => {
    const instant = published === undefined ? Number.NaN : Date.parse(published);
    return {
      members: [index],
      words: words[index]!,
      headline: headline.features(index),
      text: text.features(index),
      hasExcerpt: Boolean(excerpt),
      sources: new Set(sources),
      source: sources[0],
      first: Number.isNaN(instant) ? Infinity : instant,
      last: Number.isNaN(instant) ? -Infinity : instant,
    };
  });
}

function joined(one: Group, other: Group): Group {
  return {
    members: [...one.members, ...other.members],
    words: [...one.words, ...other.words],
    headline: addFeatures(one.headline, other.headline),
    text: addFeatures(one.text, other.text),
    hasExcerpt: one.hasExcerpt || other.hasExcerpt,
    sources: one.sources.union(other.sources),
    source: one.source,
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
  };
}

interface Pair {
  a: number;
  b: number;
  likeness: number;
}

interface Meeting {
  groups: ReadonlyMap<number, Group>;
  weighed: WeighedHeadlines;
  areApart: (one: Group, other: Group) => boolean;
}

/** Nearly all groups have one source, and that is quick to look up. */
function shareSource(one: Group, other: Group): boolean {
  return one.sources.size === 1 ? other.sources.has(one.source!) : !one.sources.isDisjointFrom(other.sources);
}

/** The pair of two groups that share telling words, if they may be joined. */
function pairOf({ groups, weighed, areApart }: Meeting, a: number, b: number): Pair | undefined {
  const [one, other] = [groups.get(a)!, groups.get(b)!];
  if (Math.max(one.last, other.last) - Math.min(one.first, other.first) > hoursApartMax * 3_600_000)
    return undefined;
  if (shareSource(one, other)) return undefined;
  const pairs = one.members.length * other.members.length;
  const alike = weighed.headline.likeness(one.headline, other.headline) / pairs;
  if (alike < headlineLikenessMin) return undefined;
  const agree = (): boolean => weighed.text.likeness(one.text, other.text) / pairs >= textLikenessMin;
  if (one.hasExcerpt && other.hasExcerpt && !agree()) return undefined;
  return areApart(one, other) ? undefined : { a, b, likeness: alike };
}

/** The likest first; the order of the headlines settles ties. */
function byLikeness(one: Pair, other: Pair): number {
  return other.likeness - one.likeness || one.a - other.a || one.b - other.b;
}

/** Keeps the queue in order, behind what has been taken from it. */
function insert(queue: Pair[], pair: Pair, begin: number): void {
  let [from, to] = [begin, queue.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (byLikeness(queue[middle]!, pair) <= 0) from = middle + 1;
    else to = middle;
  }
  queue.splice(from, 0, pair);
}

/** How many words explain why two entries were joined. */
const explainingWordsMax = 4;

/** The words of the second headline that the first has too, the telling ones first, as printed. */
export function sharedWords(one: string, other: string): string[] {
  const stems = new Set(headlineWords(one).map(({ stem }) => stem));
  const shared = new Map(
    headlineWords(other)
      .filter(({ stem }) => stems.has(stem))
      .map((word) => [word.stem, word]),
  );
  return [...shared.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, explainingWordsMax)
    .map(({ printed }) => printed);
}
