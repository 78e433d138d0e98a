import { addresses } from '../core/addresses.ts';
import type { SearchChoices, SearchList, SearchYear, Shard } from '../core/search-terms.ts';
import {
  digestOf,
  editionDates,
  editionDigest,
  hasPage,
  readEdition,
  readSiteFile,
  removeFolder,
  writeFiles,
} from './files.ts';
import { grownYear, indexYear, type YearIndex } from './search-records.ts';

const to = addresses('');
const [list, choices] = [to.searchIndex.slice(1), 'choices.json'];

/** What a file of the site was made of, by its path in it. */
type Keys = Map<string, string>;

/**
 * Writes the index of every entry that has a page in the finished site `folder`, to `search/` in it: a folder a year,
 * and the list of years. `last` are the keys of the files that stand there from an earlier build by the same program:
 * a year whose editions are those of its key is not indexed again. The keys of all files go into `next`; gives the
 * files that were written.
 */
export function writeSearchIndex(
  folder: string,
  last: Keys = new Map(),
  next: Keys = new Map(),
): Set<string> {
  const before = last.has(list) ? (JSON.parse(readSiteFile(folder, list)) as SearchList).years : [];
  const rows: SearchYear[] = [];
  const [sources, written] = [new Set<string>(), new Set([list])];
  for (const [year, all] of Map.groupBy(editionDates(), (date) => date.slice(0, 4))) {
    const known = before.find((row) => row.year === year);
    const hasKey = (dates: readonly string[]): boolean => {
      const key = keyOf(dates);
      return known !== undefined && filesOf(known).every((file) => last.get(file) === key);
    };
    // Where the editions are those of its key, their pages stand as well.
    const dates = hasKey(all) ? all : all.filter((date) => hasPage(folder, to.edition(date)));
    if (dates.length === 0) continue;
    const isKept = known && hasKey(dates);
    const grown = known && !isKept && hasKey(dates.slice(0, -1)) ? indexIn(folder, known) : undefined;
    const row = isKept ? known : writeYear(folder, year, dates, grown);
    const key = keyOf(dates);
    for (const file of filesOf(row)) {
      next.set(file, key);
      if (!isKept) written.add(file);
    }
    rows.push(row);
    for (const name of sourcesIn(folder, year)) sources.add(name);
  }
  for (const { year } of before)
    if (!rows.some((row) => row.year === year)) removeFolder(folder, placeOf(year));
  writeFiles(folder, '', {
    [list]: JSON.stringify({ years: rows, sources: [...sources] } satisfies SearchList),
  });
  next.set(list, 'list');
  return written;
}

/** `search/2026/` */
function placeOf(year: string): string {
  return to.searchYear(year).slice(1);
}

function filesOf(row: SearchYear): string[] {
  return [...shardsOf(row).map((name) => `${name}.json`), choices].map(
    (name) => `${placeOf(row.year)}${name}`,
  );
}

/** None for a year that has not had an entry yet, such as one that begins with a day without news. */
function shardsOf({ shards }: SearchYear): string[] {
  return shards.split(' ').filter(Boolean);
}

function keyOf(dates: readonly string[]): string {
  return digestOf(dates.map((date) => `${date} ${editionDigest(date)}`).join('\n'));
}

/** The names of the sources of a year; the numbers of its entries, which stand behind them, take far longer to read. */
function sourcesIn(folder: string, year: string): string[] {
  const text = readSiteFile(folder, `${placeOf(year)}${choices}`);
  const names = JSON.parse(`${text.slice(0, text.indexOf(',"section":'))}}`) as Pick<
    SearchChoices,
    'sources'
  >;
  return names.sources;
}

/** The index of a year as it stands in the site. */
function indexIn(folder: string, row: SearchYear): YearIndex {
  const read = (name: string): Shard =>
    JSON.parse(readSiteFile(folder, `${placeOf(row.year)}${name}.json`)) as Shard;
  return {
    year: row,
    shards: new Map(shardsOf(row).map((name) => [name, read(name)])),
    choices: JSON.parse(readSiteFile(folder, `${placeOf(row.year)}${choices}`)) as SearchChoices,
  };
}

/** Writes the index of a year; `before` is that of all dates but the newest, where it is known. */
function writeYear(
  folder: string,
  year: string,
  dates: readonly string[],
  before: YearIndex | undefined,
): SearchYear {
  const grown = before && grownYear(before, dates.slice(-1).map(readEdition));
  const index = grown ?? indexYear(year, dates.map(readEdition));
  if (!grown) removeFolder(folder, placeOf(year));
  writeFiles(folder, placeOf(year), {
    ...Object.fromEntries([...index.shards].map(([name, shard]) => [`${name}.json`, JSON.stringify(shard)])),
    [choices]: JSON.stringify(index.choices),
  });
  return index.year;
}
