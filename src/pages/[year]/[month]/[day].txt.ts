import type { APIRoute, GetStaticPaths } from 'astro';
import { dayText } from '../../../site/day-text.ts';
import { readArchive } from '../../../site/editions.ts';

export const getStaticPaths = (async () => {
  const { days } = await readArchive();
  return days.map(({ date }) => {
    const [year = '', month = '', day = ''] = date.split('-');
    return { params: { year, month, day }, props: { date } };
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ date: string }> = async ({ site, props }) =>
  dayText(props.date, await readArchive(), site);
