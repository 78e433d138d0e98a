import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { buildSite, type BuiltSite } from '../../scripts/testing/build-site.ts';
import { tagsOf } from '../../scripts/testing/html.ts';
import { writeSampleArchive } from '../../scripts/testing/sample-archive.ts';
import { filesOf, pagesOf } from '../../scripts/testing/site-files.ts';
import { serveFolder, type StaticServer } from '../../scripts/testing/static-server.ts';
import { editionPath, editionText, type Edition } from '../core/edition.ts';

/** What stands in the head of every page, the sitemap, the cards, and the page for unknown addresses. */

const hostile = '</script><script>window.ran = 1</script><!-- "quoted" & \u2028 ]]>';

let content: string;
beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'briefing-head-'));
  const dates = await writeSampleArchive(content, { days: 12 });
  const file = join(content, editionPath(dates.at(-1) ?? ''));
  const edition = JSON.parse(await readFile(file, 'utf8')) as Edition;
  const lead = edition.sections.flatMap(({ entries }) => entries).find(({ id }) => id === edition.lead[0]);
  if (!lead) throw new Error('the newest edition has no lead');
  lead.title = hostile;
  await writeFile(file, editionText(edition));
});
afterAll(async () => rm(content, { recursive: true, force: true }));

function metaOf(html: string): Record<string, string> {
  const metas = tagsOf(html).filter(({ name }) => name === 'meta');
  return Object.fromEntries(
    metas.map(({ attributes: { property, name, content: value = '' } }) => [property ?? name ?? '', value]),
  );
}

function dataOf(html: string): any[] {
  const blocks = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs);
  return [...blocks].map(([, json = '']) => JSON.parse(json) as unknown);
}

describe.each(['https://news.example/', 'https://owner.example/repo/'])('the site at %s', (siteUrl) => {
  let site: BuiltSite;
  let pages: Map<string, string>;
  let files: Set<string>;

  beforeAll(async () => {
    site = await buildSite({ content, siteUrl });
    files = new Set(await filesOf(site.folder));
    pages = new Map((await pagesOf(site.folder)).map(({ path, html }) => [path, html]));
  });
  afterAll(() => site.remove());

  const canonicalOf = (html: string): string | undefined =>
    tagsOf(html).find(({ attributes }) => attributes['rel'] === 'canonical')?.attributes['href'];
  const isUnlisted = (html: string): boolean => metaOf(html)['robots'] === 'noindex';

  it('gives every page a card that is there, at its canonical address', () => {
    for (const [path, html] of pages) {
      const meta = metaOf(html);
      if (path === '404.html' || path.startsWith('text/')) continue;
      expect(meta['og:url'], path).toBe(canonicalOf(html));
      const image = meta['og:image'] ?? '';
      expect(image.startsWith(siteUrl), path).toBe(true);
      expect(files, path).toContain(image.slice(siteUrl.length));
      expect(meta['og:title'], path).not.toBe('');
      expect(meta['og:image:alt'], path).not.toBe('');
      expect(meta['twitter:card'], path).toBe('summary_large_image');
      expect(meta['og:locale'], path).toBe('en_CA');
    }
    const day = metaOf(pages.get('2026/11/22/index.html') ?? '');
    expect(day['og:image']).toBe(`${siteUrl}cards/2026-11-22.png`);
    expect(metaOf(pages.get('about/index.html') ?? '')['og:image']).toBe(`${siteUrl}cards/briefing.png`);
  });

  it('tells machines what a page collects, and never that the articles are ours', () => {
    for (const [path, html] of pages) {
      const blocks = dataOf(html);
      expect(blocks.length, path).toBeLessThanOrEqual(1);
      expect(html.includes('NewsArticle'), path).toBe(false);
      for (const { url } of blocks) expect(url, path).toBe(canonicalOf(html));
    }
    const [day] = dataOf(pages.get('2026/11/22/index.html') ?? '');
    expect(day).toMatchObject({ '@type': 'CollectionPage', datePublished: '2026-11-22' });
    expect(day.mainEntity.numberOfItems).toBe(45);
    expect(day.mainEntity.itemListElement).toHaveLength(5);
    expect(day.mainEntity.itemListElement[0].name).toBe(hostile);
    for (const path of ['archive', '2026', '2026/11', '2026/W47', 'sections/us', 'sections/us/2026'])
      expect(dataOf(pages.get(`${path}/index.html`) ?? ''), path).toHaveLength(1);
  });

  it('lists in the sitemap exactly the pages that are canonical and may be indexed', async () => {
    const read = async (name: string): Promise<string> => readFile(join(site.folder, name), 'utf8');
    const robots = await read('robots.txt');
    expect(robots).toContain(`Sitemap: ${siteUrl}sitemap-index.xml`);
    expect(await read('sitemap-index.xml')).toContain(`<loc>${siteUrl}sitemap-0.xml</loc>`);
    const sitemap = await read('sitemap-0.xml');
    const listed = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
    const indexed = [...pages]
      .filter(
        ([path, html]) =>
          canonicalOf(html) === `${siteUrl}${path.replace(/index\.html$/, '')}` && !isUnlisted(html),
      )
      .map(([, html]) => canonicalOf(html));
    expect(listed.toSorted()).toEqual(indexed.toSorted());
    expect(sitemap).toMatch(/2026\/11\/21\/<\/loc><lastmod>2026-11-21T11:45:\d\d\.000Z<\/lastmod>/);
    for (const path of ['404.html', 'sources/index.html'])
      expect(isUnlisted(pages.get(path) ?? ''), path).toBe(true);
  });

  it('names the feed of the site on every page, and that of the section at hand', () => {
    const feedsOf = (path: string): (string | undefined)[] =>
      tagsOf(pages.get(path) ?? '')
        .filter(({ attributes: { rel, type } }) => rel === 'alternate' && type === 'application/rss+xml')
        .map(({ attributes }) => attributes['href']);
    const base = new URL(siteUrl).pathname;
    expect(feedsOf('about/index.html')).toContain(`${base}rss.xml`);
    expect(feedsOf('sections/us/index.html')).toEqual(
      expect.arrayContaining([`${base}rss.xml`, `${base}sections/us/rss.xml`]),
    );
  });
});

describe('in a browser', () => {
  let site: BuiltSite;
  let server: StaticServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const said: string[] = [];

  beforeAll(async () => {
    site = await buildSite({ content, siteUrl: 'http://localhost:4321/repo/' });
    server = await serveFolder(site.folder, '/repo/');
    browser = await launchBrowser();
    context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Pacific/Auckland' });
    context.on('console', (message) => {
      if (!message.text().includes('404 (Not Found)')) said.push(message.text());
    });
    context.on('weberror', (error) => said.push(error.error().message));
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await site?.remove();
  });

  it('a title that ends a script stays data, and the policy has nothing to say', async () => {
    await page.goto(`${server.url}2026/11/22/`);
    const found = await page.evaluate<{ ran: unknown; name: string; blocks: number }>(`({
      ran: window.ran,
      blocks: document.querySelectorAll('script[type="application/ld+json"]').length,
      name: JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent).mainEntity.itemListElement[0].name,
    })`);
    expect(found).toEqual({ ran: undefined, blocks: 1, name: hostile });
    expect(said).toEqual([]);
  });

  const heading = async (): Promise<string> => (await page.locator('h1').innerText()).replace(/\s+/g, ' ');
  const links = (): Promise<string[]> =>
    page
      .locator('main nav a:visible')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));

  it.each([
    ['2026/11/13/', '13 No edition for Friday 13 November 2026.', ['/repo/2026/11/12/', '/repo/2026/11/14/']],
    ['2026-12-01', '1 No edition for Tuesday 1 December 2026.', ['/repo/2026/11/22/']],
    ['2020/1/5', '5 No edition for Sunday 5 January 2020.', ['/repo/2026/11/11/']],
  ])('%s names the day and the nearest editions', async (path, words, nearest) => {
    await page.goto(`${server.url}${path}`);
    expect(await heading()).toBe(words);
    expect(await links()).toEqual(nearest);
    expect(await page.title()).toMatch(/^\w+day \d+ \w+ \d{4} · Morning News Briefing$/);
  });

  it.each(['2026-11-21', '20261121', '2026/11/21', 'text/2026-11-21'])(
    '%s leads to the edition',
    async (path) => {
      await page.goto(`${server.url}${path}`);
      await page.waitForURL(`${server.url}2026/11/21/`);
    },
  );

  it.each(['no/such/page/', '2026/02/31/'])('%s is just no page', async (path) => {
    const answer = await page.goto(`${server.url}${path}`);
    expect(answer?.status()).toBe(404);
    expect(await heading()).toContain('404');
    expect(await links()).toEqual([]);
  });

  it('helps without a script too, and nothing was complained of', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const quiet = await plain.newPage();
    await quiet.goto(`${server.url}2026/11/13/`);
    const offered = await quiet
      .locator('main a:visible')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(offered).toEqual(['/repo/', '/repo/archive/', '/repo/search/']);
    await plain.close();
    expect(said).toEqual([]);
  });
});
