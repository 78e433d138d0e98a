import { describe, expect, it } from 'vitest';
import { square } from '../../scripts/testing/weather-documents.ts';
import { boxRound, distanceKm, isOnGround, isSameName } from './weather-place.ts';
import type { Polygon } from './weather-document.ts';

const place = { lat: 45.82, lon: -77.12 };

describe('distanceKm', () => {
  it.each([
    // One degree of a meridian is 111.2 km on a sphere of 6371 km.
    { name: 'a degree north', to: { lat: 46.82, lon: -77.12 }, km: 111.2 },
    {
      name: 'a degree east at 60° is half of one at the equator',
      from: { lat: 60, lon: 0 },
      to: { lat: 60, lon: 1 },
      km: 55.6,
    },
    { name: 'across the date line', from: { lat: 0, lon: 179.5 }, to: { lat: 0, lon: -179.5 }, km: 111.2 },
    { name: 'nowhere', to: place, km: 0 },
  ])('$name', ({ from = place, to, km }) => {
    expect(distanceKm(from, to)).toBeCloseTo(km, 0);
  });
});

describe('isOnGround', () => {
  const ring = (half: number): Polygon[number] => square(half) as Polygon[number];
  it.each([
    { name: 'inside', ground: [[ring(0.5)]], is: true },
    {
      name: 'on an edge',
      ground: [[square(0.5, [place.lon + 0.5, place.lat]) as Polygon[number]]],
      is: true,
    },
    { name: 'in a hole', ground: [[ring(0.5), ring(0.1)]], is: false },
    {
      name: 'in the second of two polygons',
      ground: [[square(0.5, [10, 10]) as Polygon[number]], [ring(0.5)]],
      is: true,
    },
    {
      name: 'in the box of a triangle, but not in the triangle',
      ground: [
        [
          [
            [-78, 45],
            [-77, 45],
            [-78, 46],
            [-78, 45],
          ] as Polygon[number],
        ],
      ],
      is: false,
    },
    { name: 'nowhere', ground: [], is: false },
  ])('$name', ({ ground, is }) => {
    expect(isOnGround(place, ground)).toBe(is);
  });
});

describe('boxRound', () => {
  it('goes so many kilometres to each side: west, south, east, north', () => {
    const [west, south, east, north] = boxRound(place, 60).split(',').map(Number) as [
      number,
      number,
      number,
      number,
    ];
    expect(distanceKm(place, { ...place, lat: south })).toBeCloseTo(60, 0);
    expect(distanceKm(place, { ...place, lat: north })).toBeCloseTo(60, 0);
    expect(distanceKm(place, { ...place, lon: west })).toBeCloseTo(60, 0);
    expect(distanceKm(place, { ...place, lon: east })).toBeCloseTo(60, 0);
    expect([west < east, south < north]).toEqual([true, true]);
  });

  it('stays on the globe', () => {
    expect(boxRound({ lat: 90, lon: 180 }, 60)).toMatch(/^-?\d+\.\d+,89\.460,180\.000,90\.000$/);
  });
});

describe('isSameName', () => {
  it.each([
    ['Pembroke', { en: 'Pembroke' }],
    ['pembroke', { en: 'PEMBROKE' }],
    ['Lakeside, Ontario', { en: 'Lakeside' }],
    ['Ottawa', { en: 'Ottawa (Kanata - Orléans)' }],
    ['Ottawa (Richmond)', { en: 'Ottawa (Kanata - Orléans)' }],
    ['Orleans', { en: 'Ottawa (Kanata - Orléans)' }],
    ['Quebec City', { en: 'Québec' }],
    ['St. John’s', { en: 'Saint John’s' }],
    ['Saint-Jean', { en: 'St. John', fr: 'Saint-Jean' }],
  ])('%s is %j', (configured, said) => {
    expect(isSameName(configured, said)).toBe(true);
  });

  it.each([
    ['Pembroke', { en: 'Petawawa' }],
    ['Pembroke', { en: 'Ottawa (Kanata - Orléans)', fr: 'Ottawa (Kanata - Orléans)' }],
    ['North Bay', { en: 'Thunder Bay' }],
    ['Pembroke', { en: '?' }],
  ])('%s is not %j', (configured, said) => {
    expect(isSameName(configured, said)).toBe(false);
  });
});
