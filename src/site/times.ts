import { dateOfDay, dayMs, dayNumber } from '../core/calendar-day.ts';
import type { Strings } from './strings.ts';

/** The words of a calendar day in the language of the interface. */
export interface DateWords {
  weekday: string;
  weekdayShort: string;
  day: number;
  month: string;
  monthShort: string;
  year: number;
}

export interface PrintedTime {
  text: string;
  /** For `<time datetime>`: an instant, or a date where the feed gives no more. */
  datetime: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times more than using it, so every one is kept. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** By locale and date: every entry of an archive asks, and a key of both would have to be made anew each time. */
const knownWords = new Map<string, Map<string, DateWords>>();

/** `2026-11-22` or `2026-11` in words. A date has no time zone: it is read and printed as UTC. */
export function dateWords(date: string, { locale }: Strings): DateWords {
  const ofLocale = knownWords.get(locale) ?? new Map<string, DateWords>();
  const known = ofLocale.get(date);
  if (known) return known;
  const words = wordsOf(date, locale);
  knownWords.set(locale, ofLocale.set(date, words));
  return words;
}

function wordsOf(date: string, locale: string): DateWords {
  const instant = new Date(`${date.padEnd(10, '-01')}T00:00:00Z`);
  const word = (options: Intl.DateTimeFormatOptions): string =>
    format(locale, { ...options, timeZone: 'UTC' }).format(instant);
  return {
    weekday: word({ weekday: 'long' }),
    weekdayShort: word({ weekday: 'short' }),
    day: instant.getUTCDate(),
    month: word({ month: 'long' }),
    monthShort: word({ month: 'short' }),
    year: instant.getUTCFullYear(),
  };
}

const clocks = new Map<string, string[]>();

/** The clock of a time zone: `6:45 a.m.`, `6 h 45`. Thin spaces become plain ones, which every font has. */
export function clockTime(instant: string, timeZone: string, t: Strings): string {
  return clockOf(localTime(instant, timeZone).minute, t);
}

/** The clock so many minutes after midnight. */
function clockOf(minute: number, { locale, clock }: Strings): string {
  const ofLocale = clocks.get(locale) ?? [];
  const text = (ofLocale[minute] ??= clockText(minute, locale));
  clocks.set(locale, ofLocale);
  return clock(text);
}

function clockText(minute: number, locale: string): string {
  const clock = format(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return clock.format(new Date(minute * minuteMs)).replace(/[\u00a0\u202f]/g, ' ');
}

const minuteMs = 60_000;

/** Calendar day and time of day of an instant in a time zone. */
export function localTime(
  instant: string,
  timeZone: string,
): { date: string; minute: number; second: number } {
  const at = Date.parse(instant);
  const local = at + offsetMs(at, timeZone);
  const day = Math.floor(local / dayMs);
  const ofDay = local - day * dayMs;
  return {
    date: dateOfDay(day),
    minute: Math.floor(ofDay / minuteMs),
    second: Math.floor((ofDay % minuteMs) / 1_000),
  };
}

/** By time zone, at the beginning of each day in UTC. */
const offsets = new Map<string, Map<number, number>>();

/**
 * How far the clocks of a zone are ahead of UTC. An archive asks a million times: one answer serves all moments of a day
 * in UTC on which the clocks are not changed.
 */
function offsetMs(at: number, timeZone: string): number {
  const day = Math.floor(at / dayMs);
  const ofZone = offsets.get(timeZone) ?? new Map<number, number>();
  offsets.set(timeZone, ofZone);
  const first = offsetAtMidnight(day, timeZone, ofZone);
  return first === offsetAtMidnight(day + 1, timeZone, ofZone) ? first : offsetAt(at, timeZone);
}

function offsetAtMidnight(day: number, timeZone: string, known: Map<number, number>): number {
  const offset = known.get(day) ?? offsetAt(day * dayMs, timeZone);
  known.set(day, offset);
  return offset;
}

function offsetAt(at: number, timeZone: string): number {
  // Swedish writes dates and times as ISO 8601 does: 2026-11-22 06:45:00.
  const text = format('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(new Date(at));
  return Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000;
}

/** Whole days from one date to a later one; negative if it is earlier. */
export function daysApart(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * When an entry was published, as a reader of that edition would say it: the time for the day of the edition, weekday
 * and time for the six days before, the date for anything older. Exact midnight, in UTC or in the zone of the edition,
 * is how feeds say that they only know the day: then the date alone is printed.
 */
export function printedTime(
  published: string,
  edition: { date: string; timeZone: string },
  t: Strings,
): PrintedTime {
  const { timeZone } = edition;
  const midnightUtc = published.includes('T00:00:00') && /T00:00:00(\.0+)?Z$/.test(published);
  const local = localTime(published, timeZone);
  const day = midnightUtc ? published.slice(0, 10) : local.date;
  const words = dateWords(day, t);
  const dayOnly =
    day.slice(0, 4) === edition.date.slice(0, 4) ? t.dayShort(words) : t.dayShortWithYear(words);
  if (midnightUtc || (local.minute === 0 && local.second === 0)) return { text: dayOnly, datetime: day };
  const clock = clockOf(local.minute, t);
  if (day === edition.date) return { text: clock, datetime: published };
  const age = daysApart(day, edition.date);
  const recent = age > 0 && age <= 6;
  return { text: recent ? t.weekdayAndTime(words, clock) : dayOnly, datetime: published };
}
