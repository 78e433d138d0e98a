import type { APIRoute } from 'astro';
import { newestDate } from '../../site/archive.ts';
import { readArchive } from '../../site/editions.ts';
import { readEdition } from '../../site/files.ts';
import { sourcesOpml } from '../../site/opml.ts';
import { briefing, t } from '../../site/publication.ts';

export const GET: APIRoute = async () => {
  const newest = newestDate(await readArchive());
  const head = { title: t.opmlOfSources(briefing.title), created: newest && readEdition(newest).collectedAt };
  return new Response(sourcesOpml(head, briefing.sections));
};
