import { addresses } from '../core/addresses.ts';
import type { SearchChoices, SearchList, SearchYear } from '../core/search-terms.ts';
import {
  digestOf,
  editionDates,
  hasPage,
  keptBytes,
  parseEdition,
  readEditionText,
  writeFiles,
} from './files.ts';
import { indexYear } from './search-records.ts';

const to = addresses('/');
/** Raised when the rules of the index change: a kept year was made by the old ones. */
const rules = 1;

/** A year as it is kept between builds: what the list says of it, and its files as texts. */
interface KeptYear {
  row: SearchYear;
  files: Record<string, string>;
}

/**
 * Writes the index of every entry that has a page in the finished site `folder`, to `search/` in it: a folder a year,
 * and the list of years. A year whose editions are those of last time is not indexed again.
 */
export async function writeSearchIndex(folder: string): Promise<void> {
  const years = Map.groupBy(
    editionDates().filter((date) => hasPage(folder, to.edition(date))),
    (date) => date.slice(0, 4),
  );
  const rows: SearchYear[] = [];
  const sources = new Set<string>();
  for (const [year, dates] of years) {
    const { row, files } = await yearOf(year, dates);
    rows.push(row);
    for (const name of (JSON.parse(files['choices.json'] ?? '{}') as SearchChoices).sources)
      sources.add(name);
    writeFiles(`${folder}${to.searchYear(year)}`, files);
  }
  writeFiles(folder, {
    [to.searchIndex]: JSON.stringify({ years: rows, sources: [...sources] } satisfies SearchList),
  });
}

async function yearOf(year: string, dates: readonly string[]): Promise<KeptYear> {
  const texts = dates.map((date) => readEditionText(date));
  const digest = digestOf([String(rules), ...dates, ...texts]);
  const bytes = await keptBytes(`search/${year}.json`, digest, () =>
    Promise.resolve(makeYear(year, dates, texts)),
  );
  return JSON.parse(new TextDecoder().decode(bytes)) as KeptYear;
}

function makeYear(year: string, dates: readonly string[], texts: readonly string[]): Uint8Array<ArrayBuffer> {
  const editions = dates.map((date, nth) => parseEdition(date, texts[nth] ?? ''));
  const { year: row, shards, choices } = indexYear(year, editions);
  const files = Object.fromEntries(
    [...shards].map(([name, shard]) => [`${name}.json`, JSON.stringify(shard)]),
  );
  const kept: KeptYear = { row, files: { ...files, 'choices.json': JSON.stringify(choices) } };
  return new TextEncoder().encode(JSON.stringify(kept));
}
