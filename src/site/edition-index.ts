import { bothEnds } from '../core/both-ends.ts';
import { type IndexedDay, indexDay } from './archive.ts';
import { parseEdition, readEditionBytes } from './files.ts';

/** A day of the index, or why there is none. */
export type Indexed = IndexedDay | string;

/**
 * Indexes editions by their dates, each in its place. A build of many editions leaves a second process here
 * (`scripts/build/build-apart.ts`), which does a part of them at the same time.
 */
type IndexApart = (dates: readonly string[]) => Promise<Indexed[]>;

export const indexApartName: unique symbol = Symbol.for('briefing.index') as never;

/** What one process is given of the editions at once, and after how many it listens to the other one. */
const shareMax = 128;
const inRow = 16;

/** The days of the index of some editions, by date. */
export async function indexEditions(dates: readonly string[]): Promise<Map<string, Indexed>> {
  const made = new Map<string, Indexed>();
  const apart = (globalThis as { [indexApartName]?: IndexApart })[indexApartName];
  const { front, takeShare } = bothEnds(dates, shareMax);
  const others = async (index: IndexApart): Promise<void> => {
    for (let share = takeShare(); share.length > 0; share = takeShare()) {
      const days = await index(share);
      for (const [at, date] of share.entries()) made.set(date, days[at] ?? '');
    }
  };
  const own = async (): Promise<void> => {
    let done = 0;
    for (const date of front) {
      made.set(date, indexEdition(date));
      done += 1;
      if (apart && done % inRow === 0) await new Promise(setImmediate);
    }
  };
  await Promise.all([apart && others(apart), own()]);
  return made;
}

/** One damaged file may not take the other editions off the web, so what is wrong with it is told, not thrown. */
export function indexEdition(date: string): Indexed {
  try {
    return indexDay(parseEdition(date, readEditionBytes(date)));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
