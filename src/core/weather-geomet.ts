import type { Alert, Forecast, Observation } from './edition.ts';
import {
  type AirReading,
  type CityConditions,
  type CityForecast,
  type CityPage,
  type CityWarning,
  inLanguage,
  type IssuedAlert,
  type WeatherDocument,
  type WeatherLanguage,
} from './weather-document.ts';
import { isOlder, observationHoursMax, type WeatherParts, type WeatherReader } from './weather-parts.ts';
import { distanceKm, distanceKmMax, isOnGround } from './weather-place.ts';
import {
  chanceInWords,
  colourOf,
  feelsCold,
  feelsHot,
  isEndedStatus,
  isEndedTitle,
} from './weather-words.ts';

/** What a document of GeoMet says of the weather at the reader's place, in the reader's language. */
export function readGeomet(document: WeatherDocument, reader: WeatherReader): WeatherParts {
  if (document.kind === 'city') return readCity(document.city, reader);
  if (document.kind === 'air') return readAir(document.readings, reader);
  return readAlerts(document, reader);
}

function readCity(city: CityPage, { language, now }: WeatherReader): WeatherParts {
  const { name, point, forecastIssued, sun } = city;
  const page = inLanguage(city.url, language);
  const observed = city.observed && readConditions(city.observed, language, now);
  const forecast = city.forecast.flatMap((one) => readForecast(one, language) ?? []);
  const headlines = city.warnings.flatMap((warning) => readWarning(warning, language) ?? []);
  return {
    ...(name && { name }),
    ...(point && { point }),
    ...(headlines.length > 0 && { headlines }),
    ...(observed && { observed }),
    ...(forecast.length > 0 && { forecast }),
    ...(forecastIssued && { forecastIssued }),
    ...(sun && { sun }),
    ...(page && { page }),
  };
}

function readConditions(
  from: CityConditions,
  language: WeatherLanguage,
  now: string,
): Observation | undefined {
  const { at, temperature, humidity, dewpoint, gust } = from;
  const station = inLanguage(from.station, language);
  const condition = inLanguage(from.condition, language);
  const windChill = feelsCold(from.windChill, temperature);
  const humidex = feelsHot(from.humidex, temperature);
  const wind = windText(from, language);
  const pressure = joined([measured(from.pressure, 'kPa', language), inLanguage(from.tendency, language)]);
  const visibility = measured(from.visibility, 'km', language);
  const measures = {
    ...(condition && { condition }),
    ...(temperature !== undefined && { temperature }),
    ...(humidity !== undefined && { humidity }),
    ...(humidex !== undefined && { humidex }),
    ...(windChill !== undefined && { windChill }),
    ...(dewpoint !== undefined && { dewpoint }),
    ...(wind && { wind }),
    ...(gust !== undefined && gust > 0 && { gust }),
    ...(from.pressure !== undefined && pressure && { pressure }),
    ...(visibility && { visibility }),
  };
  // A station that measures nothing has observed nothing, whatever its clock says.
  if (Object.keys(measures).length === 0) return undefined;
  return {
    ...(station && { station }),
    ...(at && { at }),
    ...(isOlder(at, now, observationHoursMax) && { old: true as const }),
    ...measures,
  };
}

/** As the Atom feeds write it: “SE 11 km/h”, or the word that stands there, such as “calm”. */
function windText({ windSpeed, windWord, windDirection }: CityConditions, language: WeatherLanguage): string {
  const speed = measured(windSpeed, 'km/h', language);
  if (speed === undefined) return inLanguage(windWord, language) ?? '';
  return joined([windSpeed === 0 ? undefined : inLanguage(windDirection, language), speed]);
}

/** A number with its unit, as the language writes it. */
function measured(value: number | undefined, unit: string, language: WeatherLanguage): string | undefined {
  if (value === undefined) return undefined;
  return `${language === 'fr' ? String(value).replace('.', ',') : value} ${unit}`;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

function readForecast(from: CityForecast, language: WeatherLanguage): Forecast | undefined {
  const period = inLanguage(from.period, language);
  const text = inLanguage(from.text, language) ?? '';
  const brief = inLanguage(from.brief, language) ?? /^[^.]+/.exec(text)?.[0];
  if (!period || !brief) return undefined;
  const precipitation = from.precipitation ?? chanceInWords(text);
  return {
    period,
    brief,
    text,
    ...(from.high !== undefined && { high: from.high }),
    ...(from.low !== undefined && { low: from.low }),
    ...(precipitation !== undefined && { precipitation }),
  };
}

function readWarning(from: CityWarning, language: WeatherLanguage): Alert | undefined {
  const title = inLanguage(from.title, language);
  if (!title) return undefined;
  const url = inLanguage(from.url, language);
  const colour = colourOf(from.colour);
  return {
    title,
    text: '',
    ...(url && { url }),
    ...(from.issued && { issued: from.issued }),
    ...(colour && { colour }),
    ...((isEndedStatus(from.type) || isEndedTitle(title)) && { ended: true as const }),
  };
}

/**
 * The alerts on whose ground the place lies. The box we ask with finds neighbours too; an alert that does not say
 * where it holds was found by the box, and a missed alert is worse than one too many.
 */
function readAlerts(
  { alerts, complete }: Extract<WeatherDocument, { kind: 'alerts' }>,
  { place, language, now }: WeatherReader,
): WeatherParts {
  const here = alerts.filter(({ ground }) => !ground || isOnGround(place, ground));
  const read = here.map((alert) => readAlert(alert, language, now));
  // One alert is listed once for each area, and areas share their borders.
  const listed = [
    ...new Map(read.toReversed().map((alert) => [JSON.stringify({ ...alert, area: '' }), alert])).values(),
  ];
  return complete ? { alerts: { listed } } : { headlines: listed };
}

function readAlert(from: IssuedAlert, language: WeatherLanguage, now: string): Alert {
  const text = inLanguage(from.text, language) ?? '';
  const title = inLanguage(from.title, language) ?? /^[^.\n]+/.exec(text)?.[0] ?? text;
  const area = inLanguage(from.area, language);
  const colour = colourOf(from.colour);
  const isOver = isEndedStatus(from.status) || isOlder(from.expires, now, 0);
  return {
    title,
    text,
    ...(area && { area }),
    ...(from.issued && { issued: from.issued }),
    ...(colour && { colour }),
    ...(isOver && { ended: true as const }),
  };
}

/** The index at the nearest station, unless that is far away or its reading old. */
function readAir(readings: readonly AirReading[], { place, language, now }: WeatherReader): WeatherParts {
  const near = readings
    .filter(({ at }) => !isOlder(at, now, observationHoursMax))
    .map((reading) => ({ reading, km: reading.point ? distanceKm(place, reading.point) : Infinity }))
    .filter(({ km }) => km <= distanceKmMax)
    .sort((a, b) => a.km - b.km || (b.reading.at ?? '').localeCompare(a.reading.at ?? ''));
  const nearest = near[0]?.reading;
  if (!nearest) return {};
  const station = inLanguage(nearest.station, language);
  return { air: { value: nearest.value, ...(station && { station }) } };
}
