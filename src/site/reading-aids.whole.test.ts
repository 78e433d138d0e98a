import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, type Browser } from '../../scripts/testing/browser.ts';
import { buildSite, type BuiltSite } from '../../scripts/testing/build-site.ts';
import { writeSampleArchive } from '../../scripts/testing/sample-archive.ts';
import { serveFolder, type StaticServer } from '../../scripts/testing/static-server.ts';

/** Theme, keys, share, mute and listen, on a site that stands below a path. */

let content: string;
let site: BuiltSite;
let server: StaticServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const said: string[] = [];
const day = '2026/11/22/';

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'briefing-aids-'));
  await writeSampleArchive(content, { days: 14 });
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
beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  context.on('console', (message) => said.push(message.text()));
  context.on('weberror', (error) => said.push(error.error().message));
  context.on('request', (request) => {
    if (!request.url().startsWith(server.url)) said.push(`asked ${request.url()}`);
  });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  // Where service workers are blocked the browser says so for each page.
  expect(said.splice(0).filter((text) => !/service.?worker/i.test(text))).toEqual([]);
});

const open = (path: string) => page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.textContent.trim()');
const headlines = (): Promise<string[]> =>
  page.locator('.section h3 a').evaluateAll((all) => all.map((one) => one.textContent.trim()));

describe('the theme', () => {
  const paper = (): Promise<string> =>
    page.evaluate<string>('getComputedStyle(document.body).backgroundColor');

  it('is kept for every page, and is there before anything is painted', async () => {
    await open(day);
    const light = await paper();
    await page.check('#theme-dark');
    const dark = await paper();
    expect(dark).not.toBe(light);
    await context.route('**/*.js', (route) => route.abort());
    await page.goto(`${server.url}archive/`);
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark');
    said.splice(0);
    await context.unroute('**/*.js');
    await open('about/');
    expect(await page.locator('#theme-dark').isChecked()).toBe(true);
    await page.check('#theme-device');
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('light dark');
    await open(day);
    expect(await paper()).toBe(light);
  });

  it('works where the browser keeps nothing', async () => {
    await page.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
    );
    await open(day);
    await page.check('#theme-dark');
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark');
  });
});

describe('the keys', () => {
  it('walk from headline to headline, and to the days around', async () => {
    await open(day);
    const [first, second] = await headlines();
    await page.keyboard.press('j');
    expect(await focused()).toBe(first);
    await page.keyboard.press('j');
    expect(await focused()).toBe(second);
    await page.keyboard.press('k');
    expect(await focused()).toBe(first);
    const top = await page.evaluate<number>('document.activeElement.getBoundingClientRect().top');
    expect(top).toBeGreaterThan(40);
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL('**/2026/11/21/');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(`**/${day}`);
    await page.keyboard.press('/');
    await page.waitForURL('**/search/');
  });

  it('tell what they do, can be switched off for good, and leave typing alone', async () => {
    await open(day);
    await page.keyboard.press('?');
    const panel = page.getByRole('dialog', { name: 'Reading aids' });
    await panel.waitFor();
    expect(await panel.innerText()).toContain('next story');
    await panel.getByLabel('Use these keys').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    expect(await headlines()).not.toContain(await focused());
    await open('search/');
    await page.fill('#q', '');
    await page.locator('#q').pressSequentially('jk/?');
    expect(await page.inputValue('#q')).toBe('jk/?');
  });
});

describe('an entry', () => {
  it('offers its address to be copied where its time is pressed', async () => {
    await open(day);
    const row = page.locator('.entry').nth(2);
    await row.locator('.who a').click();
    const bar = page.getByRole('region', { name: (await headlines())[2]! });
    await bar.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => bar.getByRole('status').innerText()).toBe('Copied.');
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toBe(`${server.url}${day}#${await row.locator('h3').getAttribute('id')}`);
    expect(page.url()).toBe(copied);
    await page.keyboard.press('Escape');
    expect(await page.locator('.bar').count()).toBe(0);
  });

  it('disappears with all others of a source that is muted, and says how many', async () => {
    await open(day);
    const row = page.locator('.entry').first();
    const source = await row.locator('.who b').innerText();
    const all = await page.locator('.who b').allInnerTexts();
    await row.locator('.who a').click();
    await page.getByRole('button', { name: `Mute ${source}` }).click();
    await page.locator('.muted-note').first().waitFor();
    const left = page.locator('.entry:visible');
    await expect.poll(() => left.count()).toBe(all.filter((name) => name !== source).length);
    await open('2026/11/21/');
    expect(await page.locator('.entry:visible .who b', { hasText: source }).count()).toBe(0);
    await open(day);
    await page.locator('.muted-note button').first().click();
    expect(await row.isVisible()).toBe(true);
    await page.keyboard.press('?');
    await page.getByRole('button', { name: `Remove ${source}` }).click();
    await page.getByText('Nothing is muted.').waitFor();
    await expect
      .poll(() =>
        page
          .locator('.entry')
          .evaluateAll((rows) => rows.filter((one) => 'hidden' in one && one.hidden).length),
      )
      .toBe(0);
  });

  it('disappears by a word', async () => {
    await open(day);
    const [first] = await headlines();
    const word = first!.match(/\p{L}{5,}/u)![0];
    await page.keyboard.press('?');
    await page.getByLabel('Mute a word').fill(word.toUpperCase());
    await page.getByRole('dialog').getByRole('button', { name: 'Mute', exact: true }).click();
    await page.getByRole('button', { name: `Remove ${word.toUpperCase()}` }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.section h3 a').first().isVisible()).toBe(false);
  });
});

describe('a button that copies', () => {
  it('copies the address of a feed and says so', async () => {
    await open('subscribe/');
    const button = page.locator('[data-copy]').first();
    expect(await button.isVisible()).toBe(true);
    await button.click();
    await expect.poll(() => page.locator('[data-copy-status]').textContent()).toBe('Copied.');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('http://localhost:4321/repo/rss.xml');
  });
});

/** A voice that says at once what it is given, and writes it down. */
const fakeVoice = `
  window.spoken = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const voice = { held: undefined, paused: false };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    speak(utterance) {
      window.spoken.push({ text: utterance.text, lang: utterance.lang, marked: document.querySelector('.entry[aria-current="true"] h3')?.id });
      const end = () => voice.paused ? (voice.held = end) : utterance.onend?.();
      utterance.cancelled = false;
      window.lastUtterance = utterance;
      setTimeout(end, window.slow ?? 0);
    },
    cancel() { window.cancelled = (window.cancelled ?? 0) + 1; },
    pause() { voice.paused = true; },
    resume() { voice.paused = false; const held = voice.held; voice.held = undefined; held?.(); },
  } });`;
interface Uttered {
  text: string;
  lang: string;
  marked?: string;
}

describe('listening', () => {
  const spoken = (): Promise<Uttered[]> => page.evaluate<Uttered[]>('window.spoken');

  it('reads the script of the edition, marks each entry, in the language of each', async () => {
    await page.addInitScript(fakeVoice);
    await page.clock.install();
    await open(day);
    await page.getByRole('button', { name: 'Listen' }).click();
    await page.getByRole('region', { name: 'Reading aloud' }).waitFor();
    await page.clock.runFor(200_000);
    await expect.poll(() => page.locator('.bar').count()).toBe(0);
    const heard = await spoken();
    const script = await readFile(join(site.folder, 'listen/2026/11/22.txt'), 'utf8');
    const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
    expect(plain(heard.map(({ text }) => text).join(' '))).toBe(plain(script));
    expect(heard.filter(({ text }) => text.includes('http'))).toEqual([]);
    expect(Math.max(...heard.map(({ text }) => text.length))).toBeLessThanOrEqual(180);
    const ids = await page.locator('.section h3[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect([...new Set(heard.flatMap(({ marked }) => marked ?? []))]).toEqual(ids);
    const french = await page
      .locator('.section h3[lang^="fr"]')
      .evaluateAll((all) => all.map(({ id }) => id));
    for (const id of french)
      expect(heard.filter(({ marked }) => marked === id).map(({ lang }) => lang.slice(0, 2))).toContain('fr');
    expect(await page.locator('.entry[aria-current]').count()).toBe(0);
  });

  it('pauses, goes on, skips and stops', async () => {
    await page.addInitScript(`${fakeVoice} window.slow = 100000;`);
    await page.clock.install();
    await open(day);
    await page.getByRole('button', { name: 'Listen' }).click();
    const bar = page.getByRole('region', { name: 'Reading aloud' });
    await expect.poll(async () => (await spoken()).length).toBe(1);
    const script = await readFile(join(site.folder, 'listen/2026/11/22.txt'), 'utf8');
    const parts = script.split('\n\n');
    await bar.getByRole('button', { name: 'Next' }).click();
    await bar.getByRole('button', { name: 'Next' }).click();
    expect((await spoken()).at(-1)?.text).toBe(parts[2]);
    await bar.getByRole('button', { name: 'Back' }).click();
    expect((await spoken()).at(-1)?.text).toBe(parts[1]);
    await bar.getByRole('button', { name: 'Pause' }).click();
    await page.clock.runFor(150_000);
    expect(await spoken()).toHaveLength(4);
    await bar.getByRole('button', { name: 'Go on' }).click();
    await page.clock.runFor(1_000);
    expect((await spoken()).length).toBeGreaterThan(4);
    await bar.getByRole('button', { name: 'Stop' }).click();
    const count = (await spoken()).length;
    await page.clock.runFor(300_000);
    expect(await spoken()).toHaveLength(count);
    expect(await page.evaluate<number>('window.cancelled')).toBeGreaterThan(0);
    expect(await focused()).toBe('Listen');
  });
});

describe('the policy', () => {
  it('runs no script that stands in the page, and fetches no picture from elsewhere', async () => {
    await open(day);
    await page.evaluate(`
      const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script);
      const image = new Image(); image.src = 'http://127.0.0.1:9/picture.png'; document.body.append(image);`);
    await expect.poll(() => said.length).toBeGreaterThanOrEqual(2);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    const refused = said.splice(0);
    expect(refused.filter((text) => text.includes('Content Security Policy'))).toHaveLength(2);
  });
});

it('weighs less than three kilobytes on the page of an edition', async () => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script')
      loaded.push(new URL(request.url()).pathname.slice('/repo/'.length));
  });
  await open(day);
  const sizes = await Promise.all(
    loaded.map(async (path) => gzipSync(await readFile(join(site.folder, path))).length),
  );
  expect(loaded.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3 * 1024);
});
