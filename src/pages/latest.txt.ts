import type { APIRoute } from 'astro';
import { answer } from '../site/answer.ts';
import { dayText } from '../site/day-text.ts';
import { readArchive } from '../site/editions.ts';
import { t } from '../site/publication.ts';

export const GET: APIRoute = async ({ site }) => {
  const archive = await readArchive();
  const newest = archive.days.at(-1);
  return newest ? dayText(newest.date, archive, site) : answer(`${t.noEditionYet}\n`, 'text/plain');
};
