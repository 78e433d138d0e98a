import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, type Browser } from '../../scripts/testing/browser.ts';
import { buildSite, type BuiltSite } from '../../scripts/testing/build-site.ts';
import { writeSampleArchive } from '../../scripts/testing/sample-archive.ts';
import { serveFolder, type StaticServer } from '../../scripts/testing/static-server.ts';

/** Reading without a network, and on one that does not answer, on a site that stands below a path. */

let content: string;
let site: BuiltSite;
let server: StaticServer;
let front: Server;
let url: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let network: 'well' | 'slow' | 'gone' = 'well';

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'briefing-offline-'));
  await writeSampleArchive(content, { days: 14 });
  site = await buildSite({ content, siteUrl: 'http://localhost:4321/repo/' });
  server = await serveFolder(site.folder, '/repo/');
  front = createServer((request, response) => {
    if (network === 'gone') return void request.socket.destroy();
    setTimeout(
      () => {
        void fetch(new URL(request.url ?? '/', server.url)).then(async (answer) => {
          const type = answer.headers.get('content-type') ?? '';
          response.writeHead(answer.status, { 'content-type': type, 'cache-control': 'no-store' });
          response.end(Buffer.from(await answer.arrayBuffer()));
        });
      },
      network === 'slow' ? 10_000 : 0,
    );
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}/repo/`;
  browser = await launchBrowser();
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(url);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page
    .waitForFunction('navigator.serviceWorker.controller !== null', undefined, { polling: 100 })
    .catch(() => page.reload());
  for (const day of ['20', '21', '22'])
    await page.goto(`${url}2026/11/${day}/`, { waitUntil: 'networkidle' });
});
afterAll(async () => {
  await browser?.close();
  front?.closeAllConnections();
  front?.close();
  await server?.close();
  await site?.remove();
  await rm(content, { recursive: true, force: true });
});

const notice = () => page.locator('[data-kept]');

it('says nothing of itself while the network answers', async () => {
  await page.goto(`${url}2026/11/21/`, { waitUntil: 'networkidle' });
  expect(await notice().count()).toBe(0);
});

it('opens what was read without a network, and says that it is a copy', async () => {
  network = 'gone';
  for (const path of ['2026/11/21/', '']) {
    await page.goto(`${url}${path}`);
    expect(await page.locator('h1').innerText()).toMatch(/November 2026/);
    await expect
      .poll(() => notice().innerText(), { timeout: 10_000 })
      .toMatch(/^The network does not answer\. This copy was kept on \w+day, /);
  }
});

it('says of a page that was never read that it is not here, and offers what is', async () => {
  network = 'gone';
  await page.goto(`${url}2026/11/12/`);
  expect(await page.locator('h1').innerText()).toBe('Not kept here');
  await expect
    .poll(() => page.locator('[data-kept-pages] a').allInnerTexts())
    .toEqual([
      'the newest edition that you have seen',
      'Sunday, November 22, 2026',
      'Saturday, November 21, 2026',
      'Friday, November 20, 2026',
    ]);
});

it('waits three seconds for a slow network and no longer', async () => {
  network = 'slow';
  const began = performance.now();
  await page.goto(`${url}2026/11/22/`, { waitUntil: 'commit' });
  const waited = performance.now() - began;
  expect(waited).toBeGreaterThan(2_900);
  expect(waited).toBeLessThan(8_000);
  await expect.poll(() => page.locator('h1').innerText(), { timeout: 10_000 }).toMatch(/22/);
  network = 'well';
});

it('takes the new page again where the network is back', async () => {
  network = 'well';
  await page.goto(`${url}2026/11/20/`, { waitUntil: 'networkidle' });
  expect(await notice().count()).toBe(0);
});
