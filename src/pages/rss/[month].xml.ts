import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { answer } from '../../site/answer.ts';
import { daysOf } from '../../site/archive.ts';
import { channelAt } from '../../site/channel.ts';
import { readArchive, readPageKeys } from '../../site/editions.ts';
import { monthFeed } from '../../site/feeds.ts';
import { closedMonths, datedEditions } from '../../site/feeds-read.ts';
import { rssText } from '../../site/feeds-rss.ts';
import { t } from '../../site/publication.ts';

export const getStaticPaths = (async () => {
  const months = closedMonths(await readArchive());
  const keys = await readPageKeys();
  return months.map((month, at) => ({
    params: { month },
    props: { month, previous: months[at - 1], next: months[at + 1] },
    // The newest month is open and has no feed of its own, so the one before it has no next one yet.
    cacheKey: `${keys.monthFeed(month)} ${months[at + 1]}`,
  }));
}) satisfies GetStaticPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = async ({ site, props: { month, ...months } }) => {
  const archive = await readArchive();
  const editions = datedEditions(daysOf(archive, month), archive);
  return answer(await rssText(monthFeed(month, months, editions, channelAt(site), t)), 'application/xml');
};
