import type { APIRoute, GetStaticPaths } from 'astro';
import { answer } from '../../site/answer.ts';
import { changedDays } from '../../site/editions.ts';
import { readEditionText } from '../../site/files.ts';

export const getStaticPaths = (async () =>
  (await changedDays((to, date) => to.editionData(date))).map(({ date, cacheKey }) => ({
    params: { date },
    cacheKey,
  }))) satisfies GetStaticPaths;

/** The edition as it is kept, but for the spaces that set it out for people: they would be a third of it. */
export const GET: APIRoute = ({ params: { date } }) =>
  answer(`${JSON.stringify(JSON.parse(readEditionText(date ?? '')))}\n`, 'application/json');
