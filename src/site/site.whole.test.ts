import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Parser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, type BuiltSite } from '../../scripts/testing/build-site.ts';
import { idsOf, tagsOf, textsOf } from '../../scripts/testing/html.ts';
import { brokenLinks, fileAt, filesOf, pagesOf } from '../../scripts/testing/site-files.ts';
import { writeSampleArchive } from '../../scripts/testing/sample-archive.ts';
import { editionPath, editionSchema, type Edition } from '../core/edition.ts';
import { editionTag, entryTag } from '../core/feed-ids.ts';
import { themeScript } from './theme-script.ts';
import { legalText } from '../core/text-characters.ts';

const pageBytesMax = 14 * 1024;
const fontBytesMax = 75 * 1024;
const newest = '2026-11-22';

let content: string;
let dates: string[];
const built: BuiltSite[] = [];

async function build(
  siteUrl: string,
  env: Record<string, string> = {},
  folder = content,
): Promise<BuiltSite> {
  const site = await buildSite({ content: folder, siteUrl, env });
  built.push(site);
  return site;
}

async function readEdition(date: string): Promise<Edition> {
  return editionSchema.parse(JSON.parse(await readFile(join(content, editionPath(date)), 'utf8')));
}

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'briefing-site-'));
  dates = await writeSampleArchive(content);
});

afterAll(async () => {
  await Promise.all(built.map((site) => site.remove()));
  await rm(content, { recursive: true, force: true });
});

describe.each([
  {
    name: 'at the root of a domain',
    siteUrl: 'https://news.example/',
    origin: 'https://news.example',
    base: '/',
  },
  {
    name: 'below a path',
    siteUrl: 'https://owner.example/repo/',
    origin: 'https://owner.example',
    base: '/repo/',
  },
])('the site $name', ({ siteUrl, origin, base }) => {
  let folder: string;
  let files: Set<string>;
  let pages: { path: string; html: string }[];

  beforeAll(async () => {
    folder = (await build(siteUrl)).folder;
    files = new Set(await filesOf(folder));
    pages = await pagesOf(folder);
  });

  it('has a page for every address the house promises', () => {
    for (const path of [
      '2026',
      '2026/11',
      '2026/W47',
      'text/2026/11/22',
      'subscribe',
      'archive',
      'sections/us',
      'sections/us/2026',
      'stories/s0ca7f1000000',
      'stories/s0de1ba600000',
      'sources',
      'about',
      '.',
    ])
      expect(files).toContain(join(path, 'index.html'));
    for (const date of dates) expect(files).toContain(`${date.replaceAll('-', '/')}/index.html`);
    for (const file of ['404.html', 'rss.xml', 'sections/us/rss.xml', 'robots.txt', 'favicon.svg'])
      expect(files).toContain(file);
    expect(files).not.toContain('2026/11/13/index.html');
  });

  it('leads every internal link and fragment to a file and an element', async () => {
    expect((await brokenLinks(folder, new URL(siteUrl))).slice(0, 20)).toEqual([]);
    expect(pages.length).toBeGreaterThan(60);
  });

  it('gives every element its own id, every page one h1 and a canonical address', () => {
    for (const { path, html } of pages) {
      const ids = idsOf(html);
      expect(ids.length, path).toBe(new Set(ids).size);
      expect(textsOf(html, 'h1'), path).toHaveLength(1);
      const canonical = tagsOf(html).find(({ attributes }) => attributes['rel'] === 'canonical')?.attributes[
        'href'
      ];
      if (path === '404.html') expect(canonical).toBeUndefined();
      else if (path === 'index.html' || path === 'text/index.html')
        expect(canonical).toBe(`${origin}${base}2026/11/22/`);
      else {
        // The text-only page is another form of the edition.
        const own = path.replace(/^text\//, '').replace(/index\.html$/, '');
        expect(canonical, path).toBe(`${origin}${base}${own}`);
      }
    }
  });

  it('runs no script that stands in a page and asks no other server for anything', () => {
    for (const { path, html } of pages) {
      // Data for machines that read, and files of our own.
      const own = new RegExp(
        `<script type="(?:application/ld\\+json">[^<]*|module" src="${base}_astro/[^"]+">)</script>`,
        'g',
      );
      expect(
        /<(?:script|iframe|object|embed)|<[^>]+\son\w+=|="javascript:/i.exec(
          html.replace(own, '').replace(`<script>${themeScript}</script>`, ''),
        )?.[0],
        path,
      ).toBeUndefined();
      expect(html.includes("default-src 'none'"), path).toBe(true);
      const loaded = tagsOf(html).flatMap(({ name, attributes: { href, src, rel } }) =>
        name === 'link' && href && !['canonical', 'prev', 'next'].includes(rel ?? '')
          ? [href]
          : src
            ? [src]
            : [],
      );
      for (const address of loaded) expect(address.startsWith(base), `${path}: ${address}`).toBe(true);
      for (const [, address = ''] of html.matchAll(/url\("?([^")]*)/g))
        expect(address.startsWith(base), path).toBe(true);
    }
  });

  it('prints every entry of an edition as text, with its link', async () => {
    for (const date of dates.slice(-4)) {
      const edition = await readEdition(date);
      const html = pages.find(({ path }) => path === `${date.replaceAll('-', '/')}/index.html`)?.html ?? '';
      const titles = textsOf(html, 'h3');
      const entries = edition.sections.flatMap((section) => section.entries);
      expect(titles).toEqual(entries.map(({ title }) => title));
      const links = tagsOf(html).map(({ attributes: { href } }) => href);
      for (const { url } of entries) expect(links).toContain(url);
    }
  });

  it('puts the same edition on the home page', () => {
    const main = (path: string): string =>
      /<main.*<\/main>/s.exec(pages.find((page) => page.path === path)?.html ?? '')?.[0] ?? '';
    expect(main('index.html')).not.toBe('');
    // Links to the places of entries stay good when tomorrow's edition has taken the home page.
    const home = main('index.html').replaceAll(`href="${base}2026/11/22/#`, 'href="#');
    expect(home === main('2026/11/22/index.html')).toBe(true);
  });

  it('offers feeds that parse back to what the pages print', async () => {
    const parse = async (path: string) => {
      const xml = await readFile(join(folder, path), 'utf8');
      const self = /<atom:link[^>]*>/.exec(xml)?.[0];
      expect(self).toBe(`<atom:link href="${origin}${base}${path}" rel="self" type="application/rss+xml"/>`);
      return new Parser().parseString(xml);
    };
    const all = await parse('rss.xml');
    expect(all.items.map(({ guid, link }) => [guid, link])).toEqual(
      dates
        .toReversed()
        .slice(0, 31)
        .map((date) => [editionTag(date), `${origin}${base}${date.replaceAll('-', '/')}/`]),
    );
    for (const { link } of all.items) expect(files).toContain(fileAt(new URL(link ?? ''), new URL(siteUrl)));
    const editions = await Promise.all(dates.toReversed().map(readEdition));
    for (const { id } of editions[0]?.sections ?? []) {
      const entries = editions.flatMap(
        (edition) => edition.sections.find((section) => section.id === id)?.entries ?? [],
      );
      const feed = await parse(`sections/${id}/rss.xml`);
      expect(feed.items.map(({ guid, title, link }) => [guid, title, link])).toEqual(
        entries.slice(0, 50).map((entry) => [entryTag(entry.id), legalText(entry.title).trim(), entry.url]),
      );
    }
  });

  it(`keeps a full day within ${pageBytesMax} bytes and the fonts within ${fontBytesMax}`, async () => {
    const day = pages.find(({ path }) => path === '2026/11/22/index.html')?.html ?? '';
    expect(textsOf(day, 'h3')).toHaveLength(45);
    expect(gzipSync(day).length).toBeLessThanOrEqual(pageBytesMax);
    const fonts = await Promise.all(
      [...files].filter((file) => /woff2?$/.test(file)).map((file) => stat(join(folder, file))),
    );
    expect(fonts).toHaveLength(2);
    expect(fonts.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(fontBytesMax);
  });
});

it('builds the same bytes again, whatever the time zone of the machine', async () => {
  const [one, two] = [
    await build('https://news.example/', { TZ: 'UTC' }),
    await build('https://news.example/', { TZ: 'Asia/Tokyo' }),
  ];
  const names = await filesOf(one.folder);
  expect(await filesOf(two.folder)).toEqual(names);
  expect(names.filter((name) => name.startsWith('search/2026/')).length).toBeGreaterThan(100);
  for (const name of names) {
    const [first, second] = await Promise.all([one, two].map(({ folder }) => readFile(join(folder, name))));
    expect(first?.equals(second ?? Buffer.alloc(0)), name).toBe(true);
  }
});

describe('a briefing in trouble', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'briefing-site-'));
    await writeSampleArchive(folder, { days: 2 });
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  it('builds without a health file that is damaged', async () => {
    await writeFile(join(folder, 'health/2026-11.json'), '{ "schema": 1, ');
    const site = await build('https://news.example/', {}, folder);
    const html = await readFile(join(site.folder, 'sources/index.html'), 'utf8');
    expect(textsOf(html, 'h1')[0]).toMatch(/21 of 25 sources/);
    expect(html.includes('Last 30 days: nothing recorded')).toBe(true);
  });

  it('builds without an edition that is damaged', async () => {
    const file = join(folder, editionPath(newest));
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"title"', '"tittle"'));
    const site = await build('https://news.example/', {}, folder);
    await expect(readFile(join(site.folder, '2026/11/22/index.html'), 'utf8')).rejects.toThrow(/ENOENT/);
    expect(textsOf(await readFile(join(site.folder, 'index.html'), 'utf8'), 'h1')[0]).toMatch(/21/);
    await writeFile(file, text);
  });

  it('has a kind page before there is any edition', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    await writeFile(join(empty, 'briefing.yaml'), await readFile(join(folder, 'briefing.yaml'), 'utf8'));
    const site = await build('https://news.example/', {}, empty);
    const html = await readFile(join(site.folder, 'index.html'), 'utf8');
    expect(textsOf(html, 'h1')).toEqual(['No edition yet']);
    expect(html.includes('Harbour Wire')).toBe(true);
    const feed = await new Parser().parseString(await readFile(join(site.folder, 'rss.xml'), 'utf8'));
    expect(feed.items).toEqual([]);
  });
});
