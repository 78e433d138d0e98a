import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseOpml } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, type BuiltSite } from '../../scripts/testing/build-site.ts';
import { tagsOf, textsOf } from '../../scripts/testing/html.ts';
import { writeSampleArchive } from '../../scripts/testing/sample-archive.ts';
import { sampleStories } from '../../scripts/testing/sample-stories.ts';
import { brokenLinks, filesOf } from '../../scripts/testing/site-files.ts';
import { editionEntries, editionPath, editionSchema, type Edition } from '../core/edition.ts';

const root = 'https://owner.example/repo/';
/** Of 45 entries a third of the bytes are addresses of publishers, so that 10 KB hold it only packed. */
const textBytesMax = 16 * 1024;
const packedTextBytesMax = 5 * 1024;

let content: string;
let site: BuiltSite;
let files: string[];
let dates: string[];

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'briefing-pages-'));
  // Around New Year, so that a week lies in two years.
  dates = await writeSampleArchive(content, { newest: '2027-01-06', days: 20 });
  site = await buildSite({ content, siteUrl: root });
  files = await filesOf(site.folder);
});

afterAll(async () => {
  await site.remove();
  await rm(content, { recursive: true, force: true });
});

const read = (path: string): Promise<string> => readFile(join(site.folder, path), 'utf8');

async function readEdition(date: string): Promise<Edition> {
  return editionSchema.parse(JSON.parse(await readFile(join(content, editionPath(date)), 'utf8')));
}

const slashed = (date: string): string => date.replaceAll('-', '/');

function linksOf(html: string): string[] {
  return tagsOf(html).flatMap(({ name, attributes: { href } }) => (name === 'a' && href ? [href] : []));
}

it('leads every link of every page to a file and an element', async () => {
  expect((await brokenLinks(site.folder, new URL(root))).slice(0, 20)).toEqual([]);
});

describe('the pages of weeks', () => {
  const pages = [2026, 2027].flatMap((year) =>
    Array.from({ length: 53 }, (_, index) => `${year}/W${String(index + 1).padStart(2, '0')}/index.html`),
  );

  it('exist for the weeks with editions, under the year of their Thursday', () => {
    expect(pages.filter((page) => files.includes(page))).toEqual([
      '2026/W51/index.html',
      '2026/W52/index.html',
      '2026/W53/index.html',
      '2027/W01/index.html',
    ]);
  });

  it('link their seven days, the weeks beside them, and every section with stories', async () => {
    const html = await read('2026/W53/index.html');
    const links = linksOf(html);
    const days = dates.filter((date) => date >= '2026-12-28' && date <= '2027-01-03');
    for (const date of days) expect(links).toContain(`/repo/${slashed(date)}/`);
    expect(links).toContain('/repo/2026/W52/');
    expect(links).toContain('/repo/2027/W01/');
    expect(textsOf(html, 'h1')[0]).toBe('Week 53 28 December 2026 to 3 January 2027');
    const printed = (await Promise.all(days.map(readEdition))).flatMap(({ sections }) =>
      sections.filter(({ entries }) => entries.length > 0).map(({ id }) => id),
    );
    for (const id of printed) expect(links).toContain(`/repo/sections/${id}/`);
  });

  it('are linked from both months that share a week', async () => {
    for (const month of ['2026/12', '2027/01'])
      expect(linksOf(await read(`${month}/index.html`))).toContain('/repo/2026/W53/');
  });

  it('say which day had no edition', async () => {
    expect(await read('2026/W52/index.html')).not.toContain('There was no edition');
    expect(await read('2026/W53/index.html')).toContain('There was no edition on Monday 28 December.');
  });
});

describe('the text-only edition', () => {
  it('exists for every day, is small, and asks for nothing', async () => {
    for (const date of dates) {
      const html = await read(`text/${slashed(date)}/index.html`);
      expect(Buffer.byteLength(html), date).toBeLessThanOrEqual(textBytesMax);
      expect(gzipSync(html).length, date).toBeLessThanOrEqual(packedTextBytesMax);
      expect(/<(?:script|style|img|svg)|stylesheet|\sclass=/i.exec(html)?.[0], date).toBeUndefined();
    }
  });

  it('holds every headline with its link and its summary, and stays out of search engines', async () => {
    const date = dates.at(-1)!;
    const html = await read(`text/${slashed(date)}/index.html`);
    const entries = editionEntries(await readEdition(date));
    expect(entries).toHaveLength(45);
    const links = linksOf(html);
    for (const { url } of entries) expect(links).toContain(url);
    expect(textsOf(html, 'a')).toEqual(expect.arrayContaining(entries.map(({ title }) => title)));
    expect(textsOf(html, 'p')).toEqual(
      expect.arrayContaining(entries.flatMap(({ summary }) => summary?.text ?? [])),
    );
    const head = tagsOf(html);
    expect(head).toContainEqual({ name: 'meta', attributes: { name: 'robots', content: 'noindex' } });
    expect(head).toContainEqual({
      name: 'link',
      attributes: { rel: 'canonical', href: `${root}${slashed(date)}/` },
    });
  });

  it('leads to the days beside it, the newest, and the full page', async () => {
    const [before, date, after] = dates.slice(-4, -1);
    const links = linksOf(await read(`text/${slashed(date!)}/index.html`));
    for (const other of [before, after]) expect(links).toContain(`/repo/text/${slashed(other!)}/`);
    for (const other of ['/repo/text/', `/repo/${slashed(date!)}/`]) expect(links).toContain(other);
  });

  it('is linked from the page of its day, and elsewhere that of the newest', async () => {
    const [first] = dates;
    expect(linksOf(await read(`${slashed(first!)}/index.html`))).toContain(`/repo/text/${slashed(first!)}/`);
    for (const page of ['about', 'archive', 'subscribe'])
      expect(linksOf(await read(`${page}/index.html`))).toContain('/repo/text/');
    expect(await read('text/index.html')).toBe(await read(`text/${slashed(dates.at(-1)!)}/index.html`));
  });
});

describe('the script to be read aloud', () => {
  it('exists for every day and says every headline, without addresses and pictographs', async () => {
    for (const date of dates) {
      const text = await read(`listen/${slashed(date)}.txt`);
      expect(/https?:|www\./i.exec(text)?.[0], date).toBeUndefined();
      expect(/\p{Emoji_Presentation}|\ufe0f/u.exec(text)?.[0], date).toBeUndefined();
      expect(text.split('\n\n').length).toBeGreaterThan(editionEntries(await readEdition(date)).length);
    }
    const newest = dates.at(-1)!;
    const text = await read(`listen/${slashed(newest)}.txt`);
    for (const { title } of editionEntries(await readEdition(newest))) expect(text).toContain(title);
    expect(text.endsWith('Have a good day.\n')).toBe(true);
  });
});

describe('lists of feeds', () => {
  it('name our feeds by addresses that exist', async () => {
    const list = parseOpml(await read('opml/feeds.opml'));
    const all = list.body?.outlines?.flatMap((outline) => [outline, ...(outline.outlines ?? [])]) ?? [];
    const addresses = all.flatMap(({ xmlUrl }) => xmlUrl ?? []);
    expect(addresses.length).toBeGreaterThan(11);
    for (const address of addresses) expect(files).toContain(address.slice(root.length));
    expect(list.head?.dateCreated).toBe(
      new Date((await readEdition(dates.at(-1)!)).collectedAt).toUTCString(),
    );
  });

  it('name the sources by section', async () => {
    const list = parseOpml(await read('opml/sources.opml'));
    expect(list.body?.outlines?.[0]).toMatchObject({
      text: 'World',
      outlines: [
        { text: 'Harbour Wire', xmlUrl: 'https://harbour-wire.example/feed.xml' },
        { text: 'Meridian Dispatch', xmlUrl: 'https://meridian-dispatch.example/feed.xml' },
      ],
    });
  });
});

describe('the page that helps to subscribe', () => {
  it('offers every feed with a button that waits for a script', async () => {
    const html = await read('subscribe/index.html');
    const tags = tagsOf(html);
    const buttons = tags.filter(({ attributes }) => 'data-copy' in attributes);
    const offered = parseOpml(await read('opml/feeds.opml')).body?.outlines ?? [];
    const all = offered.flatMap((outline) => [outline, ...(outline.outlines ?? [])]);
    // Other formats of a feed are offered to people; in a list of feeds they would be the same news twice.
    expect(new Set(buttons.map(({ attributes }) => attributes['data-copy']))).toEqual(
      new Set([...all.flatMap(({ xmlUrl }) => xmlUrl ?? []), `${root}atom.xml`, `${root}feed.json`]),
    );
    for (const { name, attributes } of buttons) {
      expect(name).toBe('button');
      expect('hidden' in attributes).toBe(true);
    }
    const links = linksOf(html);
    expect(links).toContain('/repo/opml/feeds.opml');
    expect(links).toContain('/repo/opml/sources.opml');
  });
});

it('leads on from the entry that a story began with', async () => {
  const [{ digits, told }] = sampleStories as [(typeof sampleStories)[0]];
  const began = dates.at(-1 - told[0]!.age)!;
  const [, row] = (await read(`${slashed(began)}/index.html`)).split(`id="e${digits}0000"`);
  const [mine] = row!.split('</li>');
  expect(mine).toContain('The story goes on:');
  expect(mine).toContain(`href="/repo/stories/s${digits}0000/"`);
});
