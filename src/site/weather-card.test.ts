import { describe, expect, it } from 'vitest';
import { sampleWeather } from '../../scripts/testing/sample-words.ts';
import type { WeatherReport } from '../core/edition.ts';
import { english as t } from './strings.ts';
import { weatherView, type WeatherView } from './weather-card.ts';

const report = sampleWeather('2026-11-20', 1);
const frame = { timeZone: 'America/Toronto', collectedAt: '2026-11-20T11:45:00.000Z' };
const view = (changes: Partial<WeatherReport> = {}): WeatherView =>
  weatherView({ ...report, ...changes }, frame, t) as WeatherView;
const without = (...names: (keyof WeatherReport)[]): WeatherView => {
  const rest = Object.entries(report).filter(([name]) => !names.includes(name as keyof WeatherReport));
  return weatherView({ ...(Object.fromEntries(rest) as WeatherReport), alerts: [] }, frame, t) as WeatherView;
};

describe('weatherView', () => {
  it('prints now and today', () => {
    expect(view({ observed: { temperature: -8.4, condition: 'Mist' } })).toMatchObject({
      degrees: '−8°',
      sky: 'Mist',
      notes: [],
      age: [],
    });
    expect(view({ observed: { temperature: -0.2 } }).degrees).toBe('0°');
    expect(view().today).toBe('High 11°, 40% chance of precipitation');
    expect(view().footnote).toBe('Observed 6:00 a.m. at Lakeside Airport. Forecast issued 5:00 a.m.');
  });

  it('says so where there is neither', () => {
    const bare = without('observed');
    expect(bare).not.toHaveProperty('degrees');
    expect(
      weatherView({ place: 'X', alerts: [], forecast: [], source: report.source }, frame, t),
    ).toMatchObject({
      today: '',
      footnote: '',
      periods: [],
      age: ['The conditions and the forecast could not be read.'],
    });
  });

  it('says how old the conditions and the forecast are, where they are old', () => {
    const observed = { temperature: 3, at: '2026-11-20T07:00:00.000Z', old: true as const };
    const old = { observed, forecastIssued: '2026-11-18T10:00:00.000Z', forecastOld: true as const };
    expect(view(old)).toMatchObject({
      age: [
        'Observed at 2:00 a.m., four hours before this edition.',
        'Forecast issued at 5:00 a.m. on Wednesday 18 November, two days before this edition.',
      ],
      footnote: '',
    });
  });

  it('leads with alerts, word for word, and names a colour the title does not', () => {
    const alert = { title: 'Snowfall', text: 'Ten centimetres.\n\n  Twenty.', colour: 'orange' as const };
    expect(view({ alerts: [alert] }).alerts).toEqual([
      { ...alert, lang: 'en', label: 'Orange alert', issued: '' },
    ]);
    expect(view({ alerts: [{ ...alert, title: 'ORANGE warning' }] }).alerts[0]?.label).toBe('');
    expect(view({ alerts: [alert] })).not.toHaveProperty('calm');
    expect(view({ alerts: [{ title: 'Statement', text: '' }] }).alerts[0]).toMatchObject({
      colour: 'plain',
      label: '',
    });
  });

  it('tells in which language the weather was issued by its own words', () => {
    const text = 'Des rafales de 90 km/h sont attendues ce soir près du lac. Restez à l’abri.';
    const alert = { title: 'Avertissement de vents violents', text };
    expect(view({ alerts: [alert], forecast: [] })).toMatchObject({ lang: 'fr', alerts: [{ lang: 'fr' }] });
    expect(view({ alerts: [], forecast: [] })).not.toHaveProperty('lang');
  });

  it.each([
    [{ title: 'heat warning', area: 'Upper Valley' }, 'Issued 4:12 a.m. for Upper Valley.'],
    [{ title: 'HEAT WARNING, Upper Valley', area: 'Upper Valley' }, 'Issued 4:12 a.m.'],
  ])('says when and for where an alert was issued: %j', (alert, issued) => {
    const alerts = [{ ...alert, text: '', issued: '2026-11-20T09:12:00.000Z' }];
    expect(view({ alerts }).alerts[0]?.issued).toBe(issued);
  });

  it('shows calmly what has ended, and that nothing is in effect', () => {
    const ended = { title: 'Snowfall', text: 'It is over.', colour: 'red' as const, ended: true as const };
    expect(view({ alerts: [ended], alertsChecked: true })).toMatchObject({
      alerts: [],
      ended: [{ label: 'Ended', colour: 'ended', title: 'Snowfall', text: 'It is over.' }],
      calm: { text: 'No watches or warnings in effect.', known: true },
    });
  });

  it.each([
    { known: { noAlerts: 'Aucune alerte.', alertsChecked: true as const }, text: 'Aucune alerte.', is: true },
    { known: { alertsChecked: true as const }, text: 'No alerts are in effect.', is: true },
    { known: {}, text: 'Whether alerts are in effect was not reported.', is: false },
  ])('tells no alerts from alerts that were not checked: $text', ({ known, text, is }) => {
    const { noAlerts: _, ...unknown } = report;
    const weather = { ...unknown, alerts: [], ...known };
    expect((weatherView(weather, frame, t) as WeatherView).calm).toEqual({ text, known: is });
  });

  it('prints every condition with its unit', () => {
    const observed = { wind: 'NW 24 km/h', gust: 41, humidity: 81, dewpoint: -4.6, windChill: -9 };
    const rows = Object.fromEntries(
      view({ observed, aqhi: 6.6 }).conditions.map(({ name, value }) => [name, value]),
    );
    expect(rows).toEqual({
      Wind: 'NW 24 km/h, gusts 41 km/h',
      Humidity: '81%',
      'Wind chill': '−9',
      'Dew point': '−5°',
      'Air quality index': '7, high risk',
    });
    const wind = view({ observed: { wind: 'NW 24 km/h gust 41 km/h', gust: 41 } }).conditions[0]?.value;
    expect(wind).toBe('NW 24 km/h gust 41 km/h');
  });

  it.each([
    [0.4, '1, low risk'],
    [3.4, '3, low risk'],
    [3.6, '4, moderate risk'],
    [10.4, '10, high risk'],
    [12, '10+, very high risk'],
  ])('an air quality of %s is printed as “%s”', (aqhi, words) => {
    expect(view({ aqhi }).conditions.at(-1)?.value).toBe(words);
  });

  it('passes on what the reader must know, and why there is none', () => {
    expect(view({ notes: ['Another place.'] }).notes).toEqual(['Another place.']);
    expect(weatherView({ unavailable: 'No answer.' }, frame, t)).toEqual({ unavailable: 'No answer.' });
  });
});
