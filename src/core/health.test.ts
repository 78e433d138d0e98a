import { describe, expect, it } from 'vitest';
import type { SourceCoverage } from './edition.ts';
import { healthFileText, healthSchema, recordHealth } from './health.ts';

const coverage: SourceCoverage = {
  id: 'courier',
  name: 'Courier',
  kind: 'news',
  status: 'ok',
  read: 9,
  kept: 2,
};
const first = recordHealth(undefined, '2026-11-22', [{ coverage, ms: 120.4 }]);

describe('recordHealth', () => {
  it('enters a row for each source under its day', () => {
    expect(first).toEqual({
      schema: 1,
      month: '2026-11',
      days: { '2026-11-22': { courier: { status: 'ok', read: 9, kept: 2, ms: 120 } } },
    });
  });

  it('changes nothing where a source says the same again, however long it took', () => {
    expect(recordHealth(first, '2026-11-22', [{ coverage, ms: 999 }])).toEqual(first);
  });

  it('takes a new answer with its time', () => {
    const failed = { ...coverage, status: 'failed' as const, reason: 'No such address (404).' };
    const second = recordHealth(first, '2026-11-22', [{ coverage: failed, ms: 7 }]);
    expect(second.days['2026-11-22']?.['courier']).toMatchObject({ status: 'failed', ms: 7 });
  });

  it('keeps what was said of a backup that is not asked again later that day', () => {
    const spare = { ...coverage, id: 'spare' };
    const both = recordHealth(first, '2026-11-22', [{ coverage: spare, ms: 5 }]);
    expect(Object.keys(both.days['2026-11-22'] ?? {})).toEqual(['courier', 'spare']);
  });

  it('keeps where a source has moved', () => {
    const movedTo = 'https://new.example/';
    const moved = recordHealth(first, '2026-11-22', [{ coverage: { ...coverage, movedTo }, ms: 5 }]);
    expect(
      healthSchema.parse(JSON.parse(healthFileText(moved))).days['2026-11-22']?.['courier'],
    ).toMatchObject({ movedTo });
  });

  it('keeps days in order', () => {
    const both = recordHealth(first, '2026-11-03', [{ coverage, ms: 1 }]);
    expect(Object.keys(both.days)).toEqual(['2026-11-03', '2026-11-22']);
  });

  it('is written one line a source and day, and reads back the same', () => {
    const text = healthFileText(first);
    expect(text.split('\n').filter((line) => line.includes('"courier"'))).toHaveLength(1);
    expect(healthSchema.parse(JSON.parse(text))).toEqual(first);
  });
});
