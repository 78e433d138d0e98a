import { describe, expect, it } from 'vitest';
import { exampleFeed } from '../../scripts/testing/examples.ts';
import type { RawEntry } from './feed.ts';
import { readAtomWeather } from './weather-atom.ts';

const at = '2026-11-22T11:00:00.000Z';
const now = '2026-11-22T11:45:00.000Z';
const entry = (category: string, title: string, summary: string, more: Partial<RawEntry> = {}): RawEntry => ({
  title,
  summary,
  categories: [category],
  link: 'https://weather.gc.ca/city/pages/on-131_metric_e.html',
  published: at,
  ...more,
});
const readAt = (moment: string, ...entries: RawEntry[]) =>
  readAtomWeather(exampleFeed(entries), 'https://feeds.example/city', moment);
const read = (...entries: RawEntry[]) => readAt(now, ...entries);

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
<b>Dewpoint:</b> -4.6&deg;C <br/>
<b>Wind:</b> NE 15 km/h gust 35 km/h<br/>
<b>Air Quality Health Index:</b> 2 <br/>`,
);

describe('readAtomWeather', () => {
  it('reads the conditions into fields with units', () => {
    expect(read(conditions)).toMatchObject({
      air: { value: 2 },
      observed: {
        station: 'Upper Valley',
        at,
        condition: 'Light Snow',
        temperature: -3.2,
        humidity: 91,
        windChill: -8,
        dewpoint: -4.6,
        wind: 'NE 15 km/h gust 35 km/h',
        gust: 35,
        pressure: '100.9 kPa falling',
        visibility: '3.2 km',
      },
      page: conditions.link,
    });
    expect(read(conditions)?.observed).not.toHaveProperty('old');
  });

  it('marks conditions of more than three hours ago as old', () => {
    expect(readAt('2026-11-22T14:00:00.000Z', conditions)?.observed).not.toHaveProperty('old');
    expect(readAt('2026-11-22T14:00:01.000Z', conditions)?.observed).toMatchObject({ old: true });
  });

  it('leaves out what the document lacks', () => {
    const bare = entry(
      'Current Conditions',
      'Current Conditions: 4.1',
      '<b>Wind:</b>   km/h<br/><b>Air Quality Health Index:</b> N/A <br/><b>Humidity:</b> 40 %',
    );
    expect(read(bare)?.observed).toEqual({ at, humidity: 40 });
    expect(read(bare)).not.toHaveProperty('air');
    expect(read(bare)).not.toHaveProperty('alerts');
    expect(read({ ...bare, summary: '<b>Wind:</b>   km/h<br/>' })).not.toHaveProperty('observed');
  });

  it.each([
    'Snowfall of 15 to 20 cm, with “near zero” visibility. Issued: 4:42 AM EST Sunday 22 November 2026',
    'Two  spaces, a tab\there,\n\na line of its own,\n  - an indented one, and 5\u00a0cm.',
    'Plain < 5 cm & “quotes”.',
  ])('keeps an alert word for word, with its colour, place and time: %j', (text) => {
    const summary = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u00a0', '&nbsp;');
    const alert = entry('Warnings and Watches', 'YELLOW WARNING - SNOWFALL, Pembroke', summary);
    expect(read(alert, conditions)?.alerts).toEqual({
      listed: [
        {
          title: 'YELLOW WARNING - SNOWFALL, Pembroke',
          text,
          url: conditions.link,
          area: 'Pembroke',
          issued: at,
          colour: 'yellow',
        },
      ],
    });
  });

  it('lets no markup and no unprintable character into an alert', () => {
    const summary =
      '<script>alert(1)</script>Stay\u0007 <b onclick="x">in</b>side\u202e. &amp;lt;img src=x onerror=y&amp;gt;';
    const [alert] = read(entry('Alerts', 'WARNING, Pembroke', summary))?.alerts?.listed ?? [];
    expect(alert?.text).toBe('Stay inside.');
  });

  it.each([
    ['Warnings and Watches', 'No watches or warnings in effect, Pembroke'],
    ['Alerts', 'No alerts in effect, Pembroke'],
    ['Veilles et avertissements', 'Aucune veille ou alerte en vigueur, Pembroke'],
  ])('%s: “%s” is valid whatever its date', (category, title) => {
    const parts = read(entry(category, title, title, { published: '2020-01-01T00:00:00.000Z' }));
    expect(parts?.alerts).toEqual({ listed: [], none: title });
  });

  it.each([
    ['SNOWFALL WARNING ENDED, Pembroke', true],
    ['BULLETIN MÉTÉOROLOGIQUE SPÉCIAL TERMINÉ, Pembroke', true],
    ['VEILLE DE TORNADE TERMINÉE, Pembroke', true],
    ['SNOWFALL WARNING IN EFFECT, Pembroke', false],
    ['SNOWFALL WARNING IN EFFECT, Lake Ended', false],
  ])('%s: has ended: %s', (title, ended) => {
    const listed = read(entry('Alerts', title, 'Words.'))?.alerts?.listed;
    expect(listed?.[0]).toMatchObject({ title, text: 'Words.' });
    expect(listed?.[0]?.ended ?? false).toBe(ended);
  });

  it('does not show an alert that has no name, nor takes it for a sign that there is none', () => {
    const stub: RawEntry = {
      title: ' IN EFFECT, Pembroke',
      summary: 'Be careful.',
      categories: ['Warnings and Watches'],
    };
    expect(read(stub, conditions)).not.toHaveProperty('alerts');
    const statement = entry('Warnings and Watches', 'SPECIAL WEATHER STATEMENT IN EFFECT, Pembroke', 'Rain.');
    expect(read(stub, statement)?.alerts?.listed.map(({ title }) => title)).toEqual([statement.title]);
  });

  it('reads the forecast, English and French', () => {
    const parts = read(
      entry(
        'Weather Forecasts',
        'Sunday: Periods of snow. High plus 1. POP 80%',
        'Periods of snow. High plus 1. Forecast issued 05:00 AM EST Sunday 22 November 2026',
      ),
      entry(
        'Prévisions météo',
        'Ce soir et cette nuit: Neige. Minimum moins 12.',
        'Neige, puis 40 pour cent de probabilité de neige. Minimum moins 12. Prévisions émises 05h00 HNE',
      ),
    );
    expect(parts?.forecast).toEqual([
      {
        period: 'Sunday',
        brief: 'Periods of snow',
        text: 'Periods of snow. High plus 1.',
        high: 1,
        precipitation: 80,
      },
      {
        period: 'Ce soir et cette nuit',
        brief: 'Neige',
        text: 'Neige, puis 40 pour cent de probabilité de neige. Minimum moins 12.',
        low: -12,
        precipitation: 40,
      },
    ]);
    expect(parts?.forecastIssued).toBe(at);
  });

  it.each([
    ['Pembroke - Weather - Environment Canada', 'Pembroke'],
    ['Ottawa (Kanata - Orléans) - Météo - Environnement Canada', 'Ottawa (Kanata - Orléans)'],
  ])('knows whose weather it is: %s', (title, name) => {
    const feed = { ...exampleFeed([conditions]), title };
    expect(readAtomWeather(feed, 'https://feeds.example/city', now)?.name).toEqual({ en: name });
    const alerts = { ...exampleFeed([entry('Alerts', 'No alerts in effect, X', 'None.')]), title };
    expect(readAtomWeather(alerts, 'https://feeds.example/city', now)).not.toHaveProperty('name');
  });

  it('knows a feed that holds no weather', () => {
    expect(read({ title: 'News', categories: [] })).toBeUndefined();
  });
});
