import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { addresses } from '../core/addresses.ts';
import { editionDates, hasPage, parseEdition, readBriefing, readEditionText, removeFiles } from './files.ts';
import { searchRecords } from './search-records.ts';
import { stringsFor } from './strings.ts';

const to = addresses('/');

/** Pagefind’s own pages and boxes for a search; ours is `src/pages/search.astro`. */
const unasked = /-(?:ui\.(?:js|css)|highlight\.js)$/;

/**
 * Writes the index of every entry that has a page in the finished site `folder`, to `pagefind/` in it. Rejects with what
 * the indexer says where it fails.
 */
export async function writeSearchIndex(folder: string): Promise<void> {
  const language = stringsFor(readBriefing().language).locale.slice(0, 2);
  const { index, errors } = await createIndex({ forceLanguage: language });
  if (!index) throw new Error(`The search index could not be begun: ${errors.join('; ')}`);
  try {
    for (const date of editionDates()) {
      if (!hasPage(folder, to.edition(date))) continue;
      const records = searchRecords(parseEdition(date, readEditionText(date)), language);
      const added = await Promise.all(records.map((record) => index.addCustomRecord(record)));
      refuse(added.flatMap((one) => one.errors));
    }
    const outputPath = join(folder, 'pagefind');
    refuse((await index.writeFiles({ outputPath })).errors);
    removeFiles(outputPath, unasked);
  } finally {
    await close();
  }
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search index could not be written: ${errors.join('; ')}`);
}
