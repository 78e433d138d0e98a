import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { indexDay, indexedDaySchema } from './site/archive.ts';
import { editionDates, editionDigest, parseEdition, programDigest, readEditionText } from './site/files.ts';

/** Keeps a few hundred bytes an edition: a store that held whole editions would cost most of a long build. */
const editionIndex: Loader = {
  name: 'edition-index',
  load: async ({ store, parseData, logger }) => {
    const dates = editionDates();
    const there = new Set(dates);
    for (const id of store.keys()) if (!there.has(id)) store.delete(id);
    for (const date of dates) {
      try {
        const known = editionDigest(date);
        const digest = `${programDigest()} ${known}`;
        // The store outlives a build; what was read by the same program need not be checked again.
        if (known && store.get(date)?.digest === digest) continue;
        store.delete(date);
        const data = await parseData({
          id: date,
          data: { ...indexDay(parseEdition(date, readEditionText(date))) },
        });
        store.set({ id: date, data, digest });
      } catch (error) {
        // One damaged file may not take the other editions off the web. The calendar says that the day had one.
        logger.warn(
          `${error instanceof Error ? error.message : String(error)}. The site is built without it.`,
        );
      }
    }
  },
};

export const collections = {
  editions: defineCollection({ loader: editionIndex, schema: indexedDaySchema }),
};
