import { describe, expect, it } from 'vitest';
import { daylightChange, daylightMinutes, sunTimes } from './sun.ts';

/** Published times (almanac tables), in UTC. */
const london = { lat: 51.5074, lon: -0.1278 };
const ottawa = { lat: 45.4215, lon: -75.6972 };
const sydney = { lat: -33.8688, lon: 151.2093 };
const rows = [
  { name: 'London, longest day', date: '2024-06-20', ...london, rise: '03:43', set: '20:21' },
  { name: 'London, shortest day', date: '2024-12-21', ...london, rise: '08:04', set: '15:53' },
  { name: 'Ottawa, longest day', date: '2024-06-21', ...ottawa, rise: '09:15', set: '00:54' },
  { name: 'Ottawa, shortest day', date: '2024-12-21', ...ottawa, rise: '12:39', set: '21:22' },
  { name: 'Sydney, east of Greenwich', date: '2024-12-21', ...sydney, rise: '18:40', set: '09:05' },
];

function minutes(clock: string): number {
  const [hours = 0, rest = 0] = clock.split(':').map(Number);
  return hours * 60 + rest;
}

function apart(instant: string | undefined, clock: string): number {
  const difference = Math.abs(minutes(instant?.slice(11, 16) ?? '00:00') - minutes(clock));
  return Math.min(difference, 1440 - difference);
}

describe('sunTimes', () => {
  it.each(rows)('$name: within two minutes of the almanac', ({ date, lat, lon, rise, set }) => {
    const sun = sunTimes(date, { lat, lon });
    expect(apart(sun?.rise, rise)).toBeLessThanOrEqual(2);
    expect(apart(sun?.set, set)).toBeLessThanOrEqual(2);
  });

  it.each([
    { name: 'Sydney', place: sydney, rise: '2024-12-20', set: '2024-12-21' },
    { name: 'west of the date line', place: { lat: 0, lon: 179.9 }, rise: '2024-12-20', set: '2024-12-21' },
    { name: 'east of the date line', place: { lat: 0, lon: -179.9 }, rise: '2024-12-21', set: '2024-12-22' },
    { name: 'Ottawa', place: ottawa, rise: '2024-12-21', set: '2024-12-21' },
  ])('is of the day as it is called there: $name', ({ place, rise, set }) => {
    const sun = sunTimes('2024-12-21', place);
    expect([sun?.rise.slice(0, 10), sun?.set.slice(0, 10)]).toEqual([rise, set]);
  });

  it('knows no sunrise in the polar night and the midnight sun', () => {
    expect(sunTimes('2024-12-21', { lat: 78.2, lon: 15.6 })).toBeUndefined();
    expect(sunTimes('2024-06-21', { lat: 78.2, lon: 15.6 })).toBeUndefined();
    expect(sunTimes('2024-06-21', { lat: 90, lon: 0 })).toBeUndefined();
  });
});

describe('daylight', () => {
  it('is from sunrise to sunset', () => {
    expect(daylightMinutes({ rise: '2024-06-21T09:15:00.000Z', set: '2024-06-22T00:54:00.000Z' })).toBe(939);
  });

  it('grows in spring and shrinks in autumn', () => {
    expect(daylightChange('2026-03-20', { lat: 45.8, lon: -77.2 })).toBeGreaterThan(1);
    expect(daylightChange('2026-09-22', { lat: 45.8, lon: -77.2 })).toBeLessThan(-1);
    expect(daylightChange('2026-06-21', { lat: 78.2, lon: 15.6 })).toBeUndefined();
  });
});
