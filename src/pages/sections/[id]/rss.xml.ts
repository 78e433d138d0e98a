import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { answer } from '../../../site/answer.ts';
import { newestOfSection } from '../../../site/archive.ts';
import { channelAt } from '../../../site/channel.ts';
import { readArchive } from '../../../site/editions.ts';
import { feedEntriesMax, sectionFeed } from '../../../site/feeds.ts';
import { rssText } from '../../../site/feeds-rss.ts';
import { readEdition } from '../../../site/files.ts';
import { t } from '../../../site/publication.ts';
import { sectionNames } from '../../../site/sections.ts';

export const getStaticPaths = (async () =>
  sectionNames(await readArchive()).map((section) => ({
    params: { id: section.id },
    props: { section },
  }))) satisfies GetStaticPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = async ({ site, props: { section } }) => {
  // Every one of these editions has a story at least, so that so many are always enough.
  const dates = newestOfSection(await readArchive(), section.id, feedEntriesMax);
  const feed = sectionFeed(section, dates.map(readEdition), channelAt(site), t);
  return answer(await rssText(feed), 'application/xml');
};
