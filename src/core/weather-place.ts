import pointInPolygon from 'point-in-polygon-hao';
import type { Point, Polygon, Words } from './weather-document.ts';

/** A city page or an air quality station further away tells of another place. */
export const distanceKmMax = 60;

const earthRadiusKm = 6_371;
const radians = Math.PI / 180;

/** The great-circle distance (haversine), in kilometres. */
export function distanceKm(a: Point, b: Point): number {
  const half = (degrees: number): number => Math.sin((degrees * radians) / 2) ** 2;
  const chord =
    half(b.lat - a.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(b.lon - a.lon);
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Whether a place lies on ground made of polygons, their edges included and their holes not. */
export function isOnGround({ lat, lon }: Point, ground: readonly Polygon[]): boolean {
  return ground.some((polygon) => pointInPolygon([lon, lat], polygon) !== false);
}

/**
 * The west, south, east and north of a box round a place, as GeoJSON orders them (RFC 7946 section 5), three decimals.
 * `km` is the way from the place to each side.
 */
export function boxRound({ lat, lon }: Point, km: number): string {
  const degrees = km / (earthRadiusKm * radians);
  const wide = degrees / Math.max(0.01, Math.cos(lat * radians));
  const within = (value: number, limit: number): string =>
    Math.max(-limit, Math.min(limit, value)).toFixed(3);
  return [
    within(lon - wide, 180),
    within(lat - degrees, 90),
    within(lon + wide, 180),
    within(lat + degrees, 90),
  ].join(',');
}

/**
 * Whether two names may mean one place: case, accents, punctuation and “St.” aside, the words of one, or of its part
 * before a bracket, all stand in the other. “Ottawa” is “Ottawa (Kanata - Orléans)”, “Québec” is “Quebec City”.
 */
export function isSameName(configured: string, said: Words): boolean {
  const wanted = namesIn(configured);
  return Object.values(said)
    .flatMap(namesIn)
    .some((name) => wanted.some((other) => isWithin(name, other) || isWithin(other, name)));
}

/** The words of the whole name, and of it without what stands in brackets. */
function namesIn(name: string): ReadonlySet<string>[] {
  return [name, name.replace(/\(.*$/s, '')].map(wordsIn).filter(({ size }) => size > 0);
}

function wordsIn(name: string): ReadonlySet<string> {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((word) => (word === 'st' || word === 'ste' ? word.replace('st', 'saint') : word)));
}

function isWithin(words: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return words.isSubsetOf(others);
}
