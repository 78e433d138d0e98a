import { getCollection } from 'astro:content';
import type { Addresses } from '../core/addresses.ts';
import { archiveOf, daysOfIndex, type Archive } from './archive.ts';
import { editionDates, editionDigest, unpacked } from './files.ts';
import { isKept } from './kept.ts';
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
    entries.flatMap(({ data }) => daysOfIndex(unpacked(data.days))),
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

type AddressOfDay = (to: Addresses, date: string) => string;

/** For `getStaticPaths` of what is made once an edition, at `address`: the date in three parts, without what is kept. */
export async function dayPaths(address: AddressOfDay) {
  return (await changedDays(address)).map(({ date, cacheKey }) => {
    const [year = '', month = '', day = ''] = date.split('-');
    return { params: { year, month, day }, props: { date }, cacheKey };
  });
}

/** The dates whose file at `address` has changed, with the keys of their pages. */
export async function changedDays(address: AddressOfDay): Promise<{ date: string; cacheKey: string }[]> {
  const { archive, keys } = await read();
  return archive.days.flatMap(({ date }) => {
    const cacheKey = keys.day(date);
    return isKept((to) => address(to, date), cacheKey) ? [] : [{ date, cacheKey }];
  });
}
