import { readDate } from '../core/dates.ts';
import { webLink } from '../core/links.ts';
import { escapedText, fieldCharsMax, plainText } from '../core/text.ts';
import type { Point, Words } from '../core/weather-document.ts';
import { withoutUndefined } from './entry-fields.ts';

/**
 * Reading JSON whose shape is only probable. GeoMet wraps nearly every value in `{ en, fr }`, many in
 * `{ value: { en, fr }, units }`, and has changed which; so each reader takes a value in any of these wrappings, or
 * bare, and answers undefined to everything else. Only own properties count, so `__proto__` is a name like any other.
 */

/** Far beyond any weather on Earth, in any of its units. */
const numberMax = 100_000;

/** What stands at the end of a path of names, or undefined. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
    value,
  );
}

/** The elements of a list, at most `max`; a lone object counts as a list of one, and anything else is an empty list. */
export function listOf(value: unknown, max: number): unknown[] {
  if (Array.isArray(value)) return value.slice(0, max);
  return isObject(value) ? [value] : [];
}

/** 12, "12", "12,5", `{ en: 12 }`, `{ value: { en: "12" } }` → the number. */
export function numberOf(value: unknown): number | undefined {
  const bare = unwrapped(value);
  const figure = typeof bare === 'string' ? bare.trim().replace(',', '.') : bare;
  if (typeof figure === 'string' && !/^[+-]?\d{1,10}(?:\.\d{1,15})?$/.test(figure)) return undefined;
  const number = typeof figure === 'string' ? Number(figure) : figure;
  return typeof number === 'number' && Math.abs(number) <= numberMax ? number : undefined;
}

/** The text in each language; a bare text is taken as both. `read` makes plain text of HTML source. */
export function wordsOf(
  value: unknown,
  read: (html: string) => string = (html) => plainText(html).replaceAll('\n', ' '),
): Words | undefined {
  const inner = isObject(at(value, 'value')) || isScalar(at(value, 'value')) ? at(value, 'value') : value;
  const en = textOf(isScalar(inner) ? inner : at(inner, 'en'), read);
  const fr = textOf(isScalar(inner) ? inner : at(inner, 'fr'), read);
  return en === undefined && fr === undefined ? undefined : withoutUndefined({ en, fr });
}

/** `name_en` and `name_fr` of an object. */
export function wordsNamed(value: unknown, name: string, read?: (html: string) => string): Words | undefined {
  return wordsOf({ en: at(value, `${name}_en`), fr: at(value, `${name}_fr`) }, read);
}

/** The address in each language, where it is one that may be printed. */
export function linksOf(value: unknown): Words | undefined {
  const { en, fr } = wordsOf(value) ?? {};
  const links = withoutUndefined({ en: webLink(en ?? ''), fr: webLink(fr ?? '') });
  return Object.keys(links).length > 0 ? links : undefined;
}

/** A date as an ISO instant. */
export function instantOf(value: unknown): string | undefined {
  const bare = unwrapped(value);
  return typeof bare === 'string' ? readDate(bare) : undefined;
}

/** The place of a GeoJSON point (RFC 7946 section 3.1.2). */
export function pointOf(geometry: unknown): Point | undefined {
  const [lon, lat] = listOf(at(geometry, 'coordinates'), 2);
  return typeof lon === 'number' && typeof lat === 'number' && isOnEarth(lon, lat) ? { lat, lon } : undefined;
}

export function isOnEarth(lon: number, lat: number): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

/** Out of `{ value: … }` and `{ en, fr }`, at most once each. */
function unwrapped(value: unknown): unknown {
  const inner = isObject(value) && Object.hasOwn(value, 'value') ? at(value, 'value') : value;
  return isObject(inner) ? (at(inner, 'en') ?? at(inner, 'fr')) : inner;
}

function textOf(value: unknown, read: (html: string) => string): string | undefined {
  if (!isScalar(value)) return undefined;
  // One character more than a field may hold, so that the reader sees that it is too long.
  const text = read(
    escapedText(
      String(value)
        .toWellFormed()
        .slice(0, fieldCharsMax + 1),
    ),
  );
  return text.trim() ? text : undefined;
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

function isObject(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}
