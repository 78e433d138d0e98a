import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

export type { Browser };

/** Flags of the package that would hide a page’s faults: they let content reach other origins. */
const unwanted = new Set(['--disable-web-security', '--allow-running-insecure-content', '--single-process']);

/** Starts the headless Chromium that comes inside an npm package, so that tests need nothing installed. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((flag) => !unwanted.has(flag)),
    headless: true,
  });
}
