import type { Edition, Entry } from '../../src/core/edition.ts';
import type { ParsedFeed } from '../../src/core/feed.ts';
import { normalize } from '../../src/core/normalize.ts';
import { summarize } from '../../src/core/summarize.ts';
import { exampleBriefing } from './examples.ts';

const window = { from: '1980-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };

/** Every entry of a feed as it would be printed, whatever its date and however many there are. */
export function entriesOf(source: string, feed: ParsedFeed, base: string): Entry[] {
  const context = {
    source: exampleBriefing({ local: [source] }).sections[0]!.sources[0]!,
    window,
    base,
    date: '2026-11-22',
    firstSeen: {},
  };
  return normalize(feed, context).candidates.map((candidate) => {
    const { excerpt: _, ...entry } = candidate;
    const summary = summarize(candidate);
    return { ...entry, ...(summary && { summary }), also: [] };
  });
}

/** An edition of one section that holds these entries. */
export function editionOf(entries: Entry[]): Edition {
  const sources = [...new Set(entries.map(({ source }) => source))].map((id) => {
    const kept = entries.filter(({ source }) => source === id).length;
    return { id, name: id, kind: 'news' as const, status: 'ok' as const, read: kept, kept };
  });
  return {
    schema: 1,
    date: '2026-11-22',
    timeZone: 'America/Toronto',
    collectedAt: window.to,
    window,
    weather: { unavailable: 'Not asked.' },
    lead: [],
    sections: [{ id: 'local', title: 'Local', emoji: '', entries, coverage: { status: 'news', sources } }],
  };
}
