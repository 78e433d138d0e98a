import { getCollection } from 'astro:content';
import { archiveOf, type Archive } from './archive.ts';
import { editionDates, editionDigest } from './files.ts';
import { pageKeys, type PageKeys } from './page-keys.ts';

interface Known {
  archive: Archive;
  keys: PageKeys;
}

/** The only reader of the collection. */
let known: Promise<Known> | undefined;

async function load(): Promise<Known> {
  const entries = await getCollection('editions');
  const archive = archiveOf(
    entries.map(({ data }) => data),
    editionDates(),
  );
  return { archive, keys: pageKeys(archive, editionDigest) };
}

function read(): Promise<Known> {
  if (!known || import.meta.env.DEV) known = load();
  return known;
}

/** All editions in brief; read once in a build, every time while developing. */
export async function readArchive(): Promise<Archive> {
  return (await read()).archive;
}

/** What each page depends on, for the `cacheKey` of `getStaticPaths`. */
export async function readPageKeys(): Promise<PageKeys> {
  return (await read()).keys;
}

/** For `getStaticPaths` of what is made once an edition: `/2026/11/22` in three parts. */
export async function dayPaths() {
  const { archive, keys } = await read();
  return archive.days.map(({ date }) => {
    const [year = '', month = '', day = ''] = date.split('-');
    return { params: { year, month, day }, props: { date }, cacheKey: keys.day(date) };
  });
}
