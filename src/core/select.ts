import type { Distinct } from './dedupe.ts';
import { independentSources } from './publisher.ts';

/** How many entries a section may print, and each of its sources; a source that is not named has no limit of its own. */
export interface Room {
  limit: number;
  sourceLimits?: ReadonlyMap<string, number>;
}

/**
 * Chooses the entries of one section. What an earlier run of the day printed stays. The rest of the room is shared
 * out one entry a source at a time, so that a feed of fifty cannot crowd out a feed of two; an entry that several
 * sources carry is chosen for the one of them that has had least. Within a share, what several publishers carry comes
 * first, then the newest. Choosing again from the same candidates with the first choice printed adds nothing.
 */
export function select(candidates: readonly Distinct[], { limit, sourceLimits }: Room): Distinct[] {
  const chosen = candidates.filter(({ printed }) => printed);
  let waiting = candidates.filter(({ printed }) => !printed).sort(byNews);
  const shares = new Map<string, number>();
  const printedOf = new Map<string, number>();
  const shareOf = (one: Distinct): number =>
    Math.min(...sourcesOf(one).map((source) => shares.get(source) ?? 0));
  const hasRoom = ({ candidate: { source } }: Distinct): boolean =>
    (printedOf.get(source) ?? 0) < (sourceLimits?.get(source) ?? Infinity);
  const take = (one: Distinct): void => {
    for (const source of sourcesOf(one)) shares.set(source, (shares.get(source) ?? 0) + 1);
    const { source } = one.candidate;
    printedOf.set(source, (printedOf.get(source) ?? 0) + 1);
  };
  chosen.forEach(take);
  while (chosen.length < limit) {
    waiting = waiting.filter(hasRoom);
    const least = Math.min(...waiting.map(shareOf));
    const next = waiting.find((one) => shareOf(one) === least);
    if (!next) break;
    waiting = waiting.filter((one) => one !== next);
    take(next);
    chosen.push(next);
  }
  return chosen.sort(byNews);
}

function sourcesOf({ candidate, also }: Distinct): string[] {
  return [candidate.source, ...also.map(({ source }) => source)];
}

/** What most publishers carry first, then the newest, the undated last; the id settles ties. */
export function byNews(a: Distinct, b: Distinct): number {
  return (
    voices(b) - voices(a) ||
    compare(b.candidate.published ?? '', a.candidate.published ?? '') ||
    compare(a.candidate.id, b.candidate.id)
  );
}

function voices({ candidate: { source, url }, also }: Distinct): number {
  if (also.length === 0) return 1;
  return independentSources({ source, url, also });
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
