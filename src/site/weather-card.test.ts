import { describe, expect, it } from 'vitest';
import { sampleWeather } from '../../scripts/testing/sample-words.ts';
import type { WeatherReport } from '../core/edition.ts';
import { english as t } from './strings.ts';
import { weatherView, type WeatherView } from './weather-card.ts';

const report = sampleWeather('2026-11-20', 1);
const view = (changes: Partial<WeatherReport> = {}): WeatherView =>
  weatherView({ ...report, ...changes }, 'America/Toronto', t) as WeatherView;

describe('weatherView', () => {
  it('prints now and today', () => {
    expect(view({ observed: { temperature: -8.4, condition: 'Mist' } })).toMatchObject({
      degrees: '−8°',
      sky: 'Mist',
    });
    expect(view({ observed: { temperature: -0.2 } }).degrees).toBe('0°');
    expect(view().today).toBe('High 11°, 40% chance of precipitation');
    expect(view().footnote).toBe('Observed 6:00 a.m. at Lakeside Airport. Forecast issued 5:00 a.m.');
  });

  it('does without what was not observed', () => {
    const bare = view({
      observed: undefined,
      forecast: [],
      forecastIssued: undefined,
    } as unknown as Partial<WeatherReport>);
    expect(bare).not.toHaveProperty('degrees');
    expect(bare).toMatchObject({ today: '', footnote: '', periods: [] });
  });

  it('leads with alerts, word for word, and names a colour the title does not', () => {
    const alert = { title: 'Snowfall', text: 'Ten centimetres.', colour: 'orange' as const };
    expect(view({ alerts: [alert] }).alerts).toEqual([{ ...alert, label: 'Orange alert' }]);
    expect(view({ alerts: [{ ...alert, title: 'ORANGE warning' }] }).alerts[0]?.label).toBe('');
    expect(view({ alerts: [alert] })).not.toHaveProperty('calm');
    expect(view({ alerts: [{ title: 'Statement', text: '' }] }).alerts[0]).toMatchObject({
      colour: 'plain',
      label: '',
    });
  });

  it('says that there are no alerts only if the weather office said so', () => {
    expect(view({ alerts: [], noAlerts: 'No alerts in effect.' }).calm).toEqual({
      text: 'No alerts in effect.',
      known: true,
    });
    const { noAlerts: _, ...unknown } = report;
    expect((weatherView({ ...unknown, alerts: [] }, 'UTC', t) as WeatherView).calm?.known).toBe(false);
  });

  it('passes on why there is none', () => {
    expect(weatherView({ unavailable: 'No answer.' }, 'UTC', t)).toEqual({ unavailable: 'No answer.' });
  });
});
