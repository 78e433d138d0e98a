import { describe, expect, it } from 'vitest';
import { daylightChange, sunTimes } from './sun.ts';

/** Published times (almanac tables), in UTC. */
const rows = [
  {
    name: 'London, longest day',
    date: '2024-06-20',
    lat: 51.5074,
    lon: -0.1278,
    rise: '03:43',
    set: '20:21',
  },
  {
    name: 'London, shortest day',
    date: '2024-12-21',
    lat: 51.5074,
    lon: -0.1278,
    rise: '08:04',
    set: '15:53',
  },
  {
    name: 'Sydney, east of Greenwich',
    date: '2024-12-21',
    lat: -33.8688,
    lon: 151.2093,
    rise: '18:40',
    set: '09:05',
  },
  { name: 'Pembroke, equinox', date: '2025-09-22', lat: 45.81, lon: -77.16, rise: '10:54', set: '23:08' },
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

  it('knows no sunrise in the polar night and the midnight sun', () => {
    expect(sunTimes('2024-12-21', { lat: 78.2, lon: 15.6 })).toBeUndefined();
    expect(sunTimes('2024-06-21', { lat: 78.2, lon: 15.6 })).toBeUndefined();
    expect(sunTimes('2024-06-21', { lat: 90, lon: 0 })).toBeUndefined();
  });

  it('gains daylight in spring and loses it in autumn', () => {
    expect(daylightChange('2026-03-20', { lat: 45.8, lon: -77.2 })).toBeGreaterThan(1);
    expect(daylightChange('2026-09-22', { lat: 45.8, lon: -77.2 })).toBeLessThan(-1);
  });
});
