import { type Briefing, machinesMax, type Source } from './briefing.ts';
import { turnHostOf } from './state-leave.ts';

/** One of several shares of the sources, such as the second of five. */
export interface ShareName {
  share: number;
  of: number;
}

/** `2/5` → the second of five; undefined for anything that is none of at most {@link machinesMax}. */
export function shareNamed(text: string): ShareName | undefined {
  const [, share, of] = (/^(\d{1,2})\/(\d{1,2})$/.exec(text) ?? []).map(Number);
  if (share === undefined || of === undefined) return undefined;
  return share >= 1 && share <= of && of <= machinesMax ? { share, of } : undefined;
}

/** The sources that are shared out: all but backups, of which nobody knows yet whether they are to be asked. */
export function sharedSources({ sections }: Pick<Briefing, 'sections'>): Source[] {
  return sections.flatMap(({ sources }) => sources);
}

/**
 * Shares sources out among so many machines: each source in one share, all of a host in the same, so that it still gets
 * one request at a time and a pause that it asks for holds. The largest hosts are given out first, each to the share
 * that has least, so that no two differ by more than one host. The order of the sources does not matter.
 */
export function sharesOf(sources: readonly Source[], of: number): Source[][] {
  const hosts = new Map<string, Source[]>();
  for (const source of sources) {
    const host = turnHostOf(source.url);
    hosts.set(host, [...(hosts.get(host) ?? []), source]);
  }
  const shares = Array.from({ length: of }, (): Source[] => []);
  const bySize = [...hosts].sort(
    ([a, { length: few }], [b, { length: many }]) => many - few || (a < b ? -1 : 1),
  );
  for (const [, group] of bySize) {
    const least = shares.reduce((least, share) => (share.length < least.length ? share : least));
    least.push(...group);
  }
  return shares;
}
