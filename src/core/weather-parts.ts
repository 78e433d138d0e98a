import type { Alert, Forecast, Observation } from './edition.ts';
import type { SunTimes } from './sun.ts';
import type { Point, WeatherLanguage, Words } from './weather-document.ts';

/** What one document says of the weather of a place. Whatever it does not say is absent. */
export interface WeatherParts {
  /** The place it says it is for. */
  name?: Words;
  point?: Point;
  /** Present only where the document tells all alerts; `none` is its sentence that says there are none. */
  alerts?: { listed: Alert[]; none?: string };
  /** Headlines of alerts from a document that may not tell all, and not their text. */
  headlines?: Alert[];
  observed?: Observation;
  forecast?: Forecast[];
  forecastIssued?: string;
  air?: { value: number; station?: string };
  sun?: SunTimes;
  /** The page for people. */
  page?: string;
}

/** For whom a document is read. */
export interface WeatherReader {
  place: Point;
  language: WeatherLanguage;
  /** Cut-off of the edition, ISO. */
  now: string;
}

/** Conditions older than this are no longer those of the morning. */
export const observationHoursMax = 3;
/** Forecasts are issued two or three times a day. */
export const forecastHoursMax = 24;

/** Whether an instant lies more than so many hours back; false where it is not known. */
export function isOlder(instant: string | undefined, now: string, hours: number): boolean {
  return instant !== undefined && Date.parse(now) - Date.parse(instant) > hours * 3_600_000;
}
