import { describe, expect, it } from 'vitest';
import type { WeatherReport } from './edition.ts';
import { mergeWeather } from './weather-merge.ts';

const source = { name: 'Office', url: 'https://office.example/' };
const bare: WeatherReport = { place: 'Pembroke', alerts: [], forecast: [], source };
const storm = { title: 'snowfall warning', text: 'Thirty centimetres.' };
const full: WeatherReport = {
  ...bare,
  alerts: [storm],
  alertsChecked: true,
  observed: { at: '2026-11-22T11:00:00.000Z', temperature: -3 },
  forecast: [{ period: 'Today', brief: 'Snow', text: 'Snow.' }],
  forecastIssued: '2026-11-22T10:00:00.000Z',
  aqhi: 2,
  aqhiStation: 'Upper Valley',
  sun: { rise: '2026-11-22T12:17:00.000Z', set: '2026-11-22T21:33:00.000Z' },
  licence: { text: 'Terms', url: 'https://office.example/terms' },
};

describe('mergeWeather', () => {
  it('takes weather before none, whichever came first', () => {
    const none = { unavailable: 'No answer.' };
    expect(mergeWeather(full, none)).toBe(full);
    expect(mergeWeather(none, full)).toBe(full);
    expect(mergeWeather(none, { unavailable: 'Still none.' })).toEqual({ unavailable: 'Still none.' });
  });

  it('loses nothing to a run that found less', () => {
    expect(mergeWeather(full, bare)).toEqual(full);
  });

  it('lets a later observation and forecast replace earlier ones, and never the other way round', () => {
    const next: WeatherReport = {
      ...full,
      observed: { at: '2026-11-22T12:00:00.000Z', temperature: -2 },
      forecast: [{ period: 'Today', brief: 'Clearing', text: 'Clearing.' }],
      forecastIssued: '2026-11-22T16:00:00.000Z',
    };
    expect(mergeWeather(full, next)).toEqual(next);
    expect(mergeWeather(next, full)).toMatchObject({ observed: next.observed, forecast: next.forecast });
  });

  it('leaves an observation as it was when it is read again later', () => {
    const again: WeatherReport = { ...full, observed: { ...full.observed, old: true }, forecastOld: true };
    expect(mergeWeather(full, again)).toEqual(full);
  });

  it('believes the later list of alerts', () => {
    const over: WeatherReport = { ...full, alerts: [{ ...storm, ended: true }] };
    expect(mergeWeather(full, over)).toEqual(over);
    expect(mergeWeather(full, { ...bare, alertsChecked: true })).toMatchObject({
      alerts: [],
      alertsChecked: true,
    });
  });

  it('adds headlines of a run that could not read the list to what an earlier one read', () => {
    const headline = { title: 'ORANGE WARNING - WIND', text: '' };
    expect(mergeWeather(full, { ...bare, alerts: [headline] })).toMatchObject({ alerts: [storm, headline] });
    const quiet: WeatherReport = { ...bare, alertsChecked: true, noAlerts: 'No alerts in effect.' };
    expect(mergeWeather(quiet, bare)).toEqual(quiet);
    expect(mergeWeather(quiet, { ...bare, alerts: [headline] })).not.toHaveProperty('noAlerts');
  });
});
