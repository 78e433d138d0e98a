import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, launchBrowser } from './testing/browser.ts';
import { buildSite } from './testing/build-site.ts';
import { pageTypes } from './testing/page-types.ts';
import { writeSampleArchive } from './testing/sample-archive.ts';
import { serveFolder } from './testing/static-server.ts';

const help = `Usage: node scripts/screenshots.ts [--content DIR] [--out DIR] [--only WORD]

Builds the site (of an invented archive, unless --content names another) and saves pictures of every
type of page into .screenshots/: phone and desktop, light and dark, and print. --only keeps the views
whose name holds the word, such as "day" or "phone".`;

/** Pixels; beyond this the software renderer begins again from the top. */
const pictureHeightMax = 8_000;

const views = [
  { view: 'phone-light', width: 390, height: 844, colorScheme: 'light', media: 'screen' },
  { view: 'phone-dark', width: 390, height: 844, colorScheme: 'dark', media: 'screen' },
  { view: 'narrow-light', width: 320, height: 640, colorScheme: 'light', media: 'screen' },
  { view: 'tablet-light', width: 820, height: 1100, colorScheme: 'light', media: 'screen' },
  { view: 'desktop-light', width: 1360, height: 900, colorScheme: 'light', media: 'screen' },
  { view: 'desktop-dark', width: 1360, height: 900, colorScheme: 'dark', media: 'screen' },
  { view: 'print', width: 816, height: 1056, colorScheme: 'light', media: 'print' },
] as const;

/** Days and stories that only the sample archive has to show, besides one page of every type. */
const pages = [
  ...pageTypes('s0ca7f1000000'),
  { name: 'quiet-day', path: '2026/11/17/' },
  { name: 'story-french', path: 'stories/s0de1ba600000/' },
];

const { values } = parseArgs({
  options: {
    content: { type: 'string' },
    out: { type: 'string', default: '.screenshots' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const invented = await mkdtemp(join(tmpdir(), 'briefing-sample-'));
  if (values.content === undefined) await writeSampleArchive(invented);
  const site = await buildSite({
    content: resolve(values.content ?? invented),
    siteUrl: 'http://localhost:4321',
  });
  const server = await serveFolder(site.folder);
  const browser = await launchBrowser();
  await mkdir(values.out, { recursive: true });
  try {
    for (const view of views) await savePictures(browser, server.url, view);
  } finally {
    await browser.close();
    await server.close();
    await site.remove();
    await rm(invented, { recursive: true, force: true });
  }
}

async function savePictures(browser: Browser, address: string, view: (typeof views)[number]): Promise<void> {
  const { width, height, colorScheme, media } = view;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const tab = await context.newPage();
  await tab.emulateMedia({ media });
  for (const { name: page, path } of pages) {
    const name = `${page}-${view.view}.png`;
    if (!name.includes(values.only)) continue;
    await tab.goto(new URL(path, address).href);
    await tab.evaluate('document.fonts.ready');
    const tall = await tab.evaluate<number>('document.documentElement.scrollHeight');
    const clip = { x: 0, y: 0, width, height: Math.min(tall, pictureHeightMax) };
    await tab.screenshot({ path: join(values.out, name), fullPage: true, clip });
    console.log(join(values.out, name));
  }
  await context.close();
}

if (values.help) console.log(help);
else await main();
