import { getRssString } from '@astrojs/rss';
import Parser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { hostileTitles } from '../../scripts/testing/sample-words.ts';
import type { Edition } from '../core/edition.ts';
import { archiveOf, indexDay } from './archive.ts';
import { dayView } from './day.ts';
import { editionsFeed, entryTag, sectionFeed, type Channel } from './feeds.ts';
import { legalText } from '../core/text-characters.ts';
import { english as t } from './strings.ts';

const newest = '2026-11-22';
const editions = [newest, '2026-11-21', '2026-11-20'].map((date) => sampleEdition(date, newest));
const archive = archiveOf(editions.map(indexDay));
const channel: Channel = {
  root: 'https://example.org/repo/',
  title: 'Morning & Co',
  description: 'News',
  language: 'en-CA',
};
const us = { id: 'us', title: 'U.S. <Top>' };

const parse = async (xml: string) =>
  new Parser<{ language?: string; lastBuildDate?: string }, { html?: string }>({
    customFields: { feed: ['language'], item: [['content:encoded', 'html']] },
  }).parseString(xml);
const whole = (at = channel) =>
  getRssString(
    editionsFeed(
      editions.map((edition) => ({ edition, day: dayView(edition, archive, undefined, t) })),
      at,
      t,
    ),
  );

function withTitles(titles: readonly string[]): Edition {
  const edition = editions[0] as Edition;
  const section = edition.sections.find(({ id }) => id === 'us') as Edition['sections'][number];
  const [entry] = section.entries;
  if (!entry) throw new Error('the sample has entries');
  const entries = titles.map((title, index) => ({
    ...entry,
    id: `e${String(index).padStart(12, '0')}`,
    title,
    summary: { text: title, by: 'publisher' as const },
  }));
  return { ...edition, sections: [{ ...section, entries }] };
}

describe('editionsFeed', () => {
  it('carries one entry a day, with the whole edition inside', async () => {
    const feed = await parse(await whole());
    expect(feed.items.map(({ title, link }) => [title, link])).toEqual([
      ['Sunday 22 November 2026', 'https://example.org/repo/2026/11/22/'],
      ['Saturday 21 November 2026', 'https://example.org/repo/2026/11/21/'],
      ['Friday 20 November 2026', 'https://example.org/repo/2026/11/20/'],
    ]);
    expect(feed.items[0]?.guid).toBe('tag:morning-news-briefing,2026:edition:2026-11-22');
    expect(feed.items[0]?.isoDate).toBe(editions[0]?.collectedAt);
    const html = feed.items[0]?.html;
    for (const entry of editions[0]?.sections.flatMap(({ entries }) => entries) ?? [])
      expect(html).toContain(
        `<a href="${entry.url.replaceAll('&', '&amp;')}"><strong>${entry.title}</strong></a>`,
      );
    expect(html).toContain('Could not check. None of the 2 sources could be read.');
  });

  it('names itself, its language and the morning of the newest edition', async () => {
    const xml = await whole();
    const feed = await parse(xml);
    expect(xml).toContain(
      '<atom:link href="https://example.org/repo/rss.xml" rel="self" type="application/rss+xml"/>',
    );
    expect(feed).toMatchObject({
      title: 'Morning & Co',
      link: 'https://example.org/repo/',
      language: 'en-CA',
    });
    expect(new Date(feed.lastBuildDate ?? '').toISOString().slice(0, 19)).toBe(
      editions[0]?.collectedAt.slice(0, 19),
    );
  });

  it('keeps its ids when the site moves and is renamed', async () => {
    const moved = await parse(await whole({ ...channel, root: 'https://news.example/', title: 'Other' }));
    const here = await parse(await whole());
    expect(moved.items.map(({ guid }) => guid)).toEqual(here.items.map(({ guid }) => guid));
    expect(moved.items[0]?.link).toBe('https://news.example/2026/11/22/');
  });

  it('is a sound feed without any edition', async () => {
    const feed = await parse(await getRssString(editionsFeed([], channel, t)));
    expect(feed.items).toEqual([]);
    expect(feed.lastBuildDate).toBeUndefined();
  });
});

describe('sectionFeed', () => {
  it('gives every entry its kind, and leads to the story that it goes on with', async () => {
    const feed = await parse(
      await getRssString(sectionFeed({ id: 'digital', title: 'Digital' }, editions, channel, t)),
    );
    for (const { categories } of feed.items) expect(categories).toEqual(['Digital Strategy', 'News']);
    const [item] = feed.items.filter(({ title }) => title?.startsWith('Phone tickets'));
    expect(item?.html).toContain(
      '<p>Since Tuesday 17 November: <a href="https://example.org/repo/stories/s0ca7f1000000/">the story so far</a></p>',
    );
  });

  it('says which language a text is in', async () => {
    const feed = await parse(
      await getRssString(sectionFeed({ id: 'canada', title: 'Canada' }, editions, channel, t)),
    );
    expect(feed.items.some(({ html }) => html?.includes('<p lang="fr-CA">'))).toBe(true);
  });

  it('carries one entry a story, newest editions first, fifty at most', async () => {
    const feed = await parse(await getRssString(sectionFeed(us, editions, channel, t)));
    const expected = editions.flatMap(
      (edition) => edition.sections.find(({ id }) => id === 'us')?.entries ?? [],
    );
    expect(feed.items.map(({ guid, link }) => [guid, link])).toEqual(
      expected.map(({ id, url }) => [entryTag(id), url]),
    );
    expect(feed.title).toBe('U.S. <Top> · Morning & Co');
    expect(feed.link).toBe('https://example.org/repo/sections/us/');
    const many = Array.from({ length: 60 }, () => editions[0] as Edition);
    expect(sectionFeed(us, many, channel, t).items).toHaveLength(50);
  });

  it('gives every title back as it was, whatever is in it', async () => {
    const feed = await parse(await getRssString(sectionFeed(us, [withTitles(hostileTitles)], channel, t)));
    expect(feed.items.map(({ title }) => title)).toEqual(
      hostileTitles.map((title) => legalText(title).trim()),
    );
  });

  it.each(['007', '1e3', '0x1F'])('never turns the source name %s into another number', async (name) => {
    const edition = withTitles(['One']);
    for (const source of edition.sections[0]?.coverage.sources ?? []) source.name = name;
    const feed = await parse(await getRssString(sectionFeed(us, [edition], channel, t)));
    expect([undefined, name]).toContain(feed.items[0]?.creator);
  });
});
