import type { ParsedFeed } from '../core/feed.ts';
import type { CityConditions, CityForecast, CityPage, CityWarning } from '../core/weather-document.ts';
import type { WeatherDocument } from '../core/weather-document.ts';
import { alertText } from '../core/weather-text.ts';
import { withoutUndefined } from './entry-fields.ts';
import { readAir, readAlerts } from './weather-json-lists.ts';
import {
  at,
  instantOf,
  linksOf,
  listOf,
  numberOf,
  pointOf,
  wordsNamed,
  wordsOf,
} from './weather-json-fields.ts';

/** Two weeks of days and nights. */
const forecastsMax = 28;
const warningsMax = 50;

/**
 * The JSON of Environment Canada's GeoMet (OGC API Features, api.weather.gc.ca): a parsed JSON value → what it says of
 * the weather, or undefined where it is none of the three collections we read. `url` is where it came from: an empty
 * list does not say itself what it is empty of. Never throws, whatever the value.
 */
export function readWeatherJson(value: unknown, url: string): ParsedFeed | undefined {
  const weather = documentOf(value, url);
  return weather && { format: 'json', entries: [], weather, repairs: [] };
}

function documentOf(value: unknown, url: string): WeatherDocument | undefined {
  if (at(value, 'type') === 'Feature') return cityDocument(value);
  if (at(value, 'type') !== 'FeatureCollection' || !Array.isArray(at(value, 'features'))) return undefined;
  const [first] = listOf(at(value, 'features'), 1);
  const name = collectionName(url) ?? collectionName(listOf(at(value, 'links'), 20).map(hrefOf).join(' '));
  if (name === 'weather-alerts' || wordsNamed(at(first, 'properties'), 'alert_name'))
    return readAlerts(value);
  if (name === 'aqhi-observations-realtime' || numberOf(at(first, 'properties', 'aqhi')) !== undefined)
    return readAir(value);
  return cityDocument(first);
}

function collectionName(address: string): string | undefined {
  return /\/collections\/([a-z0-9-]+)\/items\b/.exec(address)?.[1];
}

function hrefOf(link: unknown): string {
  const href = at(link, 'href');
  return typeof href === 'string' ? href.slice(0, 500) : '';
}

const cityParts = ['currentConditions', 'forecastGroup', 'warnings', 'riseSet'];

function cityDocument(feature: unknown): WeatherDocument | undefined {
  const properties = at(feature, 'properties');
  if (!cityParts.some((part) => at(properties, part) !== undefined)) return undefined;
  return { kind: 'city', city: readCity(properties, at(feature, 'geometry')) };
}

function readCity(properties: unknown, geometry: unknown): CityPage {
  const rise = instantOf(at(properties, 'riseSet', 'sunrise'));
  const set = instantOf(at(properties, 'riseSet', 'sunset'));
  const group = at(properties, 'forecastGroup');
  const fields = {
    name: wordsOf(at(properties, 'name')),
    point: pointOf(geometry),
    url: linksOf(at(properties, 'url')),
    observed: readConditions(at(properties, 'currentConditions')),
    forecastIssued: instantOf(at(group, 'timestamp')),
    sun: rise && set ? { rise, set } : undefined,
  };
  return {
    ...withoutUndefined(fields),
    // Until the summer of 2026 the list was called `forecast`.
    forecast: listOf(at(group, 'forecasts') ?? at(group, 'forecast'), forecastsMax).map(readForecast),
    warnings: listOf(at(properties, 'warnings'), warningsMax).map(readWarning),
  };
}

function readConditions(conditions: unknown): CityConditions | undefined {
  const speed = numberOf(at(conditions, 'wind', 'speed'));
  const fields = withoutUndefined({
    station: wordsOf(at(conditions, 'station')),
    at: instantOf(at(conditions, 'timestamp')),
    condition: wordsOf(at(conditions, 'condition')),
    temperature: numberOf(at(conditions, 'temperature')),
    humidity: numberOf(at(conditions, 'relativeHumidity')),
    humidex: numberOf(at(conditions, 'humidex')),
    windChill: numberOf(at(conditions, 'windChill')),
    dewpoint: numberOf(at(conditions, 'dewpoint')),
    windSpeed: speed,
    windWord: speed === undefined ? wordsOf(at(conditions, 'wind', 'speed')) : undefined,
    windDirection: wordsOf(at(conditions, 'wind', 'direction')),
    gust: numberOf(at(conditions, 'wind', 'gust')),
    pressure: numberOf(at(conditions, 'pressure')),
    tendency: wordsOf(at(conditions, 'pressure', 'tendency')),
    visibility: numberOf(at(conditions, 'visibility')),
  });
  return Object.keys(fields).length > 0 ? fields : undefined;
}

function readForecast(forecast: unknown): CityForecast {
  const temperatures = listOf(at(forecast, 'temperatures', 'temperature'), 4);
  const temperature = (kind: RegExp): number | undefined =>
    numberOf(temperatures.find((one) => kind.test(wordsOf(at(one, 'class'))?.en ?? '')));
  return withoutUndefined({
    period: wordsOf(at(forecast, 'period', 'textForecastName')) ?? wordsOf(at(forecast, 'period')),
    brief:
      wordsOf(at(forecast, 'abbreviatedForecast', 'textSummary')) ?? wordsOf(at(forecast, 'cloudPrecip')),
    text: wordsOf(at(forecast, 'textSummary')),
    high: temperature(/^high/i),
    low: temperature(/^low/i),
    precipitation: numberOf(at(forecast, 'abbreviatedForecast', 'pop')),
  });
}

function readWarning(warning: unknown): CityWarning {
  return withoutUndefined({
    title: wordsOf(at(warning, 'description'), alertText),
    url: linksOf(at(warning, 'url')),
    issued: instantOf(at(warning, 'eventIssue')),
    colour: wordsOf(at(warning, 'alertColourLevel')),
    type: wordsOf(at(warning, 'type')),
  });
}
