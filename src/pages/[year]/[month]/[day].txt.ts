import type { APIRoute, GetStaticPaths } from 'astro';
import { dayText } from '../../../site/day-text.ts';
import { dayPaths, readArchive } from '../../../site/editions.ts';

export const getStaticPaths = (() => dayPaths((to, date) => to.editionText(date))) satisfies GetStaticPaths;

export const GET: APIRoute<{ date: string }> = async ({ site, props }) =>
  dayText(props.date, await readArchive(), site);
