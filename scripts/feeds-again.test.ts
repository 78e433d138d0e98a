import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edition, editionEntries } from '../src/core/edition.ts';
import { buildSite } from './testing/build-site.ts';
import { type ReadBack, readers } from './testing/feed-readers.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { feedFaults } from './testing/feed-validator.ts';
import { openNewsroom } from './testing/newsroom.ts';
import { allPayloads, hostileFeeds } from './testing/payload-feeds.ts';
import { sharedNote } from './testing/shared.ts';
import { filesOf } from './testing/site-files.ts';
import { feedOf } from './testing/small-feed.ts';

/**
 * The feeds of two mornings, the second built at another address: hostile sources collected over real HTTP, the site
 * built, its feeds examined, and collected once more by ourselves as any publisher's.
 */

const [first, second] = ['2026-11-22', '2026-11-23'] as const;
const now = `${second}T12:00:00Z`;
const here = 'https://one.example/';
const moved = 'https://two.example/papers/daily/';

let server: FeedServer;
let before: Map<string, string>;
let after: Map<string, string>;
let editions: Edition[];
/** What our own collect makes of the feeds of the first morning, by name of the feed. */
let collected: Map<string, Edition>;

beforeAll(async () => {
  server = await startFeedServer();
  const feeds = { ...hostileFeeds(first), quay: feedOf('Ferries return') };
  for (const [name, body] of Object.entries(feeds)) server.set(`/${name}`, { body });
  const names = Object.keys(feeds);
  const newsroom = await openNewsroom(
    Object.fromEntries(names.map((name) => [name, { [name]: `${server.origin}/${name}` }])),
    { briefing: { limit: 40, window: '9000d' } },
  );
  try {
    await newsroom.collect(`${first}T11:45:00Z`);
    before = await feedsBuilt(newsroom.content, here);
    server.set('/quay', { body: feedOf('Ferries return', 'Lamps are lit', 'Nets are mended') });
    await newsroom.collect(`${second}T11:45:00Z`);
    after = await feedsBuilt(newsroom.content, moved);
    editions = await Promise.all([second, first].map((date) => newsroom.edition(date)));
  } finally {
    await newsroom.close();
  }
  collected = await collectAgain(before);
});

afterAll(async () => server?.close());

/** Every feed of the site by its path. */
async function feedsBuilt(content: string, siteUrl: string): Promise<Map<string, string>> {
  const site = await buildSite({ content, siteUrl });
  try {
    const files = (await filesOf(site.folder)).filter((file) =>
      /^feed\.json$|^(?!sitemap).*\.xml$/.test(file),
    );
    const read = async (file: string) => [file, await readFile(join(site.folder, file), 'utf8')] as const;
    return new Map(await Promise.all(files.map(read)));
  } finally {
    await site.remove();
  }
}

async function collectAgain(feeds: ReadonlyMap<string, string>): Promise<Map<string, Edition>> {
  const found = new Map<string, Edition>();
  for (const file of ['entries.xml', 'rss.xml', 'atom.xml', 'feed.json']) {
    server.set(`/${file}`, { body: feeds.get(file) ?? '' });
    const newsroom = await openNewsroom(
      { ours: { ours: `${server.origin}/${file}` } },
      { briefing: { limit: 500, window: '9000d' } },
    );
    await newsroom.collect(`${first}T12:00:00Z`);
    found.set(file, await newsroom.edition(first));
    await newsroom.close();
  }
  return found;
}

const rssParser = readers[0]!;
const itemsOf = async (feeds: ReadonlyMap<string, string>, file: string): Promise<ReadBack[]> =>
  (await rssParser.read(feeds.get(file) ?? '', here)).items;

describe(`feeds made of hostile ones${sharedNote}`, () => {
  it('are sound and inert, wherever the site stands', async () => {
    expect(editionEntries(editions[1]!).length).toBeGreaterThan(allPayloads.length);
    for (const [site, feeds] of [
      [here, before],
      [moved, after],
    ] as const)
      for (const [file, text] of feeds) {
        const faults = await feedFaults(text, { location: `${site}${file}`, now });
        // A headline that speaks of markup is text in RSS; that is all a validator can warn of.
        expect(
          faults.filter((fault) => !fault.includes(' ContainsHTML: item > title: ')),
          file,
        ).toEqual([]);
      }
  });

  it('have no element in the XML that a publisher wrote', () => {
    for (const [file, text] of [...before, ...after])
      if (file.endsWith('.xml'))
        expect(
          // What stands in a section of characters is text to every reader of XML (XML 1.0, 2.7).
          /<(?:a|body|div|form|iframe|img|input|object|p|script|style|svg)\b/i.exec(
            text.replace(/<!\[CDATA\[.*?\]\]>/gs, ''),
          )?.[0],
          file,
        ).toBeUndefined();
  });
});

describe('the feeds of the morning after', () => {
  it('have exactly the new entries more, on top, and every old one as it was', async () => {
    const fresh = editionEntries(editions[0]!).map(({ id }) => `tag:morning-news-briefing,2026:entry:${id}`);
    expect(fresh.length).toBeGreaterThanOrEqual(2);
    for (const file of before.keys()) {
      if (!/^entries|^sections/.test(file)) continue;
      const [old, young] = [await itemsOf(before, file), await itemsOf(after, file)];
      const added = young.filter(({ id }) => fresh.includes(id));
      const bound = file.startsWith('entries') ? 200 : 50;
      expect(young, file).toEqual([...added, ...old].slice(0, bound));
      if (file.startsWith('entries')) expect(added.map(({ id }) => id)).toEqual(fresh);
    }
  });

  it('have one edition more, under ids that say nothing of the address', async () => {
    for (const file of ['rss.xml', 'atom.xml']) {
      const [old, young] = [await itemsOf(before, file), await itemsOf(after, file)];
      expect(
        young.map(({ id }) => id.replace(/.*:/, '')),
        file,
      ).toEqual([second, first]);
      expect(young.slice(1)).toEqual(old.map((item) => ({ ...item, link: item.link.replace(here, moved) })));
    }
    const ids = (text = ''): string[] =>
      (JSON.parse(text) as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(ids(after.get('feed.json')).slice(1)).toEqual(ids(before.get('feed.json')));
  });

  it('keep the ids of the feeds themselves', () => {
    const feedId = (text = ''): string | undefined => /<id>(.*?)<\/id>/.exec(text)?.[1];
    expect(feedId(after.get('atom.xml'))).toBe('tag:morning-news-briefing,2026:feed:editions');
    expect(feedId(before.get('atom.xml'))).toBe(feedId(after.get('atom.xml')));
  });
});

describe('our own collect', () => {
  it('finds in entries.xml the stories of the edition, under the same ids, words, links and dates', () => {
    const told = editionEntries(editions[1]!).slice(0, 200);
    const found = new Map(editionEntries(collected.get('entries.xml')!).map((entry) => [entry.id, entry]));
    const same = told.filter(({ title }) => !/<|&\w+;/.test(title));
    expect(same.length).toBeGreaterThan(40);
    for (const { id, title, url, published } of same)
      expect(found.get(id)).toMatchObject({ title, url, ...(published && { published }) });
  });

  it.each(['rss.xml', 'atom.xml', 'feed.json'])('finds in %s the edition', (file) => {
    const [entry, ...others] = editionEntries(collected.get(file)!);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      title: 'Sunday 22 November 2026',
      url: `${here}2026/11/22/`,
      published: editions[1]!.collectedAt,
    });
  });
});
