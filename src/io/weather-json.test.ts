import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  airFeature,
  airOf,
  alertFeature,
  alertsOf,
  cityDocument,
  collection,
  square,
  stormText,
  upperValley,
} from '../../scripts/testing/weather-documents.ts';
import type { WeatherDocument } from '../core/weather-document.ts';
import { isFailure, parseFeed } from './parse.ts';
import { readWeatherJson } from './weather-json.ts';
import { featuresMax } from './weather-json-lists.ts';

const api = 'https://api.weather.example/collections/';
const alertsUrl = `${api}weather-alerts/items?f=json`;

/** Bytes in, as they come from the network. */
async function parse(json: unknown, url = `${api}citypageweather-realtime/items/on-131?f=json`) {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  return parseFeed({ bytes: new TextEncoder().encode(text), url, contentType: 'application/geo+json' });
}
async function weatherOf(json: unknown, url?: string): Promise<WeatherDocument | undefined> {
  const feed = await parse(json, url);
  return isFailure(feed) ? undefined : feed.weather;
}
async function cityOf(json: unknown) {
  const weather = await weatherOf(json);
  return weather?.kind === 'city' ? weather.city : undefined;
}

describe('a city page', () => {
  it('is read into fields, in both languages', async () => {
    expect(await cityOf(cityDocument())).toMatchObject({
      name: { en: 'Pembroke', fr: 'Pembroke' },
      point: upperValley,
      observed: {
        station: { en: 'Upper Valley Airport', fr: 'Aéroport de la Haute-Vallée' },
        at: '2026-11-22T11:00:00.000Z',
        condition: { en: 'Light Snow', fr: 'Faible neige' },
        temperature: -3.2,
        dewpoint: -4.6,
        humidity: 91,
        windSpeed: 15,
        gust: 35,
        windDirection: { en: 'NE', fr: 'NE' },
        pressure: 100.9,
        tendency: { en: 'falling', fr: 'à la baisse' },
        visibility: 3.2,
      },
      forecastIssued: '2026-11-22T10:00:00.000Z',
      sun: { rise: '2026-11-22T12:17:00.000Z', set: '2026-11-22T21:33:00.000Z' },
      forecast: [
        { period: { en: 'Today' }, brief: { fr: 'Neige intermittente' }, high: 1 },
        { period: { en: 'Tonight' }, low: -12 },
        { period: { fr: 'Lundi' }, high: 0 },
      ],
      warnings: [],
    });
  });

  it('may have plain values, numbers as text, the older name of the list, and keys nobody knows', async () => {
    const plain = cityDocument({
      name: 'Pembroke',
      currentConditions: { temperature: '-3.2', wind: { speed: 'calm' }, mystery: { deep: [1] } },
      forecastGroup: {
        forecast: {
          period: 'Tonight',
          textSummary: 'Clear.',
          temperatures: { temperature: { class: 'low', value: '2' } },
        },
      },
    });
    expect(await cityOf(plain)).toMatchObject({
      name: { en: 'Pembroke', fr: 'Pembroke' },
      observed: { temperature: -3.2, windWord: { en: 'calm', fr: 'calm' } },
      forecast: [{ period: { en: 'Tonight' }, text: { en: 'Clear.' }, low: 2 }],
    });
  });

  it('may lack anything', async () => {
    expect(
      await cityOf(cityDocument({ currentConditions: null, riseSet: {}, forecastGroup: undefined })),
    ).toEqual({
      name: { en: 'Pembroke', fr: 'Pembroke' },
      point: upperValley,
      url: expect.anything(),
      forecast: [],
      warnings: [],
    });
    expect(await cityOf({ type: 'Feature', properties: { warnings: [] } })).toEqual({
      forecast: [],
      warnings: [],
    });
  });

  it('has the headlines of alerts', async () => {
    const warning = {
      description: { en: 'ORANGE WARNING - SNOWFALL', fr: 'AVERTISSEMENT ORANGE - NEIGE' },
      url: { en: 'https://weather.gc.ca/warnings/report_e.html?onrm1#100', fr: 'javascript:alert(1)' },
      type: { en: 'warning', fr: 'avertissement' },
      eventIssue: { en: '2026-11-22T09:42:11Z', fr: '2026-11-22T09:42:11Z' },
      alertColourLevel: { en: 'orange', fr: 'orange' },
    };
    expect((await cityOf(cityDocument({ warnings: [warning] })))?.warnings).toEqual([
      {
        title: warning.description,
        url: { en: warning.url.en },
        issued: '2026-11-22T09:42:11.000Z',
        colour: warning.alertColourLevel,
        type: warning.type,
      },
    ]);
  });

  it('has its text made plain', async () => {
    const name = '<b>Pem</b>broke\u0000\n\u202e<script>x</script>';
    expect((await cityOf(cityDocument({ name })))?.name).toEqual({ en: 'Pembroke', fr: 'Pembroke' });
  });
});

describe('a list of alerts', () => {
  it('is read word for word', async () => {
    expect(await weatherOf(alertsOf(alertFeature()), alertsUrl)).toEqual({
      kind: 'alerts',
      complete: true,
      alerts: [
        {
          title: { en: 'snowfall warning', fr: 'avertissement de neige' },
          text: stormText,
          area: { en: 'Petawawa - Pembroke - Cobden', fr: 'Petawawa - Pembroke - Cobden' },
          issued: '2026-11-22T09:42:11.788Z',
          expires: '2026-11-23T01:42:11.788Z',
          colour: { en: 'Orange', fr: 'Orange' },
          status: { en: 'active', fr: 'actif' },
          ground: [[square(0.5)]],
        },
      ],
    });
  });

  it('may be empty, which its address or its own links tell', async () => {
    const empty = { kind: 'alerts', alerts: [], complete: true };
    expect(await weatherOf(alertsOf(), 'https://elsewhere.example/')).toEqual(empty);
    expect(await weatherOf({ type: 'FeatureCollection', features: [] }, alertsUrl)).toEqual(empty);
    expect(await weatherOf({ type: 'FeatureCollection', features: [] })).toBeUndefined();
  });

  it.each([
    ['more were found than sent', collection('weather-alerts', [alertFeature()], { numberMatched: 7 })],
    ['one cannot be read', alertsOf(alertFeature(), {})],
    ['one is no object', collection('weather-alerts', [1, null, 'x'])],
    ['there are too many', alertsOf(...Array.from({ length: featuresMax + 1 }, () => alertFeature()))],
  ])('is incomplete where %s', async (_why, document) => {
    expect(await weatherOf(document, alertsUrl)).toMatchObject({ kind: 'alerts', complete: false });
  });

  it.each([
    ['no polygon', { type: 'Point', coordinates: [1, 2] }],
    ['an open ring', { type: 'Polygon', coordinates: [square(1).slice(0, 4)] }],
    ['a corner that is no number', { type: 'Polygon', coordinates: [[...square(1).slice(1), ['x', null]]] }],
    ['a corner off the globe', { type: 'Polygon', coordinates: [square(999)] }],
    ['nothing', null],
  ])('does not say where an alert holds: %s', async (_what, geometry) => {
    const weather = await weatherOf(alertsOf({ ...alertFeature(), geometry }), alertsUrl);
    expect(weather).toMatchObject({ complete: true, alerts: [{ text: stormText }] });
    expect(JSON.stringify(weather)).not.toContain('ground');
  });

  it('prints no alert in part', async () => {
    const long = alertsOf(
      alertFeature({ alert_text_en: 'x'.repeat(64_001), alert_text_fr: 'x'.repeat(64_000) }),
    );
    const weather = await weatherOf(long, alertsUrl);
    const text = weather?.kind === 'alerts' ? weather.alerts[0]?.text : undefined;
    expect([text?.en?.length, text?.fr?.length]).toEqual([undefined, 64_000]);
  });
});

describe('air quality', () => {
  it('is read with its station', async () => {
    const weather = await weatherOf(airOf(airFeature('2.07', [-77, 45.9]), airFeature(null, [-77, 45.9])));
    expect(weather).toEqual({
      kind: 'air',
      readings: [
        {
          value: 2.07,
          station: { en: 'Upper Valley', fr: 'Haute-Vallée' },
          point: { lat: 45.9, lon: -77 },
          at: '2026-11-22T11:00:00.000Z',
        },
      ],
    });
  });
});

describe('other JSON', () => {
  it.each([
    ['an error of the service', { code: 'NoApplicableCode', description: 'query error (check logs)' }],
    ['a feature of something else', { type: 'Feature', properties: { STN_ID: 1 } }],
    ['features of nothing', { type: 'FeatureCollection', features: 'none' }],
    ['a list', [1, 2]],
    ['__proto__ only', '{"__proto__":{"type":"Feature","properties":{"warnings":[]}}}'],
  ])('is no weather: %s', async (_what, json) => {
    expect(await parse(json)).toMatchObject({ stage: 'parse' });
  });

  it('cannot plant a property by the name of __proto__', async () => {
    const planted = JSON.stringify(cityDocument()).replace('"name":', '"__proto__":{"name":"Planted"},"x":');
    expect(await cityOf(planted)).not.toHaveProperty('name');
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });

  it('never throws, and gives what can be cloned, whatever stands where', () => {
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(null, '', -1, 1e308, [], {}, [[[]]]),
    );
    const sound = fc.constantFrom<unknown>(
      cityDocument(),
      alertsOf(alertFeature()),
      airOf(airFeature(3, [-77, 45])),
    );
    fc.assert(
      fc.property(sound, junk, fc.nat(), (document, value, place) => {
        const result = readWeatherJson(replacedAt(document, place, value), alertsUrl);
        expect(structuredClone(result)).toEqual(result);
      }),
      { numRuns: 600 },
    );
  });
});

/** The document with one of its values, chosen by a number, replaced. */
function replacedAt(document: unknown, place: number, value: unknown): unknown {
  let count = 0;
  const total = (JSON.stringify(document, (_key, inner: unknown) => (count++, inner)), count);
  let at = 0;
  return JSON.parse(
    JSON.stringify(document, (_key, inner: unknown) => (at++ === place % total ? value : inner)) ?? 'null',
  );
}
