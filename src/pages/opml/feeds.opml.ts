import type { APIRoute } from 'astro';
import { newestDate } from '../../site/archive.ts';
import { addressesAt } from '../../site/channel.ts';
import { readArchive } from '../../site/editions.ts';
import { briefingFeeds, sectionFeeds } from '../../site/feed-list.ts';
import { readEdition } from '../../site/files.ts';
import { ownFeedsOpml } from '../../site/opml.ts';
import { briefing, t } from '../../site/publication.ts';
import { sectionNames } from '../../site/sections.ts';

export const GET: APIRoute = async ({ site }) => {
  const archive = await readArchive();
  const newest = newestDate(archive);
  const head = { title: t.opmlOfFeeds(briefing.title), created: newest && readEdition(newest).collectedAt };
  const to = addressesAt(site);
  const ofSections = sectionFeeds(sectionNames(archive), to);
  return new Response(ownFeedsOpml(head, briefingFeeds(to, t), ofSections, t));
};
