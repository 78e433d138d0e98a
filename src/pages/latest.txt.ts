import type { APIRoute } from 'astro';
import { dayText, textAnswer } from '../site/day-text.ts';
import { readArchive } from '../site/editions.ts';
import { t } from '../site/publication.ts';

export const GET: APIRoute = async ({ site }) => {
  const archive = await readArchive();
  const newest = archive.days.at(-1);
  return newest ? dayText(newest.date, archive, site) : textAnswer(`${t.noEditionYet}\n`);
};
