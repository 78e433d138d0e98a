import { lateSince } from '../../src/core/late.ts';
import { editionDates, readEdition } from '../../src/io/content-folder.ts';

/** Whether the newest edition is so old that the site has to say so. */
export async function isLate(content: string, now: Date): Promise<boolean> {
  const newest = (await editionDates(content)).at(-1);
  const edition = newest === undefined ? undefined : await readEdition(content, newest);
  return edition !== undefined && now >= lateSince(edition);
}
