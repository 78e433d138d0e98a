import { type Briefing, briefingSchema, type Section, type Source } from '../../src/core/briefing.ts';
import type { Candidate } from '../../src/core/candidate.ts';
import type { Distinct } from '../../src/core/dedupe.ts';
import { entryId } from '../../src/core/entry-id.ts';
import type { ParsedFeed, RawEntry } from '../../src/core/feed.ts';
import type { Heard } from '../../src/core/heard.ts';
import { emptyState, knownOf } from '../../src/core/state.ts';

/** Small, sound values for tests; each takes what a test cares about and invents the rest. */

export const cutOff = '2026-11-22T11:45:00.000Z';
export const exampleWindow = { from: '2026-11-17T11:45:00.000Z', to: cutOff };

export function exampleCandidate(given: Partial<Candidate> = {}): Candidate {
  const url = given.url ?? 'https://courier.example/ferry';
  return {
    id: entryId(url),
    title: 'The last ferry of the season leaves on Friday',
    url,
    source: 'courier',
    published: '2026-11-22T08:00:00.000Z',
    ...given,
  };
}

export function exampleDistinct(given: Partial<Candidate> = {}, section = 'local'): Distinct {
  return { section, candidate: exampleCandidate(given), also: [] };
}

/** A briefing of the sections and sources named: `{ local: ['courier', 'post'] }`. */
export function exampleBriefing(
  sections: Record<string, string[]>,
  more: Record<string, unknown> = {},
): Briefing {
  return briefingSchema.parse({
    ...more,
    sections: Object.entries(sections).map(([id, sources]) => ({
      id,
      title: `The ${id} section`,
      sources: sources.map((source) => ({
        id: source,
        name: `The ${source}`,
        url: `https://${source}.example/feed`,
      })),
    })),
  });
}

export function exampleRaw(given: Partial<RawEntry> & { link: string }): RawEntry {
  return { title: `News at ${given.link}`, published: '2026-11-22T08:00:00.000Z', categories: [], ...given };
}

export function exampleFeed(entries: RawEntry[], given: Partial<ParsedFeed> = {}): ParsedFeed {
  return { format: 'rss', repairs: [], entries, ...given };
}

/** What a source said that was read without trouble. */
export function heardReading(section: Section, source: Source, feed: ParsedFeed): Heard {
  const newest = feed.entries
    .flatMap(({ published }) => published ?? [])
    .sort()
    .at(-1);
  return {
    section,
    source,
    known: knownOf(emptyState, source),
    answer: { kind: 'read', read: feed.entries.length, repairs: feed.repairs, ...(newest && { newest }) },
    feed,
    base: source.url,
  };
}

export function heardFailing(section: Section, source: Source, reason: string): Heard {
  return { section, source, known: knownOf(emptyState, source), answer: { kind: 'failed', reason } };
}
