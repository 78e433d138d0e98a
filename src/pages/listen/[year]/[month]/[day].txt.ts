import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { dayView } from '../../../../site/day.ts';
import { dayPaths, readArchive } from '../../../../site/editions.ts';
import { readEdition } from '../../../../site/files.ts';
import { listenScript, listenText } from '../../../../site/listen.ts';
import { briefing, t } from '../../../../site/publication.ts';

export const getStaticPaths = dayPaths satisfies GetStaticPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = async ({ props: { date } }) => {
  const day = dayView(readEdition(date), await readArchive(), briefing.weather, t);
  return new Response(listenText(listenScript(day, briefing.title, t)));
};
