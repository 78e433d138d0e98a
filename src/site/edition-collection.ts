// Not from `astro:content`, which Node does not know, and which brings all that renders pages.
import { defineCollection } from 'astro/content/config';
import type { Loader } from 'astro/loaders';
import { type IndexedDay, yearOfIndexSchema } from './archive.ts';
import { type Indexed, indexEditions } from './edition-index.ts';
import { digestOf, editionDates, editionDigest, packed, programDigest, unpacked } from './files.ts';

/** A day of the index, and the beginning of the digest of its edition. */
type Row = [digest: string, day: IndexedDay];

/** The rows of a year, by date. */
type Rows = ReadonlyMap<string, Row>;

/**
 * Keeps a few hundred bytes an edition: a store that held whole editions would cost most of a long build. A year is one
 * entry and its days are one packed text, because Astro goes through every value of the store several times a build.
 */
const editionIndex: Loader = {
  name: 'edition-index',
  load: async ({ store, parseData, logger }) => {
    const years = Map.groupBy(editionDates(), (date) => date.slice(0, 4));
    for (const id of store.keys()) if (!years.has(id)) store.delete(id);
    const program = programDigest();
    const changed = [...years].flatMap(([id, dates]) => {
      const digests = dates.map(editionDigest);
      const digest = digestOf([program, ...dates, ...digests].join(' '));
      const last = store.get(id);
      // A year with a damaged edition is looked at again, so that every build names it.
      if (last?.digest === digest && !digests.includes('')) return [];
      return { id, dates, digest, known: rowsOf(last?.data['program'] === program && last.data['days']) };
    });
    const made = await indexEditions(
      changed.flatMap(({ dates, known }) => dates.filter((date) => !knownRow(date, known))),
    );
    for (const { id, dates, digest, known } of changed) {
      const rows = dates
        .map((date) => knownRow(date, known) ?? newRow(date, made.get(date), logger))
        .filter((row) => row !== undefined);
      const days = packed(JSON.stringify(rows));
      store.delete(id);
      store.set({ id, data: await parseData({ id, data: { program, days } }), digest });
    }
  },
};

/** What an entry of the store holds; nothing where it is by another program, or damaged. */
function rowsOf(days: unknown): Rows {
  if (typeof days !== 'string') return new Map();
  try {
    return new Map((JSON.parse(unpacked(days)) as Row[]).map((row) => [row[1].date, row]));
  } catch {
    return new Map();
  }
}

/** The row of the last time, where the edition is the same. */
function knownRow(date: string, known: Rows): Row | undefined {
  const [digest, row] = [shortDigest(date), known.get(date)];
  return digest && row?.[0] === digest ? row : undefined;
}

/** The row of an edition that has been indexed. A damaged one is named and has none: the calendar says that the day had one. */
function newRow(
  date: string,
  made: Indexed | undefined,
  logger: Parameters<Loader['load']>[0]['logger'],
): Row | undefined {
  if (typeof made === 'object') return [shortDigest(date), made];
  logger.warn(`${made}. The site is built without it.`);
  return undefined;
}

const shortDigest = (date: string): string => editionDigest(date).slice(0, 16);

/** The index of all editions, a year an entry. */
export const editions = defineCollection({ loader: editionIndex, schema: yearOfIndexSchema });
