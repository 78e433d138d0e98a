import { tz } from '@date-fns/tz';
// One function a module: the whole of date-fns takes a second to load.
import { addHours } from 'date-fns/addHours';
import { formatISO } from 'date-fns/formatISO';

/** The calendar day, `YYYY-MM-DD`, that an instant falls on in a time zone: the date of the edition made then. */
export function editionDate(instant: Date, timeZone: string): string {
  return formatISO(instant, { representation: 'date', in: tz(timeZone) });
}

/** The day so many days after `date` (before it, if negative). Days of the calendar: no time zone takes part. */
export function dayAfter(date: string, days = 1): string {
  return dateOfDay(dayNumber(date) + days);
}

export const dayMs = 86_400_000;

/** How many days a date lies behind 1 January 1970. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

const dates = new Map<number, string>();

/** The date of a day, counted from 1 January 1970. Kept, because every entry of an archive asks. */
export function dateOfDay(day: number): string {
  const known = dates.get(day) ?? new Date(day * dayMs).toISOString().slice(0, 10);
  dates.set(day, known);
  return known;
}

/** The span an edition covers: from so many days (`5d`) or hours (`36h`) before its cut-off, to its cut-off. */
export function windowBefore(cutOff: Date, span: string): { from: string; to: string } {
  const hours = Number.parseInt(span, 10) * (span.endsWith('h') ? 1 : 24);
  return { from: addHours(cutOff, -hours).toISOString(), to: cutOff.toISOString() };
}

/**
 * The days between the newest edition and `date` that have none and from which a feed may still hold entries, oldest
 * first. A briefing without editions has missed none.
 */
export function missedDays(newest: string | undefined, date: string, windowFrom: string): string[] {
  const days: string[] = [];
  if (newest === undefined) return days;
  const first = windowFrom.slice(0, 10) > newest ? windowFrom.slice(0, 10) : dayAfter(newest);
  for (let day = first; day < date; day = dayAfter(day)) days.push(day);
  return days;
}
