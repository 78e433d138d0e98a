import type { AirReading, IssuedAlert, Polygon, WeatherDocument } from '../core/weather-document.ts';
import { alertText } from '../core/weather-text.ts';
import { withoutUndefined } from './entry-fields.ts';
import { at, instantOf, isOnEarth, listOf, numberOf, pointOf, wordsNamed } from './weather-json-fields.ts';

/** All of Canada has some hundred alerts on a bad day; we ask for those of one place. */
export const featuresMax = 500;
/** Corners of all polygons of a document together; the largest forecast area seen has a few thousand. */
export const cornersMax = 200_000;

/**
 * Collection `weather-alerts`. A feature that cannot be read as an alert, or a list longer than we read or than the
 * server sent (`numberMatched`, OGC API Features part 1 section 7.15.8), leaves the list incomplete: then its silence
 * means nothing.
 */
export function readAlerts(collection: unknown): WeatherDocument {
  const listed = at(collection, 'features');
  const features = listOf(listed, featuresMax);
  const room = { corners: cornersMax };
  const alerts = features.map((feature) => readAlert(feature, room));
  const readable = alerts.filter(({ title, text }) => title ?? text);
  const matched = numberOf(at(collection, 'numberMatched')) ?? 0;
  const sent = Array.isArray(listed) ? listed.length : 0;
  return { kind: 'alerts', alerts: readable, complete: readable.length >= Math.max(sent, matched) };
}

function readAlert(feature: unknown, room: { corners: number }): IssuedAlert {
  const properties = at(feature, 'properties');
  return withoutUndefined({
    title:
      wordsNamed(properties, 'alert_name', alertText) ??
      wordsNamed(properties, 'alert_short_name', alertText),
    text: wordsNamed(properties, 'alert_text', alertText),
    area: wordsNamed(properties, 'feature_name', alertText),
    issued: instantOf(at(properties, 'publication_datetime')),
    expires: instantOf(at(properties, 'expiration_datetime')),
    colour: wordsNamed(properties, 'risk_colour'),
    status: wordsNamed(properties, 'status'),
    ground: groundOf(at(feature, 'geometry'), room),
  });
}

/** Polygon or MultiPolygon (RFC 7946 sections 3.1.6 and 3.1.7); undefined where any corner of it cannot be read. */
function groundOf(geometry: unknown, room: { corners: number }): Polygon[] | undefined {
  const coordinates = at(geometry, 'coordinates');
  const type = at(geometry, 'type');
  if (!Array.isArray(coordinates) || (type !== 'Polygon' && type !== 'MultiPolygon')) return undefined;
  const polygons: unknown[] = type === 'Polygon' ? [coordinates] : coordinates;
  const ground: Polygon[] = [];
  for (const polygon of polygons) {
    const rings = Array.isArray(polygon) ? polygon.map((ring) => ringOf(ring, room)) : [];
    const sound = rings.filter((ring) => ring !== undefined);
    if (sound.length === 0 || sound.length < rings.length) return undefined;
    ground.push(sound);
  }
  return ground.length > 0 ? ground : undefined;
}

/** A closed ring of at least four corners. */
function ringOf(ring: unknown, room: { corners: number }): [number, number][] | undefined {
  if (!Array.isArray(ring) || ring.length < 4 || ring.length > room.corners) return undefined;
  room.corners -= ring.length;
  const corners: [number, number][] = [];
  for (const corner of ring as unknown[]) {
    const [lon, lat] = Array.isArray(corner) ? (corner as unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number' || !isOnEarth(lon, lat)) return undefined;
    corners.push([lon, lat]);
  }
  const [first] = corners;
  const last = corners.at(-1);
  return first && last && first[0] === last[0] && first[1] === last[1] ? corners : undefined;
}

/** Collection `aqhi-observations-realtime`; readings without a value are left out. */
export function readAir(collection: unknown): WeatherDocument {
  const readings = listOf(at(collection, 'features'), featuresMax).flatMap((feature): AirReading[] => {
    const properties = at(feature, 'properties');
    const value = numberOf(at(properties, 'aqhi'));
    if (value === undefined || value < 0) return [];
    const fields = {
      station: wordsNamed(properties, 'location_name'),
      point: pointOf(at(feature, 'geometry')),
      at: instantOf(at(properties, 'observation_datetime')),
    };
    return [{ value, ...withoutUndefined(fields) }];
  });
  return { kind: 'air', readings };
}
