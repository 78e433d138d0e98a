import { describe, expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { sampleWeather } from '../../scripts/testing/sample-words.ts';
import type { Edition, WeatherReport } from '../core/edition.ts';
import { addresses } from '../core/addresses.ts';
import { archiveOf, indexDay } from './archive.ts';
import { dayView } from './day.ts';
import { editionHtml } from './edition-html.ts';
import { english as t } from './strings.ts';

const date = '2026-11-20';
const edition = sampleEdition(date, date);
const report = sampleWeather(date, 1);
const place = { name: 'Lakeside', province: 'ON', lat: 45.81, lon: -77.16 };

function htmlWith(weather: Edition['weather']): string {
  const day = dayView({ ...edition, weather }, archiveOf([indexDay(edition)]), place, t);
  return editionHtml(day, addresses('https://news.example/'), t);
}
const html = (changes: Partial<WeatherReport>): string => htmlWith({ ...report, ...changes });

describe('the weather in a feed', () => {
  it('always names its source and its licence, with a link to each', () => {
    const licence = {
      text: 'Data Source: Environment and Climate Change Canada',
      url: 'https://eccc-msc.github.io/open-data/licence/readme_en/',
    };
    const source = { name: 'Environment and Climate Change Canada', url: 'https://weather.gc.ca/?a=1&b=2' };
    for (const alerts of [[], [{ title: 'Wind', text: '' }]]) {
      const text = html({ alerts, source, licence, forecast: [] });
      expect(text).toContain(`<a href="${licence.url}">${licence.text}</a>`);
      expect(text).toContain(
        '<a href="https://weather.gc.ca/?a=1&amp;b=2">Environment and Climate Change Canada</a>',
      );
    }
  });

  it('has alerts word for word and escaped, first what is in effect', () => {
    const text = 'Up to 30 cm.\n\n  <b>Stay</b> & wait.';
    const alerts = [
      { title: 'Over', text: 'It was.', ended: true as const },
      {
        title: 'Storm',
        text,
        url: 'https://office.example/',
        issued: '2026-11-20T09:17:00.000Z',
        area: 'Valley',
      },
    ];
    const feed = html({ alerts });
    expect(feed).toContain(
      '<p><a href="https://office.example/"><strong>Storm</strong></a> Issued 4:17 a.m. for Valley. ' +
        'Up to 30 cm.<br>\n<br>\n  &lt;b&gt;Stay&lt;/b&gt; &amp; wait.</p>',
    );
    expect(feed).toContain('<strong>Ended: Over</strong> It was.');
    expect(feed.indexOf('Storm')).toBeLessThan(feed.indexOf('Over'));
  });

  it('says what is odd about it', () => {
    expect(html({ notes: ['This is the weather of X, not of Y.'] })).toContain(
      'Take care: This is the weather of X',
    );
    const observed = { temperature: 1, at: '2026-11-20T01:00:00.000Z', old: true as const };
    expect(html({ observed })).toMatch(
      /<p>Observed at 8:00 p\.m\. on Thursday 19 November, \w+ hours before this/,
    );
    expect(htmlWith({ unavailable: 'No <answer>.' })).toContain('could not be read. No &lt;answer&gt;.');
  });
});
