import { describe, expect, it } from 'vitest';
import { parseBriefing } from './briefing-text.ts';
import { weatherSources } from './weather-sources.ts';

const place = { name: 'Pembroke', province: 'ON', citypage: 'on-131', lat: 45.82, lon: -77.1 };
const addresses = (rows: readonly { id: string; url: string }[]): Record<string, string> =>
  Object.fromEntries(rows.map(({ id, url }) => [id, url]));

describe('weatherSources', () => {
  it('works out every address from the place', () => {
    const { sources, backups } = weatherSources({ ...place, battleboard: 'onrm105' }, 'en-CA');
    const api = 'https://api.weather.gc.ca/collections/';
    expect(addresses(sources)).toEqual({
      'eccc-city': `${api}citypageweather-realtime/items/on-131?f=json`,
      'eccc-alerts': `${api}weather-alerts/items?f=json&bbox=-77.113,45.811,-77.087,45.829`,
      'eccc-aqhi': `${api}aqhi-observations-realtime/items?f=json&latest=true&bbox=-77.874,45.280,-76.326,46.360`,
    });
    expect(addresses(backups)).toEqual({
      'eccc-atom': 'https://weather.gc.ca/rss/weather/45.820_-77.100_e.xml',
      'eccc-atom-city': 'https://weather.gc.ca/rss/city/on-131_e.xml',
      'eccc-battleboard': 'https://weather.gc.ca/rss/battleboard/onrm105_e.xml',
    });
    const names = [...sources, ...backups].map(({ name }) => name);
    expect(new Set(names).size).toBe(6);
    expect(names[0]).toBe('Environment Canada, city page');
  });

  it('reads French feeds for a French briefing', () => {
    const { sources, backups } = weatherSources({ ...place, battleboard: 'onrm105' }, 'fr-CA');
    expect(backups.map(({ url }) => url.slice(-6))).toEqual(['_f.xml', '_f.xml', '_f.xml']);
    expect(sources[1]?.name).toBe('Environnement Canada, alertes');
  });

  it('goes without what only a code finds', () => {
    const { citypage: _, ...bare } = place;
    const { sources, backups } = weatherSources(bare, 'en-CA');
    expect(Object.keys(addresses([...sources, ...backups]))).toEqual([
      'eccc-alerts',
      'eccc-aqhi',
      'eccc-atom',
    ]);
  });
});

describe('a briefing', () => {
  const weather = 'weather: { name: Pembroke, province: "ON", citypage: on-131, lat: 45.82, lon: -77.1 }\n';
  const read = (rest: string, place = weather) =>
    parseBriefing(`${place}sections:\n${rest}`, 'briefing.yaml').sections[0];
  const own = '[{ id: own, name: Own, url: "https://own.example/" }]';

  it('has the sources of its place, changed in one spot', () => {
    const section = '  - { id: weather, title: Weather }\n';
    expect(read(section)?.sources.map(({ id }) => id)).toEqual(['eccc-city', 'eccc-alerts', 'eccc-aqhi']);
    expect(read(section)?.backups.map(({ id }) => id)).toEqual(['eccc-atom', 'eccc-atom-city']);
    const moved = weather.replace('on-131', 'on-118').replace('45.82', '45.4');
    const urls = read(section, moved)?.sources.map(({ url }) => url);
    expect(urls?.[0]).toContain('/on-118?');
    expect(urls?.[1]).toContain('45.391');
  });

  it('keeps what its owner wrote', () => {
    expect(read(`  - { id: weather, title: Weather, sources: ${own} }\n`)).toMatchObject({
      sources: [{ id: 'own' }],
      backups: [],
    });
    expect(read(`  - { id: weather, title: Weather, backups: ${own} }\n`)).toMatchObject({
      sources: [{ id: 'eccc-city' }, {}, {}],
      backups: [{ id: 'own' }],
    });
  });

  it('has none without a place, and for no other section', () => {
    expect(read('  - { id: weather, title: Weather }\n', '')?.sources).toEqual([]);
    expect(read('  - { id: us, title: News }\n')?.sources).toEqual([]);
  });
});
