import type { APIRoute } from 'astro';
import { answer } from '../site/answer.ts';
import { channelAt } from '../site/channel.ts';
import { readArchive } from '../site/editions.ts';
import { editionsFeed } from '../site/feeds.ts';
import { jsonText } from '../site/feeds-json.ts';
import { newestEditions } from '../site/feeds-read.ts';
import { t } from '../site/publication.ts';

export const GET: APIRoute = async ({ site }) => {
  const editions = newestEditions(await readArchive());
  return answer(jsonText(editionsFeed(editions, channelAt(site), t, 'jsonFeed'), t), 'application/feed+json');
};
