import { entryTag } from '../core/feed-ids.ts';
import { parseAtomFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { feedFaults } from '../../scripts/testing/feed-validator.ts';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { hostileTitles } from '../../scripts/testing/sample-words.ts';
import type { Edition } from '../core/edition.ts';
import { archiveOf, indexDay } from './archive.ts';
import { dayView } from './day.ts';
import {
  editionsFeed,
  entriesFeed,
  feedEditionsMax,
  legalLink,
  monthFeed,
  sectionFeed,
  type Channel,
} from './feeds.ts';
import { atomText } from './feeds-atom.ts';
import { jsonText } from './feeds-json.ts';
import { rssText } from './feeds-rss.ts';
import { feedStyle } from './feeds-style.ts';
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
  rssText(
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
        `<a href="${entry.url?.replaceAll('&', '&amp;')}"><strong>${entry.title}</strong></a>`,
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
    const feed = await parse(await rssText(editionsFeed([], channel, t)));
    expect(feed.items).toEqual([]);
    expect(feed.lastBuildDate).toBeUndefined();
  });
});

describe('monthFeed', () => {
  const dated = editions.map((edition) => ({ edition, day: dayView(edition, archive, undefined, t) }));

  it('says that it is closed, where the months beside it are, and where to subscribe', async () => {
    const xml = await rssText(
      monthFeed('2026-11', { previous: '2026-10', next: '2026-12' }, dated, channel, t),
    );
    expect(xml).toContain('xmlns:fh="http://purl.org/syndication/history/1.0"');
    expect(xml).toContain('<fh:archive/>');
    const links = [...xml.matchAll(/<atom:link href="https:\/\/example.org\/repo\/(.*?)" rel="(.*?)"/g)];
    expect(Object.fromEntries(links.map(([, address, relation]) => [relation, address]))).toEqual({
      self: 'rss/2026-11.xml',
      current: 'rss.xml',
      'prev-archive': 'rss/2026-10.xml',
      'next-archive': 'rss/2026-12.xml',
    });
    const feed = await parse(xml);
    expect(feed.title).toBe('November 2026 · Morning & Co');
    expect(feed.link).toBe('https://example.org/repo/2026/11/');
  });

  it('leaves no edition of the open month out of what subscribers read', () =>
    expect(feedEditionsMax).toBeGreaterThanOrEqual(31));

  it('carries the same entries as the feed that subscribers read, but for the links to their places', () => {
    const live = editionsFeed(dated, channel, t).items;
    const withoutPlaces = live.map((item) => ({
      ...item,
      html: item.html.replace(/ · <a href="[^"]+">Link to this story<\/a>/g, ''),
    }));
    expect(monthFeed('2026-11', {}, dated, channel, t).items).toEqual(withoutPlaces);
    expect(withoutPlaces).not.toEqual(live);
  });
});

describe('entriesFeed', () => {
  it('carries the stories of all sections, newest editions first, two hundred at most', () => {
    const feed = entriesFeed(editions, channel, t);
    const all = editions.flatMap(({ sections }) => sections.flatMap(({ entries }) => entries));
    expect(feed.items.map(({ tag }) => tag)).toEqual(all.map(({ id }) => entryTag(id)));
    const many = Array.from({ length: 10 }, () => editions[0] as Edition);
    expect(entriesFeed(many, channel, t).items).toHaveLength(200);
  });
});

describe('the other formats', () => {
  const whole = editions.map((edition) => ({ edition, day: dayView(edition, archive, undefined, t) }));

  it('carry the same entries, each feed with its own address', async () => {
    const rss = editionsFeed(whole, channel, t);
    const atom = parseAtomFeed(atomText(editionsFeed(whole, channel, t, 'atomFeed')));
    const json = JSON.parse(jsonText(editionsFeed(whole, channel, t, 'jsonFeed'), t)) as {
      feed_url: string;
      items: object[];
    };
    expect(rss.items).toHaveLength(3);
    for (const [nth, item] of rss.items.entries()) {
      expect(atom.entries?.[nth]).toMatchObject({
        id: item.tag,
        title: { value: item.title },
        links: [{ href: item.link }],
        content: { value: item.html, type: 'html' },
        categories: item.categories.map((term) => ({ term })),
      });
      expect(json.items[nth]).toMatchObject({
        id: item.tag,
        title: item.title,
        url: item.link,
        content_html: item.html,
        tags: item.categories,
      });
    }
    expect(atom.links?.[0]).toMatchObject({ rel: 'self', href: 'https://example.org/repo/atom.xml' });
    expect(json.feed_url).toBe('https://example.org/repo/feed.json');
  });

  it('are sound feeds without any edition', async () => {
    const none = { location: 'https://example.org/repo/', now: '2026-11-22T12:00:00Z' };
    const atom = atomText(editionsFeed([], channel, t, 'atomFeed'));
    expect(await feedFaults(atom, { ...none, location: `${none.location}atom.xml` })).toEqual([]);
    const json = jsonText(editionsFeed([], channel, t, 'jsonFeed'), t);
    expect(await feedFaults(json, { ...none, location: `${none.location}feed.json` })).toEqual([]);
  });
});

describe('the style sheet', () => {
  it('cannot be left by a word of ours', () => {
    const css = feedStyle({ ...t, feedExplained: 'a "b" \\ c\n}' });
    expect(css).toContain('content: "a \\22 b\\22  \\5c  c\\a }";');
  });
});

describe('sectionFeed', () => {
  it('gives every entry its kind, and leads to the story that it goes on with', async () => {
    const feed = await parse(
      await rssText(sectionFeed({ id: 'digital', title: 'Digital' }, editions, channel, t)),
    );
    for (const { categories } of feed.items) expect(categories).toEqual(['Digital Strategy', 'News']);
    const [item] = feed.items.filter(({ title }) => title?.startsWith('Phone tickets'));
    expect(item?.html).toContain(
      '<p>Since Tuesday 17 November: <a href="https://example.org/repo/stories/s0ca7f1000000/">the story so far</a></p>',
    );
  });

  it('says which language a text is in', async () => {
    const feed = await parse(
      await rssText(sectionFeed({ id: 'canada', title: 'Canada' }, editions, channel, t)),
    );
    expect(feed.items.some(({ html }) => html?.includes('<p lang="fr-CA">'))).toBe(true);
  });

  it('carries one entry a story, newest editions first, fifty at most', async () => {
    const feed = await parse(await rssText(sectionFeed(us, editions, channel, t)));
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

  it('has a short text for every entry, as HTML, because readers take it for that', async () => {
    const edition = withTitles(['Up', 'Down']);
    const [spoken, silent] = edition.sections[0]!.entries;
    spoken!.summary = { text: 'Where <b> & 3 < 4', by: 'publisher' };
    delete silent!.summary;
    const xml = await rssText(sectionFeed(us, [edition], channel, t));
    const texts = [...xml.matchAll(/<description>(.*?)<\/description>/g)].map(([, text]) => text);
    expect(texts.slice(1)).toEqual([
      'Where &amp;lt;b&amp;gt; &amp;amp; 3 &amp;lt; 4',
      edition.sections[0]!.coverage.sources.find(({ id }) => id === silent!.source)?.name,
    ]);
  });

  it('dates no entry after the edition that printed it', async () => {
    const edition = withTitles(['Dated ahead', 'Dated before', 'Undated']);
    const [ahead, before, undated] = edition.sections[0]!.entries;
    ahead!.published = '2026-11-23T06:00:00.000Z';
    before!.published = '2026-11-21T06:00:00.000Z';
    delete undated!.published;
    expect(sectionFeed(us, [edition], channel, t).items.map(({ date }) => date)).toEqual([
      edition.collectedAt,
      '2026-11-21T06:00:00.000Z',
      edition.collectedAt,
    ]);
  });

  it('names a source as it is written, apostrophe and all', async () => {
    const edition = withTitles(['One']);
    const name = `Smith's "Post" & <Sons> &#39;`;
    for (const source of edition.sections[0]!.coverage.sources) source.name = name;
    const feed = await parse(await rssText(sectionFeed(us, [edition], channel, t)));
    expect(feed.items[0]?.creator).toBe(name);
  });

  it.each([
    ['https://a.example/b?c=1&d=2#e', 'https://a.example/b?c=1&d=2#e'],
    ['https://[::1]/a?b[]=c|d', 'https://[::1]/a?b%5B%5D=c%7Cd'],
    ['https://a.example/100%/%C3%A9/é "x"', 'https://a.example/100%25/%C3%A9/%C3%A9%20%22x%22'],
  ])('writes the link %s as %s', (url, link) => expect(legalLink(url)).toBe(link));

  it('gives every title back as it was, whatever is in it', async () => {
    const feed = await parse(await rssText(sectionFeed(us, [withTitles(hostileTitles)], channel, t)));
    expect(feed.items.map(({ title }) => title)).toEqual(
      hostileTitles.map((title) => legalText(title).trim()),
    );
  });

  it.each(['007', '1e3', '0x1F'])('never turns the source name %s into another number', async (name) => {
    const edition = withTitles(['One']);
    for (const source of edition.sections[0]?.coverage.sources ?? []) source.name = name;
    const feed = await parse(await rssText(sectionFeed(us, [edition], channel, t)));
    expect([undefined, name]).toContain(feed.items[0]?.creator);
  });
});
