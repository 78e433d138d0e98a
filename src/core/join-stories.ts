import { addAlso, type Distinct } from './dedupe.ts';
import type { Candidate } from './candidate.ts';
import { groupStories, sharedWords } from './same-story.ts';

/** A run of the same day, before this one. */
export interface EarlierRun {
  /** Its cut-off, and that of this run. */
  collectedAt: string;
  now: string;
  /** The sources that answered it. */
  heard: ReadonlySet<string>;
}

/**
 * Joins entries that report the same event under different headlines: the first in the order given is printed, the
 * others are named in its `also` with the words that joined them.
 *
 * What an earlier run of the day has printed stays as it is. Entries that it could not know are named in it: those
 * published since then, and those of sources that it did not hear. Another report of the same event was left out by that
 * run already and says nothing new.
 */
export function joinStories(all: readonly Distinct[], earlier?: EarlierRun): Distinct[] {
  const groups = groupStories(
    all.map(({ candidate: { title, source, published, excerpt }, also, printed }) => ({
      title,
      published,
      excerpt: excerpt ?? printed?.summary?.text,
      sources: [source, ...also.map((other) => other.source)],
    })),
  );
  const joined = groups.flatMap((indexes) => {
    const members = indexes.map((index) => all[index]!);
    const printed = members.filter((one) => one.printed);
    const [first = members[0]!, ...others] = printed;
    const main: Distinct = { ...first, also: [...first.also] };
    const isNews = ({ candidate }: Distinct): boolean =>
      printed.length === 0 || !earlier || isNewSince(earlier, candidate);
    for (const member of members)
      if (member !== first && !member.printed && isNews(member))
        addAlso(main, member, whyJoined(member, members));
    return [main, ...others];
  });
  const order = new Map(all.map(({ candidate: { id } }, index) => [id, index]));
  return joined.sort((a, b) => (order.get(a.candidate.id) ?? 0) - (order.get(b.candidate.id) ?? 0));
}

function isNewSince({ collectedAt, heard, now }: EarlierRun, { source, published = '' }: Candidate): boolean {
  // What is dated ahead was there before its time.
  return !heard.has(source) || (published > collectedAt && published <= now);
}

/** `same event: icahn, shareholders`. In a chain A–B–C the first and the last may share nothing but what joined each to B. */
function whyJoined(member: Distinct, members: readonly Distinct[]): string {
  for (const other of members) {
    if (other === member) continue;
    const words = sharedWords(other.candidate.title, member.candidate.title);
    if (words.length > 0) return `same event: ${words.join(', ')}`;
  }
  return 'same event';
}
