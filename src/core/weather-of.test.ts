import { describe, expect, it } from 'vitest';
import { exampleFeed } from '../../scripts/testing/examples.ts';
import {
  airFeature,
  airOf,
  alertFeature,
  alertsOf,
  cityDocument,
  square,
  stormText,
} from '../../scripts/testing/weather-documents.ts';
import { readWeatherJson } from '../io/weather-json.ts';
import { parseBriefing } from './briefing-text.ts';
import type { Edition, WeatherReport } from './edition.ts';
import type { ParsedFeed, RawEntry } from './feed.ts';
import type { Heard } from './heard.ts';
import { findWeather, weatherLacks, weatherNotes } from './weather-of.ts';

const now = '2026-11-22T11:45:00.000Z';
const day = { date: '2026-11-22', now };
const briefing = (language = 'en-CA', name = 'Pembroke') =>
  parseBriefing(
    `language: ${language}\nweather: { name: ${name}, province: "ON", citypage: on-131, lat: 45.82, lon: -77.12 }\nsections: [{ id: weather, title: Weather }]\n`,
    'briefing.yaml',
  );
const [section] = briefing().sections;
const sourceOf = (id: string) =>
  [...section!.sources, ...section!.backups].find((source) => source.id === id)!;

/** A source that answered with GeoMet JSON, a feed, or not at all. */
function heard(id: string, answer: unknown): Heard {
  const known = { url: '', failures: 0, firstSeen: {}, waiting: [] } as unknown as Heard['known'];
  const source = sourceOf(id);
  const one = { section: section!, source, known };
  if (typeof answer === 'string') return { ...one, answer: { kind: 'failed', reason: answer } };
  const feed = isFeed(answer) ? answer : readWeatherJson(answer, source.url);
  return { ...one, answer: { kind: 'read', read: 0, repairs: [] }, base: source.url, ...(feed && { feed }) };
}
const isFeed = (value: unknown): value is ParsedFeed =>
  typeof value === 'object' && value !== null && 'entries' in value;

const city = (changes = {}, point?: [number, number]) => heard('eccc-city', cityDocument(changes, point));
const alerts = (...features: Record<string, unknown>[]) => heard('eccc-alerts', alertsOf(...features));
const air = heard(
  'eccc-aqhi',
  airOf(airFeature(9, [-80, 43]), airFeature(2.1, [-77, 45.9]), airFeature(5, [-76.6, 45.5])),
);
const atomEntry = (category: string, title: string, summary: string): RawEntry => ({
  title,
  summary,
  categories: [category],
  published: '2026-11-22T11:00:00.000Z',
});
const atom = heard('eccc-atom', {
  ...exampleFeed([
    atomEntry('Alerts', 'WIND WARNING IN EFFECT, Pembroke', 'Gusts of 90 km/h.'),
    atomEntry('Current Conditions', 'Current Conditions: 4', '<b>Temperature:</b> 4&deg;C'),
    atomEntry('Weather Forecasts', 'Sunday: Rain. High 5.', 'Rain. High 5.'),
  ]),
  title: 'Pembroke - Weather - Environment Canada',
});

const find = (rows: readonly Heard[], language?: string, name?: string) =>
  findWeather(briefing(language, name), rows, day);
const report = (rows: readonly Heard[], language?: string, name?: string): WeatherReport => {
  const found = find(rows, language, name).report;
  if ('unavailable' in found) throw new Error(found.unavailable);
  return found;
};

describe('findWeather', () => {
  it('is made of the three collections of GeoMet', () => {
    const rows = [city(), alerts(alertFeature()), air];
    expect(report(rows)).toEqual({
      place: 'Pembroke',
      alerts: [
        {
          title: 'snowfall warning',
          text: stormText.en,
          area: 'Petawawa - Pembroke - Cobden',
          issued: '2026-11-22T09:42:11.788Z',
          colour: 'orange',
          url: 'https://weather.gc.ca/en/location/index.html?coords=45.820,-77.120',
        },
      ],
      alertsChecked: true,
      observed: {
        station: 'Upper Valley Airport',
        at: '2026-11-22T11:00:00.000Z',
        condition: 'Light Snow',
        temperature: -3.2,
        humidity: 91,
        windChill: -8,
        dewpoint: -4.6,
        wind: 'NE 15 km/h',
        gust: 35,
        pressure: '100.9 kPa falling',
        visibility: '3.2 km',
      },
      forecast: [
        {
          period: 'Today',
          brief: 'Periods of snow',
          text: 'Periods of snow. 80 percent chance of flurries this evening. High plus 1.',
          high: 1,
          precipitation: 80,
        },
        { period: 'Tonight', brief: 'Clearing', text: 'Clearing before morning. Low minus 12.', low: -12 },
        { period: 'Monday', brief: 'Sunny', text: 'Sunny. High zero.', high: 0 },
      ],
      forecastIssued: '2026-11-22T10:00:00.000Z',
      aqhi: 2.1,
      aqhiStation: 'Upper Valley',
      sun: { rise: '2026-11-22T12:17:00.000Z', set: '2026-11-22T21:33:00.000Z' },
      source: {
        name: 'Environment and Climate Change Canada',
        url: 'https://weather.gc.ca/en/location/index.html?coords=45.820,-77.120',
      },
      licence: {
        text: 'Data Source: Environment and Climate Change Canada',
        url: 'https://eccc-msc.github.io/open-data/licence/readme_en/',
      },
    });
    expect(find(rows).from).toHaveLength(3);
    expect(weatherLacks(rows, now)).toBeUndefined();
  });

  it('speaks French in a French briefing', () => {
    expect(report([city(), alerts(alertFeature()), air], 'fr-CA')).toMatchObject({
      alerts: [{ title: 'avertissement de neige', text: stormText.fr }],
      observed: { condition: 'Faible neige', pressure: '100,9 kPa à la baisse', visibility: '3,2 km' },
      forecast: [{ period: 'Aujourd’hui', precipitation: 80 }, {}, {}],
      aqhiStation: 'Haute-Vallée',
      licence: {
        text: 'Source des données : Environnement et Changement climatique Canada',
        url: 'https://eccc-msc.github.io/open-data/licence/readme_fr/',
      },
    });
  });

  it('counts only alerts on whose ground the place lies, and those that do not say where', () => {
    const neighbour = alertFeature({ alert_name_en: 'wind warning' }, square(0.2, [-76.5, 45.8]));
    const nowhere = {
      ...alertFeature({ alert_name_en: 'fog advisory', risk_colour_en: null, risk_colour_fr: null }),
      geometry: null,
    };
    const twice = alertFeature({ feature_name_en: 'Next Zone' });
    const titles = report([city(), alerts(nowhere, neighbour, alertFeature(), twice)]).alerts.map(
      ({ title }) => title,
    );
    expect(titles).toEqual(['snowfall warning', 'fog advisory']);
    expect(report([city(), alerts(neighbour)])).toMatchObject({ alerts: [], alertsChecked: true });
  });

  it.each([
    ['says so', { status_en: 'ended', status_fr: 'terminé' }],
    ['has expired by its own words', { expiration_datetime: '2026-11-22T11:44:59Z' }],
  ])('marks an alert that %s, and prints it last', (_why, changes) => {
    const over = alertFeature({ alert_name_en: 'squall warning', risk_colour_en: 'Red', ...changes });
    const listed = report([
      city(),
      alerts(over, alertFeature({ risk_colour_en: 'Yellow' }), alertFeature()),
    ]).alerts;
    expect(listed.map(({ title, colour, ended }) => [title, colour, ended])).toEqual([
      ['snowfall warning', 'orange', undefined],
      ['snowfall warning', 'yellow', undefined],
      ['squall warning', 'red', true],
    ]);
  });

  it('tells no alerts from alerts that were not checked', () => {
    expect(report([city(), alerts()])).toMatchObject({ alerts: [], alertsChecked: true });
    expect(report([city(), heard('eccc-alerts', 'No answer.')])).not.toHaveProperty('alertsChecked');
    const cut = heard('eccc-alerts', { ...alertsOf(), numberMatched: 3 });
    expect(report([city(), cut])).not.toHaveProperty('alertsChecked');
  });

  it('shows the headlines of the city page where no list of alerts knows of one', () => {
    const warnings = [
      { description: { en: 'RED WARNING - WIND' }, alertColourLevel: { en: 'red' }, type: { en: 'warning' } },
    ];
    const headline = { title: 'RED WARNING - WIND', text: '', colour: 'red' };
    const down = heard('eccc-alerts', 'No answer.');
    expect(report([city({ warnings }), down]).alerts).toMatchObject([headline]);
    expect(report([city({ warnings }), alerts()]).alerts).toMatchObject([headline]);
    expect(report([city({ warnings }), alerts(alertFeature())]).alerts).toHaveLength(1);
    const over = [{ ...warnings[0], type: { en: 'ended' } }];
    expect(report([city({ warnings: over }), alerts()]).alerts).toEqual([]);
    expect(report([city({ warnings: over }), down]).alerts).toMatchObject([{ ...headline, ended: true }]);
  });

  it('has no sentence that says none beside an alert in effect', () => {
    const none = heard(
      'eccc-atom',
      exampleFeed([atomEntry('Alerts', 'No alerts in effect, Pembroke', 'None.')]),
    );
    expect(report([city(), none])).toMatchObject({ noAlerts: 'No alerts in effect, Pembroke' });
    const warnings = [{ description: 'RED WARNING - WIND', type: 'warning' }];
    expect(report([city({ warnings }), none])).not.toHaveProperty('noAlerts');
  });

  it('takes each part from the first source that has it', () => {
    const down = heard('eccc-alerts', 'No answer.');
    const mixed = find([city({ currentConditions: null }), down, air, atom]);
    expect(mixed.report).toMatchObject({
      alerts: [{ title: 'WIND WARNING IN EFFECT, Pembroke', text: 'Gusts of 90 km/h.' }],
      observed: { temperature: 4 },
      forecast: [{ period: 'Today' }, {}, {}],
      aqhi: 2.1,
    });
    expect(mixed.from.map(({ source }) => source.id).sort()).toEqual(['eccc-aqhi', 'eccc-atom', 'eccc-city']);
    expect(find([city(), alerts(), air, atom]).from).not.toContain(atom);
  });

  it('prefers conditions of this morning to older ones', () => {
    const stale = { timestamp: '2026-11-22T04:00:00Z', temperature: 11 };
    expect(report([city({ currentConditions: stale })]).observed).toMatchObject({
      temperature: 11,
      old: true,
    });
    expect(report([city({ currentConditions: stale }), atom]).observed).toMatchObject({ temperature: 4 });
  });

  it('marks a forecast of yesterday', () => {
    const forecasts = [{ period: { textForecastName: 'Today' }, textSummary: 'Sunny.' }];
    const issued = (timestamp: string) => report([city({ forecastGroup: { timestamp, forecasts } })]);
    expect(issued('2026-11-21T11:44:59Z')).toMatchObject({ forecastOld: true });
    expect(issued('2026-11-21T11:45:00Z')).not.toHaveProperty('forecastOld');
    const stale = city({ forecastGroup: { timestamp: '2026-11-20T10:00:00Z', forecasts } });
    expect(report([stale, atom]).forecast).toMatchObject([{ period: 'Sunday', brief: 'Rain' }]);
  });

  it.each([
    [
      'another name',
      { name: { en: 'Petawawa', fr: 'Petawawa' } },
      undefined,
      'This is the weather of Petawawa, not of Pembroke.',
    ],
    [
      'another ground',
      {},
      [-62.1, 44.8] as [number, number],
      /^This is the weather of a place 1[12]\d\d km away from Pembroke\.$/,
    ],
  ])('warns of the weather of another place: %s', (_what, changes, point, note) => {
    const weather = report([city(changes, point), alerts(), air]);
    expect(weather.notes).toEqual([typeof note === 'string' ? note : expect.stringMatching(note)]);
    expect(weatherNotes({ weather } as Edition)[0]).toMatch(/Pembroke: check .* in briefing\.yaml\.$/);
  });

  it('warns of nothing where the names only differ in writing', () => {
    expect(
      report([city({ name: { en: 'Pémbroke (Upper Valley)' } })], 'en-CA', 'PEMBROKE'),
    ).not.toHaveProperty('notes');
    expect(weatherNotes({ weather: { unavailable: 'x' } } as Edition)).toEqual([]);
  });

  it('leaves the air aside that is far away or old', () => {
    const far = heard('eccc-aqhi', airOf(airFeature(9, [-76.2, 45.4])));
    const old = heard(
      'eccc-aqhi',
      airOf(airFeature(9, [-77, 45.9], { observation_datetime: '2026-11-22T08:00:00Z' })),
    );
    for (const rows of [[far], [old], [heard('eccc-aqhi', airOf())]])
      expect(report([city(), ...rows])).not.toHaveProperty('aqhi');
  });

  it('calculates the sun where the document has that of another day', () => {
    const yesterday = { sunrise: '2026-11-21T12:16:00Z', sunset: '2026-11-21T21:34:00Z' };
    expect(report([city({ riseSet: yesterday })]).sun?.rise.slice(0, 15)).toBe('2026-11-22T12:1');
  });

  it('is unavailable where every source fails, with every reason', () => {
    const rows = [
      heard('eccc-city', 'No answer.'),
      heard('eccc-alerts', 'Cut off.'),
      heard('eccc-aqhi', airOf()),
    ];
    expect(find(rows)).toEqual({
      report: {
        unavailable:
          'Environment Canada, city page: No answer. Environment Canada, alerts: Cut off. Environment Canada, air quality: The document held no weather.',
      },
      from: [],
    });
  });

  it('still tells of alerts where nothing else could be read', () => {
    expect(report([heard('eccc-city', 'No answer.'), alerts(alertFeature())])).toMatchObject({
      alerts: [{ url: 'https://weather.gc.ca/en/location/index.html?coords=45.820,-77.120' }],
      forecast: [],
      licence: expect.anything(),
    });
  });
});

describe('weatherLacks', () => {
  it.each([
    ['no source of this section answered', [heard('eccc-city', 'x'), heard('eccc-alerts', 'x')]],
    ['no source of this section held any weather', [heard('eccc-aqhi', airOf())]],
    ['no source of this section told of alerts', [city(), heard('eccc-alerts', 'x')]],
    ['no source of this section held a forecast', [city({ forecastGroup: {} }), alerts()]],
    ['no source of this section held the conditions', [city({ currentConditions: {} }), alerts()]],
    [undefined, [city(), alerts()]],
    [undefined, [heard('eccc-city', 'x'), heard('eccc-alerts', 'x'), atom]],
    [undefined, []],
  ])('%s', (words, rows) => {
    expect(weatherLacks(rows)).toBe(words);
  });

  it('takes what is too old for missing, if it is told the time', () => {
    const rows = [city(), alerts()];
    expect(weatherLacks(rows, '2026-11-22T14:30:00Z')).toBe('no source of this section held the conditions');
    expect(weatherLacks(rows, '2026-11-24T14:30:00Z')).toBe('no source of this section held a forecast');
  });

  it('looks at the weather section alone', () => {
    const other = { ...heard('eccc-city', 'x'), section: { ...section!, id: 'us' } };
    expect(weatherLacks([other])).toBeUndefined();
  });
});
