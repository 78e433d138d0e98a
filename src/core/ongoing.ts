import type { Entry } from './edition.ts';
import { startHeadlineIndex, stemsOf } from './headline-index.ts';
import { isRoundUp } from './round-up.ts';
import { isSeries } from './series.ts';
import { weighHeadlines } from './word-weights.ts';

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
  const { words, headline, text } = weighHeadlines([...fresh, ...past]);
  const index = startHeadlineIndex(earlier.length);
  earlier.forEach((_, before) => index.add(before, stemsOf(words[fresh.length + before]!)));
  const found = new Map<number, Ongoing>();
  fresh.forEach(({ title, excerpt }, at) => {
    if (isRoundUp(title)) return;
    let best = 0;
    for (const before of index.near(stemsOf(words[at]!)).sort((a, b) => a - b)) {
      const { entry, date } = earlier[before]!;
      const other = fresh.length + before;
      const likeTitle = headline.likeness(headline.features(other), headline.features(at));
      if (likeTitle < headlineLikenessMin) continue;
      if (isSeries(fresh[at]!, past[before]!)) continue;
      const likeText = text.likeness(text.features(other), text.features(at));
      if (excerpt && entry.summary && likeText < textLikenessMin) continue;
      if (likeTitle + likeText <= best) continue;
      best = likeTitle + likeText;
      found.set(at, { story: storyOf(entry), since: entry.since ?? date });
    }
  });
  return found;
}
