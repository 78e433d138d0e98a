import type { APIRoute, GetStaticPaths } from 'astro';
import { answer } from '../../site/answer.ts';
import { readArchive, readPageKeys } from '../../site/editions.ts';
import { readEditionText } from '../../site/files.ts';

export const getStaticPaths = (async () => {
  const keys = await readPageKeys();
  return (await readArchive()).days.map(({ date }) => ({ params: { date }, cacheKey: keys.day(date) }));
}) satisfies GetStaticPaths;

/** The edition byte for byte as it is kept. */
export const GET: APIRoute = ({ params: { date } }) =>
  answer(readEditionText(date ?? ''), 'application/json');
