import { getCollection } from 'astro:content';
import { archiveOf, type Archive } from './archive.ts';
import { editionDates } from './files.ts';

/** The only reader of the collection. */
let archive: Promise<Archive> | undefined;

async function load(): Promise<Archive> {
  const entries = await getCollection('editions');
  return archiveOf(
    entries.map(({ data }) => data),
    editionDates(),
  );
}

/** All editions in brief; read once in a build, every time while developing. */
export function readArchive(): Promise<Archive> {
  if (!archive || import.meta.env.DEV) archive = load();
  return archive;
}

/** For `getStaticPaths` of what is made once an edition: `/2026/11/22` in three parts. */
export async function dayPaths() {
  const { days } = await readArchive();
  return days.map(({ date }) => {
    const [year = '', month = '', day = ''] = date.split('-');
    return { params: { year, month, day }, props: { date } };
  });
}
