import type { Entry } from './edition.ts';
import { startHeadlineIndex } from './headline-index.ts';
import { isRoundUp } from './round-up.ts';
import { isSeries } from './series.ts';
import { isTelling, likeness, sharedFeatures, weighHeadlines } from './word-weights.ts';

/** An entry of an earlier edition. */
export interface EarlierEntry {
  date: string;
  entry: Entry;
}

/** A story goes on while its last entry is so many days old. */
export const ongoingDays = 7;

/** Stricter than for entries of one morning: much that is alike from day to day is only the subject. */
const headlineLikenessMin = 0.2;
const textLikenessMin = 0.22;
const sharedWeightMin = 2;

/** What a new entry continues: the id of the story, and the date of its first entry. */
export interface Ongoing {
  story: string;
  since: string;
}

/** The story that begins with an entry: `e0123456789ab` → `s0123456789ab`. */
export function storyOf({ id, story }: Pick<Entry, 'id' | 'story'>): string {
  return story ?? `s${id.slice(1)}`;
}

/**
 * Which of the new entries goes on with a story of an earlier edition, by their index; an entry that is in doubt
 * begins a story of its own. The likest earlier entry decides. Deterministic.
 */
export function findOngoing(
  fresh: readonly { title: string; excerpt?: string | undefined }[],
  earlier: readonly EarlierEntry[],
): Map<number, Ongoing> {
  if (earlier.length === 0) return new Map();
  const past = earlier.map(({ entry }) => ({ title: entry.title, excerpt: entry.summary?.text }));
  const weighed = weighHeadlines([...fresh, ...past]);
  const index = startHeadlineIndex(earlier.length);
  earlier.forEach((_, at) => index.add(at, weighed[fresh.length + at]!.words));
  const found = new Map<number, Ongoing>();
  fresh.forEach(({ title, excerpt }, at) => {
    if (isRoundUp(title)) return;
    const one = weighed[at]!;
    let best = 0;
    for (const before of index.near(one.words)) {
      const { entry, date } = earlier[before]!;
      const other = weighed[fresh.length + before]!;
      const headline = likeness(one.headline(), other.headline());
      if (headline < headlineLikenessMin) continue;
      if (!isTelling(sharedFeatures(one.headline(), other.headline()), sharedWeightMin)) continue;
      if (isSeries(fresh[at]!, past[before]!)) continue;
      const text = likeness(one.text(), other.text());
      if (excerpt && entry.summary && text < textLikenessMin) continue;
      if (headline + text <= best) continue;
      best = headline + text;
      found.set(at, { story: storyOf(entry), since: entry.since ?? date });
    }
  });
  return found;
}
