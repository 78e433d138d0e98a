import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** What a visit to a page costs its reader. */
export interface Visit {
  /** Bytes, packed, of scripts in the page or beside it; blocks of data are none. */
  scripts: number;
  /** Bytes of fonts as they are sent. */
  fonts: number;
  /** Cumulative layout shift, from the first paint until the end of the page was reached. */
  shift: number;
  /** Requests that left the site, and everything that was written to the console. */
  faults: string[];
}

const watchShifts = `
  window.qualityShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.qualityShift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Visits a page on a phone, reads it to its end, and measures. */
export async function visitPage(browser: Browser, url: string, site: string): Promise<Visit> {
  // What a browser keeps for bad lines is fetched when the page stands, and has been paid for by then.
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'block',
  });
  const faults: string[] = [];
  const bodies: { kind: string; body: Promise<Buffer> }[] = [];
  context.on('console', (message) => {
    if (!/service.?worker/i.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`error: ${error.error().message}`));
  context.on('request', (request) => {
    if (!request.url().startsWith(site)) faults.push(`request: ${request.url()}`);
  });
  context.on('response', (response) => {
    const kind = response.request().resourceType();
    if (kind === 'script' || kind === 'font') bodies.push({ kind, body: response.body() });
  });
  await context.addInitScript(watchShifts);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate('document.fonts.ready');
  await page.evaluate(`new Promise((resolve) => {
    const step = () => {
      scrollBy({ top: innerHeight, behavior: 'instant' });
      scrollY + innerHeight >= document.documentElement.scrollHeight - 1 ? resolve() : requestAnimationFrame(step);
    };
    step();
  })`);
  const inline = await page.evaluate<string[]>(
    `[...document.scripts].filter((script) => !script.src && !/json/.test(script.type)).map((script) => script.textContent)`,
  );
  const shift = await page.evaluate<number>('window.qualityShift');
  const loaded = await Promise.all(bodies.map(async ({ kind, body }) => ({ kind, body: await body })));
  await context.close();
  const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);
  const ofKind = (wanted: string): Buffer[] =>
    loaded.filter(({ kind }) => kind === wanted).map(({ body }) => body);
  return {
    scripts: sum([...ofKind('script'), ...inline].map((script) => gzipSync(script).length)),
    fonts: sum(ofKind('font').map(({ length }) => length)),
    shift,
    faults,
  };
}
