import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { indexDay, type IndexedDay, yearOfIndexSchema } from './site/archive.ts';
import {
  digestOf,
  editionDates,
  editionDigest,
  packed,
  parseEdition,
  programDigest,
  readEditionText,
  unpacked,
} from './site/files.ts';

/** A day of the index, and the beginning of the digest of its edition. */
type Row = [digest: string, day: IndexedDay];

/**
 * Keeps a few hundred bytes an edition: a store that held whole editions would cost most of a long build. A year is one
 * entry and its days are one packed text, because Astro goes through every value of the store several times a build.
 */
const editionIndex: Loader = {
  name: 'edition-index',
  load: async ({ store, parseData, logger }) => {
    const years = Map.groupBy(editionDates(), (date) => date.slice(0, 4));
    for (const id of store.keys()) if (!years.has(id)) store.delete(id);
    for (const [id, dates] of years) {
      const digests = dates.map(editionDigest);
      const digest = digestOf([programDigest(), ...dates, ...digests].join(' '));
      const last = store.get(id);
      // A year with a damaged edition is looked at again, so that every build names it.
      if (last?.digest === digest && !digests.includes('')) continue;
      const known = last?.data['program'] === programDigest() ? rowsOf(last.data['days']) : [];
      const before = new Map(known.map((row) => [row[1].date, row]));
      const days = packed(JSON.stringify(dates.flatMap((date) => rowOf(date, before.get(date), logger))));
      store.delete(id);
      store.set({ id, data: await parseData({ id, data: { program: programDigest(), days } }), digest });
    }
  },
};

function rowsOf(days: unknown): Row[] {
  return typeof days === 'string' ? (JSON.parse(unpacked(days)) as Row[]) : [];
}

/** The row of an edition: that of the last time, where program and edition are the same. None for a damaged one. */
function rowOf(
  date: string,
  before: Row | undefined,
  logger: Parameters<Loader['load']>[0]['logger'],
): Row[] {
  const digest = editionDigest(date).slice(0, 16);
  if (digest && before?.[0] === digest) return [before];
  try {
    return [[digest, indexDay(parseEdition(date, readEditionText(date)))]];
  } catch (error) {
    // One damaged file may not take the other editions off the web. The calendar says that the day had one.
    const why = error instanceof Error ? error.message : String(error);
    logger.warn(`${why}. The site is built without it.`);
    return [];
  }
}

export const collections = {
  editions: defineCollection({ loader: editionIndex, schema: yearOfIndexSchema }),
};
