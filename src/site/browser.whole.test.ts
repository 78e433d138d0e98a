import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { buildSite, type BuiltSite } from '../../scripts/testing/build-site.ts';
import { writeSampleArchive } from '../../scripts/testing/sample-archive.ts';
import { serveFolder, type StaticServer } from '../../scripts/testing/static-server.ts';

/** One tour of the built site in a real browser, below a path as on GitHub Pages. */

let content: string;
let site: BuiltSite;
let server: StaticServer;
let browser: Browser;

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'briefing-browser-'));
  await writeSampleArchive(content);
  site = await buildSite({ content, siteUrl: 'http://localhost:4321/repo/' });
  server = await serveFolder(site.folder, '/repo/');
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await site?.remove();
  await rm(content, { recursive: true, force: true });
});

/** Console messages and requests to other origins, neither of which may happen. */
function watch(context: BrowserContext): string[] {
  const faults: string[] = [];
  context.on('console', (message) => {
    const expected =
      message.text().includes('404 (Not Found)') && message.location().url.endsWith('/no/such/page/');
    if (!expected) faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`error: ${error.error().message}`));
  context.on('request', (request) => {
    if (!request.url().startsWith(server.url)) faults.push(`request: ${request.url()}`);
  });
  return faults;
}

async function examine(page: Page): Promise<void> {
  const address = page.url();
  const { wide, tall, headings } = await page.evaluate<{ wide: number; tall: number; headings: number }>(
    `({ wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        tall: document.body.scrollHeight, headings: document.querySelectorAll('h1').length })`,
  );
  expect(wide, `${address} scrolls sideways`).toBe(0);
  expect(tall, address).toBeGreaterThan(100);
  expect(headings, address).toBe(1);
}

async function follow(page: Page, selector: string, path: string | RegExp): Promise<void> {
  await page.locator(selector).first().click();
  await page.waitForURL((url) =>
    typeof path === 'string' ? url.pathname === `/repo/${path}` : path.test(url.pathname),
  );
  await examine(page);
}

describe.each([
  { width: 320, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 820, colorScheme: 'light' },
  { width: 1360, colorScheme: 'light' },
  { width: 1360, colorScheme: 'dark' },
] as const)('$width pixels, $colorScheme', ({ width, colorScheme }) => {
  it('can be walked through by its links, without a fault', async () => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
    const faults = watch(context);
    const page = await context.newPage();
    await page.goto(server.url);
    await examine(page);
    await follow(page, '.week a[aria-current]', '2026/11/22/');
    await follow(page, '.turn a[rel="prev"]', '2026/11/21/');
    await follow(page, '.top a[href$="/archive/"]', 'archive/');
    await follow(page, '.month h2 a', '2026/11/');
    await follow(page, '.month td a[aria-current]', '2026/11/22/');
    await follow(page, '.also a[href*="/stories/"]', 'stories/s0ca7f1000000/');
    await follow(page, '.days h2 a', '2026/11/22/');
    await follow(page, '[aria-labelledby="h-canada"] header a', 'sections/canada/');
    await follow(page, '.aside a[href$="/2026/"]', 'sections/canada/2026/');
    await follow(page, 'footer a[href$="/sources/"]', 'sources/');
    await follow(page, 'a[href$="/about/"]:visible', 'about/');
    const lost = await page.goto(new URL('no/such/page/', server.url).href);
    expect(lost?.status()).toBe(404);
    await examine(page);
    await follow(page, '.buttons a', '');
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('by keyboard and eye', () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  });
  afterAll(async () => page.close());

  it('reaches the skip link first, and a headline after it', async () => {
    await page.goto(server.url);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().left')).toBeGreaterThanOrEqual(
      0,
    );
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
    const reached = 'document.activeElement.closest("h3") !== null';
    for (let presses = 0; presses < 60 && !(await page.evaluate(reached)); presses++)
      await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe(
      await page.locator('h3 a').first().textContent(),
    );
  });

  it('never hides a linked story under the sticky index', async () => {
    const id = await page.locator('.section h3').nth(7).getAttribute('id');
    await page.goto(new URL(`2026/11/22/#${id}`, server.url).href);
    const [story, bar] = await Promise.all([
      page.locator(`#${id}`).boundingBox(),
      page.locator('.index').boundingBox(),
    ]);
    expect(story?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
  });

  it('shows both of its own fonts', async () => {
    await page.goto(server.url);
    const loaded = await page.evaluate<string[]>(
      'document.fonts.ready.then((fonts) => [...fonts].filter((font) => font.status === "loaded").map((font) => font.family))',
    );
    expect(
      loaded.filter((family) => /^"?(Besley|Atkinson)/.test(family) && !family.includes('fallback')),
    ).toHaveLength(2);
  });

  it('changes its theme with a radio button, without a script', async () => {
    await page.goto(server.url);
    const paper = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.getByLabel('Dark').check();
    expect(await paper()).not.toBe(light);
    await page.getByLabel('Light').check();
    expect(await paper()).toBe(light);
  });

  it('gives links in lists of links room for a finger', async () => {
    await page.goto(server.url);
    const small = await page.evaluate<string[]>(
      `[...document.querySelectorAll('nav a, header a, h3 a, .who a, summary, .buttons a')]
        .filter((link) => link.checkVisibility() && link.getBoundingClientRect().height < 24)
        .map((link) => link.className + ' ' + link.textContent + ' ' + link.getBoundingClientRect().height)`,
    );
    expect(small).toEqual([]);
  });
});
