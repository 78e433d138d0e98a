import { describe, expect, it } from 'vitest';
import { exampleFeed } from '../../scripts/testing/examples.ts';
import type { RawEntry } from './feed.ts';
import { readWeather } from './weather.ts';
import { alertColour, labelledNumber, numberIn, temperatureWords } from './weather-words.ts';

const place = { name: 'Pembroke', province: 'ON', lat: 45.81, lon: -77.16 };
const at = '2026-11-22T11:00:00.000Z';
const entry = (category: string, title: string, summary: string, more: Partial<RawEntry> = {}): RawEntry => ({
  title,
  summary,
  categories: [category],
  link: 'https://weather.gc.ca/city/pages/on-131_metric_e.html',
  published: at,
  ...more,
});
const read = (...entries: RawEntry[]) =>
  readWeather(exampleFeed(entries), place, { name: 'Weather Office', url: 'https://feeds.example/city' });

const conditions = entry(
  'Current Conditions',
  'Current Conditions: Light Snow, -3.2&#xB0;C',
  `<b>Observed at:</b> Upper Valley 06:00 AM EST Sunday 22 November 2026 <br/>
<b>Condition:</b> Light Snow <br/>
<b>Temperature:</b> -3.2&deg;C <br/>
<b>Pressure / Tendency:</b> 100.9 kPa falling<br/>
<b>Visibility:</b> 3.2 km<br/>
<b>Humidity:</b> 91 %<br/>
<b>Wind Chill:</b> -8 <br/>
<b>Wind:</b> NE 15 km/h<br/>
<b>Air Quality Health Index:</b> 2 <br/>`,
);

describe('readWeather', () => {
  it('reads the conditions into fields with units', () => {
    expect(read(conditions)).toMatchObject({
      place: 'Pembroke',
      aqhi: 2,
      observed: {
        station: 'Upper Valley',
        at,
        condition: 'Light Snow',
        temperature: -3.2,
        humidity: 91,
        windChill: -8,
        wind: 'NE 15 km/h',
        pressure: '100.9 kPa falling',
        visibility: '3.2 km',
      },
      source: { name: 'Weather Office', url: conditions.link },
      licence: { text: 'Data Source: Environment and Climate Change Canada' },
    });
  });

  it('leaves out what the document lacks', () => {
    const bare = entry(
      'Current Conditions',
      'Current Conditions: 4.1',
      '<b>Wind:</b>   km/h<br/><b>Air Quality Health Index:</b> N/A <br/>',
    );
    const report = read(bare);
    expect(report?.observed).toEqual({ at });
    expect(report).not.toHaveProperty('aqhi');
  });

  it('keeps an alert word for word, with its colour and time', () => {
    const text =
      'Snowfall of 15 to 20 cm, with “near zero” visibility. Issued: 4:42 AM EST Sunday 22 November 2026';
    const report = read(
      entry('Warnings and Watches', 'YELLOW WARNING - SNOWFALL, Pembroke', text),
      conditions,
    );
    expect(report?.alerts).toEqual([
      {
        title: 'YELLOW WARNING - SNOWFALL, Pembroke',
        text,
        url: conditions.link,
        issued: at,
        colour: 'yellow',
      },
    ]);
    expect(report).not.toHaveProperty('noAlerts');
  });

  it.each([
    ['Warnings and Watches', 'No watches or warnings in effect, Pembroke'],
    ['Alerts', 'No alerts in effect, Pembroke'],
    ['Veilles et avertissements', 'Aucune veille ou alerte en vigueur, Pembroke'],
  ])('%s: “%s” is valid whatever its date', (category, title) => {
    const report = read(entry(category, title, title, { published: '2020-01-01T00:00:00.000Z' }));
    expect(report).toMatchObject({ alerts: [], noAlerts: title });
  });

  it('does not show an alert that has no name', () => {
    const stub: RawEntry = {
      title: ' IN EFFECT, Pembroke',
      summary: 'Be careful.',
      categories: ['Warnings and Watches'],
    };
    expect(read(stub, conditions)?.alerts).toEqual([]);
  });

  it('reads the forecast, English and French', () => {
    const report = read(
      entry(
        'Weather Forecasts',
        'Sunday: Periods of snow. High plus 1. POP 80%',
        'Periods of snow. High plus 1. Forecast issued 05:00 AM EST Sunday 22 November 2026',
      ),
      entry(
        'Prévisions météo',
        'Ce soir et cette nuit: Neige. Minimum moins 12.',
        'Neige. Minimum moins 12. Prévisions émises 05h00 HNE',
      ),
    );
    expect(report?.forecast).toEqual([
      {
        period: 'Sunday',
        brief: 'Periods of snow',
        text: 'Periods of snow. High plus 1.',
        high: 1,
        precipitation: 80,
      },
      { period: 'Ce soir et cette nuit', brief: 'Neige', text: 'Neige. Minimum moins 12.', low: -12 },
    ]);
    expect(report?.forecastIssued).toBe(at);
  });

  it('claims the licence of Environment Canada only for its data', () => {
    expect(read({ ...conditions, link: 'https://office.example/' })).not.toHaveProperty('licence');
  });

  it('knows a feed that holds no weather', () => {
    expect(read({ title: 'News', categories: [] })).toBeUndefined();
  });
});

describe('alertColour', () => {
  it.each([
    ['ORANGE WARNING - HEAT, Ottawa', 'orange'],
    ['ALERTE ROUGE EN VIGUEUR, Ottawa', 'red'],
    ['AVIS DE GEL EN VIGUEUR, Rivière-Rouge', undefined],
    ['RED WARNING - WIND, Orange', 'red'],
    ['SPECIAL WEATHER STATEMENT IN EFFECT, Pembroke', undefined],
  ])('%s → %s', (title, expected) => {
    expect(alertColour(title)).toBe(expected);
  });
});

describe('numbers', () => {
  it.each([
    ['High 21.', 21],
    ['High zero', 0],
    ['High minus 2', -2],
    ['High plus 3', 3],
    ['Highway closed', undefined],
  ])('%s → %s', (text, expected) => {
    expect(labelledNumber(text, temperatureWords.high)).toBe(expected);
  });
  it.each([
    ['16,2°C', 16.2],
    ['-0.4 °C', -0.4],
    ['N/A', undefined],
    [undefined, undefined],
  ])('%s → %s', (text, expected) => {
    expect(numberIn(text)).toBe(expected);
  });
});
