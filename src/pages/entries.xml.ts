import type { APIRoute } from 'astro';
import { answer } from '../site/answer.ts';
import { newestWithStories } from '../site/feeds-read.ts';
import { channelAt } from '../site/channel.ts';
import { readArchive } from '../site/editions.ts';
import { entriesFeed } from '../site/feeds.ts';
import { rssText } from '../site/feeds-rss.ts';
import { readEdition } from '../site/files.ts';
import { t } from '../site/publication.ts';

export const GET: APIRoute = async ({ site }) => {
  const dates = newestWithStories(await readArchive());
  const feed = entriesFeed(dates.map(readEdition), channelAt(site), t);
  return answer(await rssText(feed), 'application/xml');
};
