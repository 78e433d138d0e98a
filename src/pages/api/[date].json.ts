import type { APIRoute, GetStaticPaths } from 'astro';
import { answer } from '../../site/answer.ts';
import { readArchive } from '../../site/editions.ts';
import { readEditionText } from '../../site/files.ts';

export const getStaticPaths = (async () =>
  (await readArchive()).days.map(({ date }) => ({ params: { date } }))) satisfies GetStaticPaths;

/** The edition byte for byte as it is kept. */
export const GET: APIRoute = ({ params: { date } }) =>
  answer(readEditionText(date ?? ''), 'application/json');
