import type { Briefing, Source } from '../../src/core/briefing.ts';
import { editionDate, windowBefore } from '../../src/core/calendar-day.ts';
import { editionEntries, type Entry } from '../../src/core/edition.ts';
import { makeEdition } from '../../src/core/make-edition.ts';
import { remember } from '../../src/core/memory.ts';
import { emptyState, knownOf } from '../../src/core/state.ts';
import type { FoundFeed } from '../../src/io/find-feeds.ts';

/** What would be printed of a new source this morning, by the rules of the briefing and the section it would join. */
export function previewOf(
  { url, feed }: FoundFeed,
  source: Source,
  section: Briefing['sections'][number],
  briefing: Briefing,
  now: Date,
): Entry[] {
  const alone = { ...section, sources: [source], backups: [] };
  const date = editionDate(now, briefing.timeZone);
  const answer = { kind: 'read' as const, read: feed.entries.length, repairs: feed.repairs };
  const heard = { section: alone, source, known: knownOf(emptyState, source), answer, feed, base: url };
  const { edition } = makeEdition({
    briefing: { ...briefing, sections: [alone] },
    date,
    window: windowBefore(now, briefing.window),
    heard: [heard],
    memory: remember([], [], date),
  });
  return editionEntries(edition);
}
