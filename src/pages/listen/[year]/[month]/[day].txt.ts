import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { dayOf } from '../../../../site/days.ts';
import { dayPaths, readArchive } from '../../../../site/editions.ts';
import { listenScript, listenText } from '../../../../site/listen.ts';
import { briefing, t } from '../../../../site/publication.ts';

export const getStaticPaths = (() => dayPaths((to, date) => to.listen(date))) satisfies GetStaticPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = async ({ props: { date } }) => {
  const day = dayOf(date, await readArchive());
  return new Response(listenText(listenScript(day, briefing.title, t)));
};
