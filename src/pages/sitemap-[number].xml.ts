import type { APIRoute, GetStaticPaths } from 'astro';
import { answer } from '../site/answer.ts';
import { channelAt } from '../site/channel.ts';
import { readArchive } from '../site/editions.ts';
import { sectionNames } from '../site/sections.ts';
import { sitemapLines, sitemapNumbers, sitemapText } from '../site/sitemap.ts';

export const getStaticPaths = (async () => {
  const archive = await readArchive();
  const numbers = sitemapNumbers(sitemapLines(archive, sectionNames(archive), '/').length);
  return numbers.map((number) => ({ params: { number: String(number) } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ site, params: { number } }) => {
  const archive = await readArchive();
  const lines = sitemapLines(archive, sectionNames(archive), channelAt(site).root);
  return answer(sitemapText(lines, Number(number)), 'application/xml');
};
