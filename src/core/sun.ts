import { getTimes } from 'suncalc';
import { dayAfter } from './calendar-day.ts';
import type { Point } from './weather-document.ts';

export interface SunTimes {
  /** ISO instants, UTC. */
  rise: string;
  set: string;
}

/**
 * Sunrise and sunset at a place on a calendar day there, by its solar noon; within a minute or two of the almanacs.
 * Undefined where the sun does not rise or does not set.
 */
export function sunTimes(date: string, { lat, lon }: Point): SunTimes | undefined {
  const key = `${date} ${lat} ${lon}`;
  if (!known.has(key)) {
    if (known.size >= knownMax) known.clear();
    known.set(key, reckoned(date, lat, lon));
  }
  return known.get(key);
}

/** Pages of days that follow each other ask for the same mornings, three times each. */
const knownMax = 100;
const known = new Map<string, SunTimes | undefined>();

function reckoned(date: string, lat: number, lon: number): SunTimes | undefined {
  const solarNoon = new Date(Date.parse(`${date}T12:00:00Z`) - (lon / 15) * 3_600_000);
  const { sunrise, sunset } = getTimes(solarNoon, lat, lon);
  return sunrise && sunset ? { rise: wholeMinute(sunrise), set: wholeMinute(sunset) } : undefined;
}

export function daylightMinutes({ rise, set }: SunTimes): number {
  return Math.round((Date.parse(set) - Date.parse(rise)) / 60_000);
}

/** Minutes of daylight gained (or lost, if negative) against the day before. */
export function daylightChange(date: string, place: Point): number | undefined {
  const today = sunTimes(date, place);
  const before = sunTimes(dayAfter(date, -1), place);
  return today && before && daylightMinutes(today) - daylightMinutes(before);
}

/** Refraction alone moves the sun by more than seconds; almanacs print minutes too. */
function wholeMinute(instant: Date): string {
  return new Date(Math.round(instant.getTime() / 60_000) * 60_000).toISOString();
}
