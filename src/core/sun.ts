import { dayAfter } from './calendar-day.ts';

/**
 * Sunrise and sunset by the sunrise equation (Meeus, Astronomical Algorithms, ch. 15, as shortened by NOAA): within two
 * minutes between the polar circles. Refraction and the sun’s radius put the horizon at −0.833°.
 */
const radians = Math.PI / 180;
const julianDayOfUnixEpoch = 2_440_587.5;
const julianDayOf2000 = 2_451_545;
const horizonDegrees = -0.833;
const obliquityDegrees = 23.4397;

export interface SunTimes {
  /** ISO instants, UTC. */
  rise: string;
  set: string;
  daylightMinutes: number;
}

/** The sun over a place (degrees, east and north positive) on a calendar day; undefined where it does not rise or set. */
export function sunTimes(date: string, place: { lat: number; lon: number }): SunTimes | undefined {
  const noon = Date.parse(`${date}T12:00:00Z`) / 86_400_000 + julianDayOfUnixEpoch;
  const days = noon - julianDayOf2000 - place.lon / 360;
  const anomaly = (357.5291 + 0.98560028 * days) * radians;
  const centre = 1.9148 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly) + 0.0003 * Math.sin(3 * anomaly);
  const longitude = anomaly + (centre + 180 + 102.9372) * radians;
  const transit = julianDayOf2000 + days + 0.0053 * Math.sin(anomaly) - 0.0069 * Math.sin(2 * longitude);
  const declination = Math.asin(Math.sin(longitude) * Math.sin(obliquityDegrees * radians));
  const latitude = place.lat * radians;
  const cosine =
    (Math.sin(horizonDegrees * radians) - Math.sin(latitude) * Math.sin(declination)) /
    (Math.cos(latitude) * Math.cos(declination));
  if (!(Math.abs(cosine) <= 1)) return undefined;
  const half = Math.acos(cosine) / (2 * Math.PI);
  return {
    rise: instant(transit - half),
    set: instant(transit + half),
    daylightMinutes: Math.round(half * 2 * 24 * 60),
  };
}

/** Minutes of daylight gained (or lost, if negative) against the day before. */
export function daylightChange(date: string, place: { lat: number; lon: number }): number | undefined {
  const today = sunTimes(date, place);
  const before = sunTimes(dayAfter(date, -1), place);
  return today && before && today.daylightMinutes - before.daylightMinutes;
}

function instant(julianDay: number): string {
  return new Date(Math.round((julianDay - julianDayOfUnixEpoch) * 86_400_000)).toISOString();
}
