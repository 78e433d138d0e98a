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
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

const dayMs = 86_400_000;

/** The span an edition covers: from so many days (`5d`) or hours (`36h`) before its cut-off, to its cut-off. */
export function windowBefore(cutOff: Date, span: string): { from: string; to: string } {
  const hours = Number.parseInt(span, 10) * (span.endsWith('h') ? 1 : 24);
  return { from: addHours(cutOff, -hours).toISOString(), to: cutOff.toISOString() };
}
