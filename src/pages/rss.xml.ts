import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { dayView } from '../site/day.ts';
import { readArchive } from '../site/editions.ts';
import { editionsFeed, feedEditionsMax } from '../site/feeds.ts';
import { readEdition } from '../site/files.ts';
import { channelAt } from '../site/channel.ts';
import { briefing, t } from '../site/publication.ts';

export const GET: APIRoute = async ({ site }) => {
  const archive = await readArchive();
  const newest = archive.days.slice(-feedEditionsMax).toReversed();
  const editions = newest.map(({ date }) => {
    const edition = readEdition(date);
    return { edition, day: dayView(edition, archive, briefing.weather, t) };
  });
  return rss(editionsFeed(editions, channelAt(site), t));
};
