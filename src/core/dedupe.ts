import type { Candidate } from './candidate.ts';
import type { Entry } from './edition.ts';
import { linkKey } from './links.ts';
import { tellingTitleKey } from './title-key.ts';

/** A candidate with the section it is printed in and the same story at other sources. */
export interface Distinct {
  section: string;
  candidate: Candidate;
  also: Entry['also'];
  /** Printed by an earlier run of the same day: it stays. */
  printed?: Entry;
}

/**
 * Joins what is the same, in the order given: the first one is printed, the others are named in its `also`.
 * Same means the same link, or the same headline when that is long enough to be telling. A second copy from the
 * same source says nothing new and is left out.
 */
export function dedupe(all: readonly Distinct[]): Distinct[] {
  const byLink = new Map<string, Distinct>();
  const byTitle = new Map<string, Distinct>();
  const kept: Distinct[] = [];
  for (const next of all) {
    const keys = { link: linkKey(next.candidate.url), title: tellingTitleKey(next.candidate.title) };
    const twin = byLink.get(keys.link) ?? (keys.title === undefined ? undefined : byTitle.get(keys.title));
    const distinct = twin ?? { ...next, also: [...next.also] };
    if (twin) addAlso(twin, next, byLink.get(keys.link) === twin ? 'same link' : 'same headline');
    else kept.push(distinct);
    byLink.set(keys.link, distinct);
    for (const { url } of next.also) byLink.set(linkKey(url), distinct);
    if (keys.title !== undefined && !byTitle.has(keys.title)) byTitle.set(keys.title, distinct);
  }
  return kept;
}

function addAlso(twin: Distinct, { candidate }: Distinct, why: string): void {
  const sources = [twin.candidate.source, ...twin.also.map(({ source }) => source)];
  if (sources.includes(candidate.source)) return;
  twin.also.push({ source: candidate.source, title: candidate.title, url: candidate.url, why });
}
