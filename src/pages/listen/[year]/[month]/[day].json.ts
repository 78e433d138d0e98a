import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { answer } from '../../../../site/answer.ts';
import { dayView } from '../../../../site/day.ts';
import { dayPaths, readArchive } from '../../../../site/editions.ts';
import { readEdition } from '../../../../site/files.ts';
import { listenScript } from '../../../../site/listen.ts';
import { briefing, t } from '../../../../site/publication.ts';

export const getStaticPaths = dayPaths satisfies GetStaticPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

/** The script that is read aloud, a stretch for each entry with its id, for the voice of the browser. */
export const GET: APIRoute<Props> = async ({ props: { date } }) => {
  const day = dayView(readEdition(date), await readArchive(), briefing.weather, t);
  return answer(JSON.stringify(listenScript(day, briefing.title, t)), 'application/json');
};
