import type { APIRoute } from 'astro';
import { answer } from '../site/answer.ts';
import { channelAt } from '../site/channel.ts';
import { readArchive } from '../site/editions.ts';
import { editionsFeed } from '../site/feeds.ts';
import { closedMonths, newestEditions } from '../site/feeds-read.ts';
import { rssText } from '../site/feeds-rss.ts';
import { t } from '../site/publication.ts';

export const GET: APIRoute = async ({ site }) => {
  const archive = await readArchive();
  const archived = closedMonths(archive).at(-1);
  const feed = editionsFeed(newestEditions(archive), channelAt(site), t, 'feed', archived);
  return answer(await rssText(feed), 'application/xml');
};
