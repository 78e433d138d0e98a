import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { briefingSchema, weatherSectionId, type Source } from './briefing.ts';
import { parseBriefing } from './briefing-text.ts';

describe('the smallest briefing', () => {
  it('has a default for everything but its sections', () => {
    const sources = [{ id: 'a', name: 'A', url: 'https://a.example/feed' }];
    expect(briefingSchema.parse({ sections: [{ id: 'us', title: 'News', sources }] })).toEqual({
      title: 'Morning News Briefing',
      description: 'The morning’s news in the publishers’ own words, with a link to every story.',
      tags: [],
      language: 'en-CA',
      timeZone: 'America/Toronto',
      window: '5d',
      limit: 5,
      mute: [],
      keep: [],
      network: { allowHosts: [], machines: 1 },
      sections: [
        {
          id: 'us',
          title: 'News',
          emoji: '',
          sources: [{ id: 'a', name: 'A', url: 'https://a.example/feed', kind: 'news', excerpt: true }],
          backups: [],
        },
      ],
    });
  });

  it.each([
    { name: 'no sections', briefing: {} },
    { name: 'an empty list of sections', briefing: { sections: [] } },
    { name: 'an unknown key', briefing: { sections: [{ id: 'us', title: 'News' }], colour: 'red' } },
    { name: 'an id in capitals', briefing: { sections: [{ id: 'US', title: 'News' }] } },
    {
      name: 'a script as address',
      briefing: { site: 'javascript:alert(1)', sections: [{ id: 'us', title: 'N' }] },
    },
    {
      name: 'two sections of one id',
      briefing: {
        sections: [
          { id: 'us', title: 'A' },
          { id: 'us', title: 'B' },
        ],
      },
    },
  ])('is refused with $name', ({ briefing }) => {
    expect(briefingSchema.safeParse(briefing).success).toBe(false);
  });
});

describe('content/briefing.yaml', () => {
  const text = readFileSync(new URL('../../content/briefing.yaml', import.meta.url), 'utf8');
  const briefing = parseBriefing(text, 'briefing.yaml');
  const sources: Source[] = briefing.sections.flatMap((section) => [...section.sources, ...section.backups]);

  it('has the fourteen sections in their order', () => {
    expect(briefing.sections.map(({ id }) => id).join(' ')).toBe(
      'weather international canada us ai digital health science government architecture emerging security university corporate',
    );
  });

  it('gives every section an icon of its own', () => {
    const icons = briefing.sections.map(({ emoji }) => emoji);
    expect(new Set(icons.filter(Boolean)).size).toBe(14);
  });

  it('names no address twice, and only secure ones', () => {
    const addresses = sources.map(({ url }) => url);
    expect(addresses.filter((url) => !url.startsWith('https://'))).toEqual([]);
    expect(addresses.filter((url, index) => addresses.indexOf(url) !== index)).toEqual([]);
  });

  it('gives every section of news two sources or more', () => {
    const news = briefing.sections.filter(({ id }) => id !== weatherSectionId);
    expect(news.filter(({ sources }) => sources.length < 2).map(({ id }) => id)).toEqual([]);
  });

  it('prints headlines only of the CBC', () => {
    expect(sources.filter(({ excerpt }) => !excerpt).map(({ id }) => id)).toEqual(['cbc']);
  });

  it('asks for the weather of the place that it names', () => {
    const { lat, lon, citypage } = briefing.weather ?? {};
    const weather = briefing.sections.find(({ id }) => id === weatherSectionId);
    expect(weather?.sources[0]?.url).toContain(`/${citypage}?`);
    const [, north, east] =
      /weather\/(-?[\d.]+)_(-?[\d.]+)_e\.xml$/.exec(weather?.backups[0]?.url ?? '') ?? [];
    expect([Number(north), Number(east)]).toEqual([lat, lon]);
  });

  it('begins with the line that gives editors its schema', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=briefing.schema.json');
  });
});
