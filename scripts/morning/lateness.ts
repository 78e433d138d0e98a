import type { Edition } from '../../src/core/edition.ts';
import { lateSince } from '../../src/core/late.ts';
import { DamagedFileError, editionDates, readEdition } from '../../src/io/content-folder.ts';

/** Whether the newest edition that can be read is so old that the site has to say so. */
export async function isLate(content: string, now: Date): Promise<boolean> {
  const edition = await newestReadable(content);
  return edition !== undefined && now >= lateSince(edition);
}

/** The newest of those that the site prints: a damaged one has no page. */
async function newestReadable(content: string): Promise<Edition | undefined> {
  for (const date of (await editionDates(content)).toReversed())
    try {
      return await readEdition(content, date);
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error;
    }
  return undefined;
}
