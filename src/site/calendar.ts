import { tz } from '@date-fns/tz';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import { dayAfter } from '../core/calendar-day.ts';
import { daysOf, storyCount, type Archive } from './archive.ts';
import { datesOfWeek, weekNumber, weekOf } from './iso-week.ts';
import { daysApart } from './times.ts';
import { weekdayOf } from './weekdays.ts';

/**
 * One cell of a month grid. `missing`: between the first and the newest edition, but without one of its own; `damaged`:
 * its edition cannot be read.
 */
export type CalendarCell =
  | { date: string; state: 'edition'; stories: number; heat: Heat; unreachable: boolean; newest: boolean }
  | { date: string; state: 'missing' | 'damaged' | 'outside' };

/** 1 few stories … 4 many. */
export type Heat = 1 | 2 | 3 | 4;

export interface CalendarWeek {
  /** ISO 8601 week number, and the week, `2026-W47`, where it has an edition in this month or the next. */
  week: number;
  page?: string;
  /** Seven, Monday first; undefined where the cell belongs to another month. */
  days: (CalendarCell | undefined)[];
}

/** The least number of stories for each step of heat. */
export const heatSteps = [1, 11, 21, 36] as const;

export function heatOf(stories: number): Heat {
  return Math.max(1, heatSteps.filter((least) => stories >= least).length) as Heat;
}

/** The grid of a month, `2026-11`, Monday first (ISO 8601). Pure: date strings only, never the machine’s zone. */
export function monthGrid(month: string, archive: Archive): CalendarWeek[] {
  const first = `${month}-01`;
  const length = getDaysInMonth(`${first}T00:00:00Z`, { in: tz('UTC') });
  const dates = [
    ...Array.from({ length: weekdayOf(first) }, () => undefined),
    ...Array.from({ length }, (_, index) => dayAfter(first, index)),
  ];
  const weeks: CalendarWeek[] = [];
  for (let at = 0; at < dates.length; at += 7) {
    const days = Array.from({ length: 7 }, (_, index) => dates[at + index]);
    const week = weekOf(days.find((date) => date !== undefined) ?? first);
    const hasEdition = datesOfWeek(week).some((date) => archive.position.has(date));
    weeks.push({
      week: weekNumber(week),
      ...(hasEdition && { page: week }),
      days: days.map((date) => date && cell(date, archive)).map((day) => day || undefined),
    });
  }
  return weeks;
}

function cell(date: string, archive: Archive): CalendarCell {
  const oldest = archive.days[0]?.date ?? date;
  const newest = archive.days.at(-1)?.date ?? date;
  const day = archive.days[archive.position.get(date) ?? -1];
  if (archive.damaged.has(date)) return { date, state: 'damaged' };
  if (!day) return { date, state: date > oldest && date < newest ? 'missing' : 'outside' };
  const stories = storyCount(day);
  return {
    date,
    state: 'edition',
    stories,
    heat: heatOf(stories),
    unreachable: day.unreachable > 0,
    newest: date === newest,
  };
}

/** The days of a year or month without an edition, between the first and the newest edition. */
export function missingDays(period: string, archive: Archive): number {
  const oldest = archive.days[0]?.date;
  const newest = archive.days.at(-1)?.date;
  if (oldest === undefined || newest === undefined) return 0;
  const lastMonth = period.padEnd(7, '-12').slice(0, 7);
  const first = later(oldest, `${period.padEnd(7, '-01')}-01`);
  const last = earlier(
    newest,
    `${lastMonth}-${getDaysInMonth(`${lastMonth}-01T00:00:00Z`, { in: tz('UTC') })}`,
  );
  return (
    Math.max(0, daysApart(first, last) + 1) -
    daysOf(archive, period).length -
    damagedDays(period, archive).length
  );
}

/** The days of a year or month whose edition cannot be read, as people write them. */
export function damagedDays(period: string, { damaged }: Archive): string[] {
  return [...damaged].filter((date) => date.startsWith(period));
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** The last seven calendar days up to `date`, oldest first: the week strip of the masthead. */
export function weekUpTo(date: string): string[] {
  return Array.from({ length: 7 }, (_, index) => dayAfter(date, index - 6));
}
