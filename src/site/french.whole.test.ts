import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, type BuiltSite } from '../../scripts/testing/build-site.ts';
import { idsOf, tagsOf, textsOf } from '../../scripts/testing/html.ts';
import { writeSampleArchive } from '../../scripts/testing/sample-archive.ts';
import { brokenLinks, filesOf, pagesOf } from '../../scripts/testing/site-files.ts';
import { english } from './strings.ts';

const siteUrl = 'https://news.example/';

/** The same archive, built once in each language. */
let content: string;
const sites: BuiltSite[] = [];
let englishPages: { path: string; html: string }[];
let frenchPages: { path: string; html: string }[];
let folder: string;

async function buildIn(language: string): Promise<string> {
  const file = join(content, 'briefing.yaml');
  const briefing = await readFile(file, 'utf8');
  await writeFile(file, briefing.replace(/^language: .*$/m, `language: ${language}`));
  const site = await buildSite({ content, siteUrl });
  sites.push(site);
  return site.folder;
}

const pageAt = (pages: readonly { path: string; html: string }[], path: string): string =>
  pages.find((page) => page.path === path)?.html ?? '';

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'briefing-french-'));
  await writeSampleArchive(content, { days: 12 });
  englishPages = await pagesOf(await buildIn('en-CA'));
  folder = await buildIn('fr-CA');
  frenchPages = await pagesOf(folder);
}, 300_000);

afterAll(async () => {
  await Promise.all(sites.map((site) => site.remove()));
  await rm(content, { recursive: true, force: true });
});

/** Pieces of the English interface that are long enough to be known again: three words and more. */
function englishPieces(value: unknown): string[] {
  if (typeof value === 'function')
    return [...String(value).matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].flatMap(([, ...parts]) =>
      englishPieces((parts.find(Boolean) ?? '').replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '\n')),
    );
  if (typeof value === 'string')
    return value
      .split('\n')
      .map((piece) => piece.trim())
      .filter((piece) => /^\P{L}*(?:\p{L}+[’,]? ){2}\p{L}/u.test(piece));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(englishPieces) : [];
}

/** What a page says: its text, and the attributes that are read to people. */
function saidBy(html: string): string {
  const attributes = tagsOf(html).flatMap(({ attributes: all }) =>
    ['aria-label', 'title', 'alt', 'content', 'placeholder'].flatMap((name) => all[name] ?? []),
  );
  return [...textsOf(html, 'body'), ...textsOf(html, 'title'), ...attributes].join('\n');
}

describe('the site in French', () => {
  it('says so on every page', () => {
    expect(frenchPages.length).toBeGreaterThan(30);
    for (const { path, html } of frenchPages)
      expect(/<html[^>]*\slang="([^"]*)"/.exec(html)?.[1], path).toBe('fr-CA');
  });

  it('has the same pages, with the same ids, as in English', () => {
    const paths = (pages: typeof frenchPages): string[] => pages.map(({ path }) => path).toSorted();
    expect(paths(frenchPages)).toEqual(paths(englishPages));
    for (const { path, html } of frenchPages)
      expect(idsOf(html), path).toEqual(idsOf(pageAt(englishPages, path)));
  });

  it('prints no sentence of the English interface', () => {
    const pieces = [...new Set(englishPieces(english))];
    expect(pieces.length).toBeGreaterThan(100);
    // The same search finds them on the English pages, or it would prove nothing.
    const found = (pages: typeof frenchPages): string[] => {
      const said = pages.map(({ html }) => saidBy(html)).join('\n');
      return pieces.filter((piece) => said.includes(piece));
    };
    expect(found(englishPages).length).toBeGreaterThan(60);
    expect(found(frenchPages)).toEqual([]);
  });

  it('prints French dates, times and counts', () => {
    const day = pageAt(frenchPages, '2026/11/22/index.html');
    expect(textsOf(day, 'h1')[0]?.replaceAll(/\s+/g, ' ')).toMatch(/^\s*dimanche 22 novembre 2026\s*$/);
    expect(textsOf(day, 'title')).toEqual(['Dimanche 22 novembre 2026 · Morning News Briefing']);
    expect(saidBy(day)).toContain('45\u00a0nouvelles');
    // Invented stories and forecasts name weekdays as they were written; months and clocks are ours.
    expect(/\b[ap]\.m\.|\bNov(?:ember)?\b/.exec(saidBy(day))?.[0]).toBeUndefined();
    expect(saidBy(day)).toMatch(/\d\u00a0h\u00a0\d\d/);
  });

  it('marks what stays in English', () => {
    const health = pageAt(frenchPages, 'sources/index.html');
    const marked = tagsOf(health).filter(({ attributes }) => attributes['lang'] === 'en');
    expect(marked.length).toBeGreaterThan(0);
    expect(textsOf(health, 'body')[0]).toContain('The server answered 503');
    const day = pageAt(frenchPages, '2026/11/22/index.html');
    expect(textsOf(day, 'body')[0]).not.toContain('The server answered 503');
  });

  it('marks the weather as issued in English', () => {
    const day = pageAt(frenchPages, '2026/11/22/index.html');
    expect(day).toMatch(/<p class="sky" lang="en"[^>]*>\s*Sunny/);
    expect(day).toMatch(/<p class="title" lang="en"[^>]*>.*strong wind/s);
    expect(pageAt(englishPages, '2026/11/22/index.html')).not.toMatch(/class="(?:sky|title)" lang/);
  });

  it('leads every internal link to a file and an element', async () => {
    expect((await brokenLinks(folder, new URL(siteUrl))).slice(0, 20)).toEqual([]);
  });

  it('names the language in every feed', async () => {
    const feeds = (await filesOf(folder)).filter((file) => /rss\.xml$/.test(file));
    expect(feeds.length).toBeGreaterThan(5);
    for (const feed of feeds) {
      const xml = await readFile(join(folder, feed), 'utf8');
      expect(/<language>([^<]*)<\/language>/.exec(xml)?.[1], feed).toBe('fr-CA');
    }
  });
});
