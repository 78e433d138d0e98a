import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../core/calendar-day.ts';
import { editionRuns } from '../site/edition-runs.ts';
import { askedDate, nearestEditions } from './nearest-edition.ts';

describe('askedDate', () => {
  it.each([
    ['/2026/02/03/', '2026-02-03'],
    ['/2026/2/3', '2026-02-03'],
    ['/2026-11-22', '2026-11-22'],
    ['/2026.11.22.html', '2026-11-22'],
    ['/20261122/', '2026-11-22'],
    ['/text/2026/11/22/', '2026-11-22'],
    ['/api/2026-11-22.json', '2026-11-22'],
    ['/2024/02/29/', '2024-02-29'],
  ])('%s asks for %s', (path, date) => expect(askedDate(path)).toBe(date));

  it.each(['/2026/02/31/', '/2025/02/29/', '/2026/13/01/', '/2026/11/', '/202611221/', '/about', '/'])(
    '%s asks for no day',
    (path) => expect(askedDate(path)).toBeUndefined(),
  );
});

describe('nearestEditions', () => {
  it('reads what the site wrote, whatever days are missing', () => {
    const first = '2024-02-20';
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(60), { minLength: 1 }),
        fc.integer({ min: -5, max: 65 }),
        (days, target) => {
          const dates = days.toSorted((a, b) => a - b).map((day) => dayAfter(first, day));
          const asked = dayAfter(first, target);
          const before = dates.findLast((date) => date < asked);
          const after = dates.find((date) => date > asked);
          expect(nearestEditions(editionRuns(dates), asked)).toEqual({
            has: dates.includes(asked),
            ...(before && { before }),
            ...(after && { after }),
          });
        },
      ),
    );
  });

  it('takes few bytes for many days', () => {
    const decade = Array.from({ length: 3_650 }, (_, day) => dayAfter('2016-11-25', day));
    expect(editionRuns(decade)).toBe('2016-11-25 3650');
    expect(editionRuns(decade.filter((_, day) => day % 7 !== 3)).length).toBeLessThan(2_200);
    expect(editionRuns([])).toBe('');
  });
});
