import { muteRule } from './briefing.ts';
import type { Candidate } from './candidate.ts';
import type { Distinct } from './dedupe.ts';

/**
 * Chooses the entries of one section. What an earlier run of the day printed stays. The rest of the room is shared
 * out one entry a source at a time, the newest first, so that a feed of fifty cannot crowd out a feed of two.
 * Choosing again from the same candidates with the first choice printed adds nothing.
 */
export function select(candidates: readonly Distinct[], limit: number): Distinct[] {
  const chosen = candidates.filter(({ printed }) => printed);
  const waiting = candidates.filter(({ printed }) => !printed).sort(byNews);
  const share = new Map<string, number>();
  const shareOf = ({ candidate }: Distinct): number => share.get(candidate.source) ?? 0;
  const take = (distinct: Distinct): void => {
    share.set(distinct.candidate.source, shareOf(distinct) + 1);
  };
  chosen.forEach(take);
  while (chosen.length < limit && waiting.length > 0) {
    const least = Math.min(...waiting.map(shareOf));
    const index = waiting.findIndex((distinct) => shareOf(distinct) === least);
    for (const distinct of waiting.splice(index, 1)) {
      take(distinct);
      chosen.push(distinct);
    }
  }
  return chosen.sort(byNews);
}

/** Several sources on one story first, then the newest, the undated last; the id settles ties. */
export function byNews(a: Distinct, b: Distinct): number {
  return (
    b.also.length - a.also.length ||
    compare(b.candidate.published ?? '', a.candidate.published ?? '') ||
    compare(a.candidate.id, b.candidate.id)
  );
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The owner's mute list as a test of title and excerpt. */
export function muted(rules: readonly string[]): (candidate: Candidate) => boolean {
  const patterns = rules.map(muteRule);
  return ({ title, excerpt = '' }) =>
    patterns.some((pattern) => pattern.test(title) || pattern.test(excerpt));
}
