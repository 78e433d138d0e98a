import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edition, editionEntries, type Entry } from '../src/core/edition.ts';
import { healthSchema } from '../src/core/health.ts';
import type { RunReport } from '../src/core/report.ts';
import { stateSchema } from '../src/core/state.ts';
import { legalText } from '../src/core/text-characters.ts';
import { type Browser, launchBrowser } from './testing/browser.ts';
import { buildSite, type BuiltSite } from './testing/build-site.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import {
  findFiring,
  look,
  lookAtFeed,
  lookAtFragment,
  type Seen,
  type SeenEntry,
  touchEverything,
} from './testing/payload-browser.ts';
import {
  firingPayloads,
  layeredPayloads,
  payloadFeeds,
  sharedPayloads,
  unterminatedPayloads,
} from './testing/payload-feeds.ts';
import { sharedFolder, sharedNote } from './testing/shared.ts';
import { filesOf } from './testing/site-files.ts';
import { serveFolder } from './testing/static-server.ts';

/** Script in every field of every format, on its whole way: feed, edition, built pages, a real browser. */

/** Each runs a script where it is pasted as it is. */
const own = [...unterminatedPayloads, ...firingPayloads];
const others = sharedPayloads();
const payloads = [...own, ...layeredPayloads, ...others];
/** A little less than what each section is offered, so that some wait for tomorrow. */
const limit = Math.ceil(payloads.length * 0.85);
/** The same documents with nothing to fear: what their pages consist of is what a page may consist of. */
const harmless = ['snow', 'ice & fog', 'the tide of the evening comes in, say the harbour masters', 'wind'];
const [before, yesterday, today] = ['2026-11-21', '2026-11-22', '2026-11-23'];
/** Without credentials, and with nothing in it that could end an attribute. */
const webAddress = /^https?:\/\/[^/?#@\s]+(?:[/?#][^\s"<>]*)?$/;
const policy = /<meta http-equiv="content-security-policy"[^>]*>/;

interface Looked {
  pages: Map<string, Seen>;
  feeds: Map<string, Omit<Seen, 'entries'>>;
  faults: string[];
}

let server: FeedServer;
let newsroom: Newsroom;
let report: RunReport;
let edition: Edition;
let browser: Browser;
let page: Page;
let plain: Looked;
let hostile: Looked;

beforeAll(async () => {
  server = await startFeedServer();
  const names = Object.keys(payloadFeeds(payloads, today));
  const sources = (of: string[]) => Object.fromEntries(of.map((name) => [name, `${server.origin}/${name}`]));
  const isRaw = (name: string): boolean => name.startsWith('raw-');
  const whole = names.filter((name) => !isRaw(name));
  newsroom = await openNewsroom(
    {
      ...Object.fromEntries(whole.map((name) => [name, sources([name])])),
      raw: sources(names.filter(isRaw)),
    },
    { briefing: { limit } },
  );
  browser = await launchBrowser();
  const serve = (feeds: Record<string, string>): void => {
    for (const name of names)
      server.set(`/${name}`, name in feeds ? { body: feeds[name] ?? '', etag: true } : { status: 404 });
  };
  for (const date of [before, yesterday]) {
    serve(payloadFeeds(harmless, date));
    await newsroom.collect(`${date}T11:45:00Z`);
  }
  plain = await lookAtSite();
  serve(payloadFeeds(payloads, today));
  report = await newsroom.collect(`${today}T11:45:00Z`);
  edition = await newsroom.edition(today);
  hostile = await lookAtSite();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
  await server?.close();
});

/** Builds the site, takes its content security policy away, so that nothing but the text itself protects, and opens every page. */
async function lookAtSite(): Promise<Looked> {
  const site: BuiltSite = await buildSite({ content: newsroom.content, siteUrl: 'https://briefing.example' });
  const served = await serveFolder(site.folder);
  const context = await browser.newContext();
  const looked: Looked = { pages: new Map(), feeds: new Map(), faults: [] };
  const { faults } = looked;
  await context.exposeFunction('scriptRan', (what: string) => faults.push(`script: ${what}`));
  await context.addInitScript(
    "for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = (what) => scriptRan(name + ' ' + what)",
  );
  context.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(served.url)) faults.push(`request: ${request.url()}`);
  });
  context.on('weberror', (error) => faults.push(`error: ${error.error().message}`));
  try {
    const tab = await context.newPage();
    for (const path of await filesOf(site.folder)) {
      const file = join(site.folder, path);
      if (path.endsWith('.html')) {
        const html = await readFile(file, 'utf8');
        if (!policy.test(html)) faults.push(`no policy: ${path}`);
        await writeFile(file, html.replace(policy, ''));
        await tab.goto(new URL(path, served.url).href);
        looked.pages.set(path, await look(tab));
        await touchEverything(tab);
      } else if (path.endsWith('.xml'))
        looked.feeds.set(path, await lookAtFeed(tab, await readFile(file, 'utf8')));
    }
  } finally {
    await context.close();
    await served.close();
    await site.remove();
  }
  return looked;
}

/** Every string of a file, keys left out. */
const stringsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsOf)
      : [];

const wordsOf = ({ title, url = '', summary, also }: Entry): SeenEntry => ({
  title,
  url,
  ...(summary && { summary: summary.text }),
  also: also.map((other) => ({ title: other.title, url: other.url })),
});

/** What a page or feed consists of and none of the known ones does. */
function strangers(
  path: string,
  shapes: readonly string[],
  known: Iterable<Omit<Seen, 'entries'>>,
): string[] {
  const allowed = new Set([...known].flatMap((seen) => seen.shapes));
  return shapes.filter((shape) => !allowed.has(shape)).map((shape) => `${path}: ${shape}`);
}

describe(`${payloads.length} payloads of script in every field of a feed`, () => {
  it('cost no entry of a document that can be read', () => {
    const rows = report.sources.filter(({ source }) => !source.startsWith('raw-'));
    expect(rows).toHaveLength(8);
    for (const row of rows)
      expect(row).toMatchObject({
        read: payloads.length,
        status: expect.stringMatching(/^(?:ok|degraded)$/),
      });
    const titles = editionEntries(edition).flatMap(({ title, also }) => [
      title,
      ...also.map((other) => other.title),
    ]);
    // Where two readers do not agree on what a title says, it is not printed, and the report tells.
    const told = [...titles, ...report.notes].flatMap((words) => /Quay (\d+) of/.exec(words)?.[1] ?? []);
    expect(new Set(told).size).toBe(payloads.length);
  });

  it('stand as legal text in the edition, the health file and the state', async () => {
    const files = await newsroom.bytes();
    const read = (path: string): unknown =>
      JSON.parse(Buffer.from(files[path] ?? '', 'latin1').toString('utf8'));
    const state = stateSchema.parse(read('state.json'));
    const health = healthSchema.parse(read(`health/${today.slice(0, 7)}.json`));
    const waiting = Object.values(state.sources).flatMap((source) => source.waiting);
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.filter(({ url }) => !webAddress.test(url))).toEqual([]);
    const strings = [edition, state, health].flatMap(stringsOf);
    expect(strings.filter((text) => legalText(text) !== text)).toEqual([]);
  });

  it('run nothing, ask nothing of others and open no dialog, even without the policy of the page', () => {
    expect(hostile.pages.size).toBeGreaterThan(plain.pages.size);
    expect([...plain.faults, ...hostile.faults]).toEqual([]);
  });

  it('leave pages and feeds without an element or attribute that harmless text would not have', () => {
    const onPages = [...hostile.pages].flatMap(([path, { shapes }]) =>
      strangers(path, shapes, plain.pages.values()),
    );
    const inFeeds = [...hostile.feeds].flatMap(([path, { shapes }]) =>
      strangers(path, shapes, plain.feeds.values()),
    );
    expect([...onPages, ...inFeeds]).toEqual([]);
    expect(hostile.feeds.has('rss.xml')).toBe(true);
  });

  it('are read on the page word for word as they stand in the edition', () => {
    for (const path of ['index.html', `${today.replaceAll('-', '/')}/index.html`])
      expect(hostile.pages.get(path)?.entries, path).toEqual(editionEntries(edition).map(wordsOf));
  });

  it('become links to the web or to the own site, or none', () => {
    const links = [...hostile.pages.values(), ...hostile.feeds.values()].flatMap((seen) => seen.links);
    expect(links.length).toBeGreaterThan(payloads.length);
    expect(links.filter((link) => !webAddress.test(link))).toEqual([]);
  });
});

describe('the same payloads where a program is careless', () => {
  const stripped = payloads.map((payload) => payload.replace(/<[^>]*>/g, ''));

  it('run when they are pasted as they are: the browser is not blind', async () => {
    const fired = await findFiring(browser, own);
    expect(own.filter((_, nth) => !fired.includes(nth))).toEqual([]);
  });

  it.skipIf(!sharedFolder)(`run in dozens where they are those of others${sharedNote}`, async () => {
    const calling = others.filter((payload) => /alert|prompt/.test(payload));
    expect((await findFiring(browser, calling)).length).toBeGreaterThanOrEqual(30);
  });

  it('run behind a regular expression that strips tags, and would be seen on the page', async () => {
    const left = [...new Set(stripped.filter((text) => text.includes('<')))];
    const fired = (await findFiring(browser, left)).map((nth) => left[nth]);
    expect(fired).toEqual(expect.arrayContaining([...unterminatedPayloads]));
    for (const fragment of unterminatedPayloads)
      expect(strangers('page', await lookAtFragment(page, fragment), plain.pages.values())).not.toEqual([]);
  });
});
