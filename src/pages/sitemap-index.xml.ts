import type { APIRoute } from 'astro';
import { answer } from '../site/answer.ts';
import { channelAt } from '../site/channel.ts';
import { readArchive } from '../site/editions.ts';
import { sectionNames } from '../site/sections.ts';
import { sitemapIndexText, sitemapLines, sitemapNumbers } from '../site/sitemap.ts';

export const GET: APIRoute = async ({ site }) => {
  const { root } = channelAt(site);
  const archive = await readArchive();
  const numbers = sitemapNumbers(sitemapLines(archive, sectionNames(archive), root).length);
  return answer(sitemapIndexText(numbers, root), 'application/xml');
};
