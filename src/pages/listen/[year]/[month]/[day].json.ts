import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { answer } from '../../../../site/answer.ts';
import { dayOf } from '../../../../site/days.ts';
import { dayPaths, readArchive } from '../../../../site/editions.ts';
import { listenMarks, listenScript } from '../../../../site/listen.ts';
import { briefing, t } from '../../../../site/publication.ts';

export const getStaticPaths = (() => dayPaths((to, date) => to.listenData(date))) satisfies GetStaticPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

/** Where the stretches of the script that is read aloud begin and end, and which entry each reads, for the voice of the browser. */
export const GET: APIRoute<Props> = async ({ props: { date } }) => {
  const day = dayOf(date, await readArchive());
  return answer(JSON.stringify(listenMarks(listenScript(day, briefing.title, t))), 'application/json');
};
