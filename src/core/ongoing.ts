import type { Entry } from './edition.ts';
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
  const past = earlier.map(({ entry }) => ({ title: entry.title, excerpt: entry.summary?.text }));
  const weighed = weighHeadlines([...fresh, ...past]);
  const found = new Map<number, Ongoing>();
  fresh.forEach(({ title, excerpt }, index) => {
    if (isRoundUp(title)) return;
    let best = 0;
    earlier.forEach(({ entry, date }, at) => {
      const [one, other] = [weighed[index]!, weighed[fresh.length + at]!];
      const headline = likeness(one.headline, other.headline);
      if (headline < headlineLikenessMin) return;
      if (!isTelling(sharedFeatures(one.headline, other.headline), sharedWeightMin)) return;
      if (isSeries(fresh[index]!, past[at]!)) return;
      const text = likeness(one.text, other.text);
      if (excerpt && entry.summary && text < textLikenessMin) return;
      if (headline + text <= best) return;
      best = headline + text;
      found.set(index, { story: storyOf(entry), since: entry.since ?? date });
    });
  });
  return found;
}
