import { dayAfter } from '../core/calendar-day.ts';
import { daysApart } from './times.ts';
import { weekdayOf } from './weekdays.ts';

/**
 * Weeks of ISO 8601, written `2026-W47`: Monday to Sunday, and they belong to the year that holds their Thursday, so that
 * the first days of January may stand in the last week of the year before. Calendar days only: no time zone takes part.
 */

export function weekOf(date: string): string {
  const thursday = dayAfter(date, 3 - weekdayOf(date));
  const year = thursday.slice(0, 4);
  const number = Math.floor(daysApart(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

export function weekNumber(week: string): number {
  return Number(week.slice(-2));
}

/** The seven dates of a week, Monday first. The fourth of January is always in the first week. */
export function datesOfWeek(week: string): string[] {
  const inFirst = `${week.slice(0, 4)}-01-04`;
  const monday = (weekNumber(week) - 1) * 7 - weekdayOf(inFirst);
  return Array.from({ length: 7 }, (_, index) => dayAfter(inFirst, monday + index));
}
