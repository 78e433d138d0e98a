import { describe, expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { dayAfter } from '../core/calendar-day.ts';
import type { Edition, SourceCoverage } from '../core/edition.ts';
import type { Health, SourceHealth } from '../core/health.ts';
import { healthView } from './source-health.ts';
import { english as t } from './strings.ts';

const date = '2026-11-22';
const base = sampleEdition(date, date);

function editionWith(...sources: Partial<SourceCoverage>[]): Edition {
  const rows = sources.map((source, index) => ({
    id: `s${index}`,
    name: `Source ${index}`,
    kind: 'news' as const,
    status: 'ok' as const,
    read: 9,
    kept: 0,
    ...source,
  }));
  return {
    ...base,
    sections: [
      { id: 'us', title: 'U.S.', emoji: '', entries: [], coverage: { status: 'quiet', sources: rows } },
    ],
  };
}

/** Statuses of source s0 on the last days, the newest last; undefined where nothing is known. */
function healthOf(statuses: (SourceHealth['status'] | undefined)[], newest?: string): Health {
  const days = statuses.flatMap((status, index) =>
    status === undefined
      ? []
      : [
          [
            dayAfter(date, index - statuses.length + 1),
            { s0: { status, read: 1, kept: 1, ms: 1234, ...(newest && { newest }) } },
          ] as const,
        ],
  );
  return { schema: 1, month: '2026-11', days: Object.fromEntries(days) };
}

describe('healthView', () => {
  it('counts who answered', () => {
    const view = healthView(
      editionWith({ kept: 4 }, { status: 'quiet' }, { status: 'failed', reason: 'No.' }, { status: 'stale' }),
      [],
      t,
    );
    expect(view).toMatchObject({ answered: 3, all: 4, kept: 4, weekday: 'Sunday', clock: '6:45 a.m.' });
    expect(view.problems.map(({ id, what }) => [id, what])).toEqual([
      ['s2', 'Could not be read.'],
      ['s3', 'Long without news.'],
    ]);
  });

  it('draws thirty ticks, blank where nothing is known', () => {
    const view = healthView(
      editionWith({}),
      [healthOf(['ok', 'quiet', undefined, 'failed', 'ok']), undefined],
      t,
    );
    const row = view.groups[0]?.rows[0];
    expect(row?.ticks).toHaveLength(30);
    expect(row?.ticks.slice(-5)).toEqual(['ok', 'quiet', 'blank', 'failed', 'ok']);
    expect(row?.ticks.slice(0, 25).every((tick) => tick === 'blank')).toBe(true);
    expect(row?.ticksText).toBe('Last 30 days: new entries on 2, nothing new on 1, could not be read on 1');
    expect(row?.response).toBe('1.2 s');
  });

  it('works without any health file', () => {
    const [row] = healthView(editionWith({}), [undefined, undefined], t).groups[0]?.rows ?? [];
    expect(row).toMatchObject({ response: '', newest: 'unknown' });
  });

  const since = [
    {
      name: 'once, today',
      statuses: ['ok', 'ok', 'failed'] as const,
      since: 'Sunday 22 November',
      advice: /^Nothing yet\. It answered on 2 of the last 3 days/,
    },
    {
      name: 'three days in a row',
      statuses: ['ok', 'failed', 'failed', 'failed'] as const,
      since: 'Friday 20 November',
      advice: /opens in a browser/,
    },
    {
      name: 'over a day nobody recorded',
      statuses: ['ok', 'failed', undefined, 'failed'] as const,
      since: 'Friday 20 November',
      advice: /opens in a browser/,
    },
    {
      name: 'the whole month',
      statuses: Array.from({ length: 30 }, () => 'failed' as const),
      since: 'Saturday 24 October or longer',
      advice: /opens in a browser/,
    },
    {
      name: 'first day of a new source',
      statuses: ['failed'] as const,
      since: 'Sunday 22 November',
      advice: /opens in a browser/,
    },
  ];
  it.each(since)('says since when: $name', ({ statuses, since, advice }) => {
    const edition = editionWith({ status: 'failed', reason: 'The publisher’s server is busy (503).' });
    const [problem] = healthView(edition, [healthOf([...statuses])], t).problems;
    expect(problem).toMatchObject({
      since,
      section: 'U.S.',
      reason: 'The publisher’s server is busy (503).',
    });
    expect(problem?.advice).toMatch(advice);
  });

  it('remembers the newest entry of a source that fails today', () => {
    const edition = editionWith({ status: 'failed', reason: 'No.' });
    const [problem] = healthView(edition, [healthOf(['ok', 'ok'], '2026-11-20T15:00:00Z')], t).problems;
    expect(problem?.newest).toBe('Fri 10:00 a.m.');
  });

  it('puts a moved source among those that need attention, with the line to write', () => {
    const movedTo = 'https://new.example/feed?a=1';
    const reason = `Moved for good: write ${movedTo} in briefing.yaml. Nothing new for 20 days.`;
    const view = healthView(editionWith({ status: 'quiet', movedTo, reason }), [], t);
    expect(view).toMatchObject({ answered: 1, all: 1 });
    expect(view.problems[0]).toMatchObject({
      what: 'Moved.',
      reason: 'It is still read, but by a detour that may end. Nothing new for 20 days.',
      line: 'url: "https://new.example/feed?a=1"',
      since: 'Sunday 22 November',
    });
    expect(view.groups[0]?.rows[0]?.what).toBe('Moved.');
  });

  it.each([
    ['failed', 'The publisher asks to be called less often (429).', 'Asked us to wait.', /^Nothing to do/],
    [
      'skipped',
      'Not asked: the publisher asked not to be called again before 09:40.',
      'Asked us to wait.',
      /^Nothing to do/,
    ],
    ['skipped', 'Not asked any more: … for good (410).', 'Gone for good.', /take the source out/],
    ['failed', 'The publisher refused the request (403).', 'Could not be read.', /turn away/],
  ] as const)('has other words for %s: %s', (status, reason, what, advice) => {
    // A good day before: what calls for an answer is said on the first day all the same.
    const [problem] = healthView(editionWith({ status, reason }), [healthOf(['ok', status])], t).problems;
    expect(problem).toMatchObject({ what, reason, advice: expect.stringMatching(advice) });
  });

  it('counts the days on which a source was not read as one trouble', () => {
    const edition = editionWith({ status: 'skipped', reason: 'Not asked any more: … (410).' });
    const [problem] = healthView(
      edition,
      [healthOf(['ok', 'stale', 'failed', 'skipped', 'skipped'])],
      t,
    ).problems;
    expect(problem?.since).toBe('Friday 20 November');
  });
});
