import { everydayWeight, headlineWords, isEverydayStem } from './headline-words.ts';
import { isRoundUp } from './round-up.ts';
import { addFeatures, compareFeatures, type Features, isWord, weighWords } from './word-weights.ts';

/** What is looked at to tell whether two entries report the same event. */
export interface Headline {
  title: string;
  source: string;
  /** ISO instant. */
  published?: string | undefined;
  /** Plain text beside the title. */
  excerpt?: string | undefined;
}

/** Average likeness (0 to 1) of the headlines of two groups from which on they may be one story. */
const headlineLikenessMin = 0.12;
/** The same for headlines with their excerpts, where there are any: they must not tell of something else. */
const textLikenessMin = 0.17;
/** Two groups share at least this weight of words in their headlines, so that one name alone never joins them. */
const sharedWeightMin = 2;
/** Reports of one event lie no further apart. */
const hoursApartMax = 72;
/** Words of an excerpt that are looked at: its opening tells the event, the rest the background. */
const excerptWordsMax = 60;

interface Group {
  members: number[];
  /** Sums over its members. */
  headlines: Features;
  texts: Features;
  hasExcerpt: boolean;
  sources: ReadonlySet<string>;
  first: number;
  last: number;
}

/**
 * Groups entries that report the same event: lists of indexes, each in ascending order, singles included, in the
 * order of their first members. Deterministic, and shy: what is in doubt stays apart.
 *
 * Headlines become weighted words. The two likest groups are joined again and again (average linkage) while they
 * are like enough, share two telling words, their excerpts agree, they lie within three days, and no source would
 * stand in the group twice. Round-ups of many stories join nothing.
 */
export function groupStories(headlines: readonly Headline[]): number[][] {
  const groups = new Map(singles(headlines).entries());
  const open = [...groups.keys()].filter((index) => !isRoundUp(headlines[index]!.title));
  const queue = open
    .flatMap((a, at) => open.slice(at + 1).flatMap((b) => pairOf(groups, a, b) ?? []))
    .sort(byLikeness);
  const waiting = new Set(open);
  for (let next = headlines.length, best = queue.shift(); best; best = queue.shift()) {
    const { a, b } = best;
    const [one, other] = [groups.get(a), groups.get(b)];
    if (!one || !other) continue;
    for (const gone of [a, b]) {
      groups.delete(gone);
      waiting.delete(gone);
    }
    groups.set(next, joined(one, other));
    for (const c of waiting) insert(queue, pairOf(groups, c, next));
    waiting.add(next);
    next += 1;
  }
  return [...groups.values()]
    .map(({ members }) => members.toSorted((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function singles(headlines: readonly Headline[]): Group[] {
  const titles = headlines.map(({ title }) => headlineWords(title));
  const ofTitles = weighWords(titles);
  const ofTexts = weighWords(
    headlines.map(({ excerpt = '' }, index) => [
      ...titles[index]!,
      ...headlineWords(excerpt.split(/\s+/u, excerptWordsMax).join(' ')),
    ]),
  );
  return headlines.map(({ source, published, excerpt }, index) => {
    const instant = published === undefined ? Number.NaN : Date.parse(published);
    return {
      members: [index],
      headlines: ofTitles[index]!,
      texts: ofTexts[index]!,
      hasExcerpt: Boolean(excerpt),
      sources: new Set([source]),
      first: Number.isNaN(instant) ? Infinity : instant,
      last: Number.isNaN(instant) ? -Infinity : instant,
    };
  });
}

function joined(one: Group, other: Group): Group {
  return {
    members: [...one.members, ...other.members],
    headlines: addFeatures(one.headlines, other.headlines),
    texts: addFeatures(one.texts, other.texts),
    hasExcerpt: one.hasExcerpt || other.hasExcerpt,
    sources: one.sources.union(other.sources),
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
  };
}

interface Pair {
  a: number;
  b: number;
  likeness: number;
}

/** The pair of two groups that may be joined; undefined where they may not. */
function pairOf(groups: ReadonlyMap<number, Group>, a: number, b: number): Pair | undefined {
  const [one, other] = [groups.get(a)!, groups.get(b)!];
  if (!one.sources.isDisjointFrom(other.sources)) return undefined;
  if (Math.max(one.last, other.last) - Math.min(one.first, other.first) > hoursApartMax * 3_600_000)
    return undefined;
  const pairs = one.members.length * other.members.length;
  const { product, shared } = compareFeatures(one.headlines, other.headlines);
  const likeness = product / pairs;
  if (likeness < headlineLikenessMin || weightOf(shared) < sharedWeightMin) return undefined;
  const agree = (): boolean => compareFeatures(one.texts, other.texts).product / pairs >= textLikenessMin;
  return one.hasExcerpt && other.hasExcerpt && !agree() ? undefined : { a, b, likeness };
}

function weightOf(shared: readonly string[]): number {
  return shared.filter(isWord).reduce((sum, stem) => sum + (isEverydayStem(stem) ? everydayWeight : 1), 0);
}

/** The likest first; the order of the headlines settles ties. */
function byLikeness(one: Pair, other: Pair): number {
  return other.likeness - one.likeness || one.a - other.a || one.b - other.b;
}

/** Keeps the queue in order. */
function insert(queue: Pair[], pair: Pair | undefined): void {
  if (!pair) return;
  let [from, to] = [0, queue.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (byLikeness(queue[middle]!, pair) <= 0) from = middle + 1;
    else to = middle;
  }
  queue.splice(from, 0, pair);
}
