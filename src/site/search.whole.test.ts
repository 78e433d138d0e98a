import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { editionPath, type Edition, type Entry } from '../core/edition.ts';
import { launchBrowser, type Browser } from '../../scripts/testing/browser.ts';
import { buildSite, type BuiltSite } from '../../scripts/testing/build-site.ts';
import { writeSampleArchive } from '../../scripts/testing/sample-archive.ts';
import { serveFolder, type StaticServer } from '../../scripts/testing/static-server.ts';

/** Searching the archive as a reader does, in a browser, on a site that stands below a path. */

let content: string;
let site: BuiltSite;
let server: StaticServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const editions: Edition[] = [];
const said: string[] = [];
const elsewhere: string[] = [];
let bytes = 0;

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'briefing-search-'));
  for (const date of await writeSampleArchive(content, { days: 40 }))
    editions.push(JSON.parse(await readFile(join(content, editionPath(date)), 'utf8')) as Edition);
  site = await buildSite({ content, siteUrl: 'http://localhost:4321/repo/' });
  server = await serveFolder(site.folder, '/repo/');
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  context.on('console', (message) => said.push(message.text()));
  context.on('weberror', (error) => said.push(error.error().message));
  context.on('request', (request) => {
    if (!request.url().startsWith(server.url)) elsewhere.push(request.url());
  });
  context.on('response', (response) => {
    void response.body().then(
      (body) => (bytes += body.length),
      () => undefined,
    );
  });
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await site?.remove();
  await rm(content, { recursive: true, force: true });
});
afterEach(() => {
  expect(said.splice(0)).toEqual([]);
  expect(elsewhere.splice(0)).toEqual([]);
});

interface Printed {
  entry: Entry;
  section: string;
  source: string;
  date: string;
}

function everyEntry(): Printed[] {
  return editions.flatMap(({ date, sections }) =>
    sections.flatMap((section) =>
      section.entries.map((entry) => ({
        entry,
        date,
        section: section.id,
        source: section.coverage.sources.find(({ id }) => id === entry.source)?.name ?? '',
      })),
    ),
  );
}

/** The first entry of an early edition, and a word of its title that few others have. */
function rareWord(): { printed: Printed; word: string; holders: Printed[] } {
  const all = everyEntry();
  const holdersOf = (word: string): Printed[] =>
    all.filter(({ entry }) =>
      `${entry.title} ${entry.summary?.text ?? ''} ${entry.also.map(({ title }) => title).join(' ')}`
        .toLowerCase()
        .includes(word),
    );
  const rare = all
    .slice(0, 60)
    .flatMap((printed) =>
      (printed.entry.title.match(/\b[a-z]{6,}\b/g) ?? []).map((word) => ({
        printed,
        word,
        holders: holdersOf(word),
      })),
    )
    .filter(({ holders }) => holders.length > 0)
    .toSorted((a, b) => a.holders.length - b.holders.length)[0];
  if (!rare) throw new Error('the sample archive has no plain word in its titles');
  return rare;
}

const count = () => page.locator('[data-results="count"]');
const links = (): Promise<string[]> =>
  page
    .locator('[data-results="list"] h3 a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
const addressOf = ({ date, entry }: Printed): string => `/repo/${date.replaceAll('-', '/')}/#${entry.id}`;

async function everyLink(): Promise<string[]> {
  const more = page.locator('[data-results="more"]');
  for (let shown = (await links()).length; await more.isVisible(); shown = (await links()).length) {
    await more.click();
    await expect.poll(async () => (await links()).length).toBeGreaterThan(shown);
  }
  return links();
}

describe('the search', () => {
  it('finds an old entry by a word of its title, and its link lands on the entry', async () => {
    const { printed, word, holders } = rareWord();
    bytes = 0;
    await page.goto(`${server.url}search/`);
    await page.fill('#q', word);
    await expect.poll(() => count().innerText(), { timeout: 15_000 }).toContain(word);
    await page.waitForLoadState('networkidle');
    console.info(`the page, the index and the first search weigh ${bytes} bytes unpacked`);
    const found = await everyLink();
    for (const holder of holders) expect(found).toContain(addressOf(holder));
    expect(new URL(page.url()).searchParams.get('q')).toBe(word);
    await page.locator(`[data-results="list"] a[href="${addressOf(printed)}"]`).click();
    await page.waitForURL(`**${addressOf(printed)}`);
    expect(await page.locator(':target').innerText()).toBe(printed.entry.title.replace(/\s+/g, ' ').trim());
    const top = async (): Promise<number> => (await page.locator(':target').boundingBox())?.y ?? -1;
    await expect.poll(top).toBeLessThan(800);
    expect(await top()).toBeGreaterThanOrEqual(0);
    await page.goBack();
    await expect.poll(() => count().innerText(), { timeout: 15_000 }).toContain(word);
  });

  it('counts the entries of a source and a section in a year, newest first', async () => {
    const { source, section, date } = everyEntry()[0]!;
    const expected = everyEntry().filter(
      (one) => one.source === source && one.section === section && one.date.startsWith(date.slice(0, 4)),
    );
    const asked = new URLSearchParams({ section, source, year: date.slice(0, 4) });
    await page.goto(`${server.url}search/?${asked}`);
    await expect.poll(() => count().innerText(), { timeout: 15_000 }).toMatch(/stor/);
    expect(await count().innerText()).toBe(`${expected.length} stories`);
    const found = await everyLink();
    expect(found.toSorted()).toEqual(expected.map(addressOf).toSorted());
    const dates = found.map((link) => link.slice(6, 16));
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(await page.locator('#by-source').inputValue()).toBe(source);
  });

  it('prints what publishers wrote as text, and runs none of it', async () => {
    const hostile = everyEntry().find(({ entry }) => entry.title.includes('<'))!;
    const words = hostile.entry.title
      .match(/[A-Za-z]{4,}/g)!
      .slice(0, 2)
      .join(' ');
    await page.goto(`${server.url}search/?${new URLSearchParams({ q: words })}`);
    const link = page.locator(`[data-results="list"] a[href="${addressOf(hostile)}"]`);
    await expect.poll(() => link.count(), { timeout: 15_000 }).toBe(1);
    expect(await link.innerText()).toBe(hostile.entry.title.replace(/\s+/g, ' ').trim());
    expect(
      await page
        .locator('[data-results="list"]')
        .evaluate((list) => list.querySelectorAll('script, img, iframe, svg').length),
    ).toBe(0);
  });

  it('says that nothing was found, and leaves an empty question alone', async () => {
    await page.goto(`${server.url}search/?q=zzyzxq`);
    await expect.poll(() => count().innerText(), { timeout: 15_000 }).toContain('No story holds “zzyzxq”');
    await page.fill('#q', '');
    await expect.poll(() => count().innerText()).toBe('');
    expect(new URL(page.url()).search).toBe('');
  });

  it('offers the calendar and the sections where no script runs', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const quiet = await plain.newPage();
    await quiet.goto(`${server.url}search/`);
    expect(await quiet.locator('form').isVisible()).toBe(false);
    expect(await quiet.locator('noscript a').count()).toBeGreaterThan(5);
    await plain.close();
  });
});
