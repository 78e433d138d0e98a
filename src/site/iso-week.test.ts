import { describe, expect, it } from 'vitest';
import { dayAfter } from '../core/calendar-day.ts';
import { datesOfWeek, weekNumber, weekOf } from './iso-week.ts';
import { weekdayOf } from './weekdays.ts';

describe('the week of a day', () => {
  const rows: [date: string, week: string][] = [
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    // A year that begins on a Thursday has 53 weeks, and the last one reaches into the next year.
    ['2026-01-01', '2026-W01'],
    ['2026-12-27', '2026-W52'],
    ['2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    // A year that begins on a Tuesday takes days of the old one.
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W01'],
    ['2023-01-01', '2022-W52'],
    ['2021-01-03', '2020-W53'],
    ['2000-02-29', '2000-W09'],
  ];
  it.each(rows)('of %s is %s', (date, week) => expect(weekOf(date)).toBe(week));

  it('gives its seven days back, Monday first, over thirty years', () => {
    for (let date = '2005-01-01'; date < '2035-01-01'; date = dayAfter(date, 5)) {
      const dates = datesOfWeek(weekOf(date));
      expect(dates).toContain(date);
      expect(dates.map(weekdayOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(new Set(dates.map(weekOf))).toEqual(new Set([weekOf(date)]));
    }
  });

  it('steps over the nights on which clocks change', () => {
    expect(datesOfWeek('2026-W10')).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
      '2026-03-08',
    ]);
    expect(datesOfWeek('2026-W44').at(-1)).toBe('2026-11-01');
  });

  it('has a number', () => expect(weekNumber('2027-W01')).toBe(1));
});
