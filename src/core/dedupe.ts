import type { Candidate } from './candidate.ts';
import type { Entry } from './edition.ts';
import { linkKey } from './links.ts';
import type { Ongoing } from './ongoing.ts';
import { tellingTitleKey } from './title-key.ts';

/** A candidate with the section it is printed in and the same story at other sources. */
export interface Distinct {
  section: string;
  candidate: Candidate;
  also: Entry['also'];
  /** Printed by an earlier run of the same day: it stays. */
  printed?: Entry;
  /** The entries that were joined to it, as they were before. */
  joined?: { distinct: Distinct; why: string }[];
  /** The story of an earlier edition that it goes on with. */
  continues?: Ongoing;
}

/**
 * Joins what is the same, in the order given: the first one is printed, the others are named in its `also`.
 * Same means the same link, or the same headline when that is long enough to be telling. A second copy from the
 * same source says nothing new and is left out.
 */
export function dedupe(all: readonly Distinct[]): Distinct[] {
  const byLink = new Map<string, Distinct>();
  const byTitle = new Map<string, Distinct>();
  /** Headlines that stand in the `also` of what was given. */
  const namedTitles = new Set<string>();
  const kept: Distinct[] = [];
  for (const next of all) {
    const keys = { link: linkKey(next.candidate.url), title: tellingTitleKey(next.candidate.title) };
    const known = byLink.get(keys.link) ?? (keys.title === undefined ? undefined : byTitle.get(keys.title));
    // The first run of the day has seen both and printed only the one: nothing new is said here.
    if (!next.printed && !known && keys.title !== undefined && namedTitles.has(keys.title)) continue;
    const twin = next.printed ? undefined : known;
    const distinct = twin ?? { ...next, also: [...next.also] };
    if (twin) {
      addAlso(twin, next, byLink.get(keys.link) === twin ? 'same link' : 'same headline');
      // What is printed has lost its excerpt; the feed still has it, and other entries are compared with it.
      const { excerpt } = next.candidate;
      if (twin.printed && excerpt && next.candidate.id === twin.candidate.id)
        twin.candidate = { excerpt, ...twin.candidate };
    } else kept.push(distinct);
    byLink.set(keys.link, distinct);
    for (const { url } of next.also) byLink.set(linkKey(url), distinct);
    if (keys.title !== undefined && !byTitle.has(keys.title)) byTitle.set(keys.title, distinct);
    for (const { title } of next.also) {
      const key = tellingTitleKey(title);
      if (key !== undefined) namedTitles.add(key);
    }
  }
  return kept;
}

/** Names an entry in the `also` of another, with the entries it names itself; one entry a source. */
export function addAlso(main: Distinct, { joined = [], ...distinct }: Distinct, why: string): void {
  const { source, title, url } = distinct.candidate;
  for (const one of [{ source, title, url, why }, ...distinct.also]) {
    const sources = [main.candidate.source, ...main.also.map((other) => other.source)];
    if (!sources.includes(one.source)) main.also.push(one);
  }
  main.joined = [...(main.joined ?? []), { distinct, why }, ...joined];
}
