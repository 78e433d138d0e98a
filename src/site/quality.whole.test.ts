import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '../../scripts/testing/html.ts';
import { axeFindings } from '../../scripts/testing/quality-axe.ts';
import { keyboardFaults } from '../../scripts/testing/quality-keyboard.ts';
import {
  cutTexts,
  motions,
  paleTexts,
  sidewaysParts,
  spaceText,
  wipedSigns,
} from '../../scripts/testing/quality-layout.ts';
import { lighthouseScores } from '../../scripts/testing/quality-lighthouse.ts';
import { openQualitySite, type QualitySite } from '../../scripts/testing/quality-site.ts';
import { visitPage } from '../../scripts/testing/quality-weight.ts';
import { brokenLinks, pagesOf } from '../../scripts/testing/site-files.ts';

/** The yardsticks of the whole site, held against an archive of 400 editions that is built once. */

let site: QualitySite;

beforeAll(async () => {
  site = await openQualitySite();
});
afterAll(async () => site?.close());

/** Complaints about every type of page, each after its name. Every page is opened afresh. */
async function onEveryPage(
  options: BrowserContextOptions,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const context = await site.browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  const found: string[] = [];
  for (const { name, path } of site.pages) {
    await page.goto(new URL(path, site.url).href);
    await page.evaluate('document.fonts.ready');
    // Results come when their editions have been read; a page that still grows is not looked at.
    if (path.includes('?')) await page.locator('[data-results="count"]').filter({ hasText: /\d/ }).waitFor();
    found.push(...(await look(page)).map((complaint) => `${name}: ${complaint}`));
  }
  await context.close();
  return found;
}

const widths = [320, 390, 1360];

/** Looks at a page at every width in turn. */
async function atEveryWidth(page: Page, look: (page: Page) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    found.push(...(await look(page)).map((complaint) => `${width} px: ${complaint}`));
  }
  return found;
}

describe('every type of page', () => {
  it('is there', () => {
    expect(site.pages.length).toBeGreaterThan(10);
  });

  it.each(['light', 'dark'] as const)('satisfies axe at every width, %s', async (colorScheme) => {
    expect(await onEveryPage({ colorScheme }, (page) => atEveryWidth(page, axeFindings))).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('keeps its words and signs in forced colours, %s', async (scheme) => {
    let signs = 0;
    const look = async (page: Page): Promise<string[]> => {
      const { count, wiped } = await wipedSigns(page);
      signs += count;
      return [...(await paleTexts(page)), ...wiped];
    };
    expect(await onEveryPage({ forcedColors: 'active', colorScheme: scheme }, look)).toEqual([]);
    expect(signs).toBeGreaterThan(500);
  });

  it.each([390, 1360])('is reached by the keyboard alone, in sight and outlined, at %d px', async (width) => {
    // Without motion the page has arrived where it scrolls to when the next key is pressed.
    const options = { viewport: { width, height: 844 }, reducedMotion: 'reduce' } as const;
    expect(await onEveryPage(options, keyboardFaults)).toEqual([]);
  });

  it('reflows at 320 px and when a desktop is zoomed to 200 and 400 percent', async () => {
    for (const [width, zoom] of [
      [1360, 2],
      [1280, 4],
    ] as const) {
      const viewport = { width: width / zoom, height: 900 / zoom };
      expect(await onEveryPage({ viewport, deviceScaleFactor: zoom }, sidewaysParts)).toEqual([]);
    }
  });

  it('stays whole when a reader spaces its text', async () => {
    const look = async (page: Page): Promise<string[]> => {
      await spaceText(page);
      return atEveryWidth(page, async () => [...(await sidewaysParts(page)), ...(await cutTexts(page))]);
    };
    expect(await onEveryPage({}, look)).toEqual([]);
  });

  it('keeps still for readers who want less motion', async () => {
    expect(await onEveryPage({ reducedMotion: 'reduce' }, motions)).toEqual([]);
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
      rules: {
        // Tables that become lists on a phone lose their meaning with their layout, and say it by roles.
        'no-redundant-role': 'off',
        // The headline of a story is the publisher's, and as long as that.
        'long-title': 'off',
        // Only what comes from another origin could be exchanged for something else on its way.
        'require-sri': ['error', { target: 'crossorigin' }],
        // The text-only page has no style sheet, and says the width of its lines in one attribute.
        'no-inline-style': 'off',
      },
    });
    const found: string[] = [];
    for (const { name, path } of site.pages) {
      const file = name === '404' ? '404.html' : `${path.replace(/\?.*/, '')}index.html`;
      const { results } = await validator.validateString(await readFile(join(site.folder, file), 'utf8'));
      for (const { ruleId, message, line, column } of results.flatMap(({ messages }) => messages))
        found.push(`${name} ${line}:${column} ${ruleId}: ${message}`);
    }
    expect(found).toEqual([]);
  });
});

describe('a full edition', () => {
  const path = '2026/11/22/';

  it('weighs little and asks for nothing elsewhere', async () => {
    const html = await readFile(join(site.folder, path, 'index.html'), 'utf8');
    expect(textsOf(html, 'h3')).toHaveLength(45);
    expect(gzipSync(html).length).toBeLessThanOrEqual(14 * 1024);
    const visit = await visitPage(site.browser, new URL(path, site.url).href, site.url);
    expect(visit.faults).toEqual([]);
    expect(visit.scripts).toBeLessThanOrEqual(3 * 1024);
    expect(visit.fonts).toBeGreaterThan(0);
    expect(visit.fonts).toBeLessThanOrEqual(75 * 1024);
    expect(visit.shift).toBeLessThan(0.02);
  });

  it('needs no JavaScript', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(new URL(path, site.url).href);
    const headlines = page.locator('.section h3 a');
    expect(await headlines.count()).toBe(45);
    for (const headline of await headlines.all()) expect(await headline.isVisible()).toBe(true);
    await page.locator('a[rel="prev"]').first().click();
    expect(new URL(page.url()).pathname).toBe('/repo/2026/11/21/');
    await context.close();
  });
});

it('leads every link on every page of 400 editions to a file and an element', async () => {
  expect((await pagesOf(site.folder)).length).toBeGreaterThan(400);
  expect((await brokenLinks(site.folder, new URL(site.url))).slice(0, 20)).toEqual([]);
});

describe('Lighthouse, as a phone', () => {
  it.each(['2026/11/22/', '2026/11/', 'sections/canada/'])('is content with /%s', async (path) => {
    const { scores, complaints } = await lighthouseScores(new URL(path, site.url).href, 3);
    expect(scores, complaints.join('\n')).toMatchObject({
      accessibility: 100,
      'best-practices': 100,
      seo: 100,
    });
    expect(scores.performance, complaints.join('\n')).toBeGreaterThanOrEqual(98);
  });
});
