import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLongArchive } from '../../bench/long-archive.ts';
import { freePort } from '../free-port.ts';
import { type Browser, launchBrowser } from './browser.ts';
import { buildSite } from './build-site.ts';
import { longestStory, type PageType, pageTypes } from './page-types.ts';
import { serveFolder } from './static-server.ts';

/** A site of 400 editions below a path, built once, served, and a browser to look at it. */
export interface QualitySite {
  folder: string;
  url: string;
  pages: PageType[];
  browser: Browser;
  close: () => Promise<void>;
}

const base = '/repo/';

export async function openQualitySite(): Promise<QualitySite> {
  const content = await mkdtemp(join(tmpdir(), 'briefing-quality-'));
  await writeLongArchive(content);
  // The pages name their own address, and Lighthouse holds them to it.
  const port = await freePort(4600);
  const site = await buildSite({ content, siteUrl: `http://127.0.0.1:${port}${base}` });
  const server = await serveFolder(site.folder, base, port);
  const browser = await launchBrowser();
  return {
    folder: site.folder,
    url: server.url,
    pages: pageTypes(await longestStory(site.folder)),
    browser,
    close: async () => {
      await browser.close();
      await server.close();
      await site.remove();
      await rm(content, { recursive: true, force: true });
    },
  };
}
