import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveOf } from './archive.ts';
import { heatOf, missingDays, monthGrid, weekUpTo } from './calendar.ts';
import { inkOf, inkStyle, weekdayOf } from './weekdays.ts';

const archive = archiveOf([
  { date: '2026-11-03', counts: { us: 12 }, unreachable: 0, gathered: '' },
  { date: '2026-11-05', counts: { us: 40 }, unreachable: 1, gathered: '' },
]);

describe('monthGrid', () => {
  it('lays a month out from Monday to Sunday, with ISO week numbers', () => {
    const grid = monthGrid('2026-11', archive);
    expect(grid.map(({ week }) => week)).toEqual([44, 45, 46, 47, 48, 49]);
    expect(grid[0]?.days.map((cell) => cell?.date)).toEqual([...Array(6).fill(undefined), '2026-11-01']);
    expect(grid[5]?.days.map((cell) => cell?.date)).toEqual(['2026-11-30', ...Array(6).fill(undefined)]);
  });

  it('tells editions, missing days and days outside of the archive apart', () => {
    const [, week] = monthGrid('2026-11', archive);
    expect(week?.days).toEqual([
      { date: '2026-11-02', state: 'outside' },
      { date: '2026-11-03', state: 'edition', stories: 12, heat: 2, unreachable: false, newest: false },
      { date: '2026-11-04', state: 'missing' },
      { date: '2026-11-05', state: 'edition', stories: 40, heat: 4, unreachable: true, newest: true },
      { date: '2026-11-06', state: 'outside' },
      { date: '2026-11-07', state: 'outside' },
      { date: '2026-11-08', state: 'outside' },
    ]);
    expect(missingDays('2026-11', archive)).toBe(1);
    expect(missingDays('2026', archive)).toBe(1);
    expect(missingDays('2025', archive)).toBe(0);
    const long = archiveOf(
      ['2025-12-30', '2026-01-03', '2026-03-01'].map((date) => ({
        date,
        counts: {},
        unreachable: 0,
        gathered: '',
      })),
    );
    expect(
      ['2025', '2025-12', '2026-01', '2026-02', '2026-03', '2026'].map((period) => missingDays(period, long)),
    ).toEqual([1, 1, 30, 28, 0, 58]);
    expect(missingDays('2025', archiveOf([]))).toBe(0);
  });

  it('gives the first days of January the week of the year before where ISO says so', () => {
    expect(monthGrid('2027-01', archive)[0]?.week).toBe(53);
  });

  it('holds every day of any month once, each in the column of its weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1970, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const period = `${year}-${String(month).padStart(2, '0')}`;
        const grid = monthGrid(period, archive);
        const dates = grid.flatMap(({ days }) => days.map((cell) => cell?.date)).filter(Boolean);
        const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
        expect(dates).toEqual(
          Array.from({ length }, (_, index) => `${period}-${String(index + 1).padStart(2, '0')}`),
        );
        for (const { days } of grid)
          days.forEach((cell, column) => {
            if (cell) expect((new Date(`${cell.date}T00:00Z`).getUTCDay() + 6) % 7).toBe(column);
          });
      }),
      { numRuns: 60 },
    );
  });
});

it.each([
  [0, 1],
  [1, 1],
  [10, 1],
  [11, 2],
  [20, 2],
  [21, 3],
  [35, 3],
  [36, 4],
  [400, 4],
])('%i stories have heat %i', (stories, heat) => {
  expect(heatOf(stories)).toBe(heat);
});

it('gives the seven days up to a date, over the end of a month', () => {
  expect(weekUpTo('2026-03-02')).toEqual([
    '2026-02-24',
    '2026-02-25',
    '2026-02-26',
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ]);
});

it('inks Monday spruce and Sunday goldenrod', () => {
  expect(weekdayOf('2026-11-23')).toBe(0);
  expect(weekdayOf('2026-11-22')).toBe(6);
  expect(inkStyle(inkOf('2026-11-23'))).toBe('--h:155;--c:0.105');
  expect(inkStyle(inkOf('2026-11-22'))).toBe('--h:70;--c:0.09');
});
