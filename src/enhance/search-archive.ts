import {
  everywhere,
  type Postings,
  type SearchChoices,
  type SearchList,
  type SearchYear,
  type Shard,
  shardOf,
  termsIn,
} from '../core/search-terms.ts';

/** What to look for: words, all of which an entry must hold, as they are or as the beginnings of its own. */
export interface Wanted {
  words: string;
  section: string;
  source: string;
  year: string;
}

/** An entry that was found: the nth of the edition of its day. */
export interface Hit {
  date: string;
  nth: number;
  /** How well it fits; titles count double, rare words more. */
  score: number;
}

export interface SearchArchive {
  /** All entries that fit, newest first. Rejects where a file of the index cannot be had. */
  find(wanted: Wanted): Promise<Hit[]>;
  /** Names of all sources that an entry has. */
  sources: readonly string[];
}

/** Opens the index in `folder`, such as `/search/`. Files are asked for when they are needed, and once. */
export async function openArchive(folder: string): Promise<SearchArchive> {
  const asked = new Map<string, Promise<unknown>>();
  const read = <T>(path: string): Promise<T> => {
    const known = asked.get(path) ?? readJson(`${folder}${path}`);
    asked.set(path, known);
    known.catch(() => asked.delete(path));
    return known as Promise<T>;
  };
  const { years, sources } = await read<SearchList>('index.json');
  const chosen = (year: string): SearchYear[] => years.filter((one) => !year || one.year === year);
  const shardFor = (term: string, { year, shards }: SearchYear): Promise<Shard> | Shard =>
    ` ${shards} `.includes(` ${shardOf(term)} `) ? read<Shard>(`${year}/${shardOf(term)}.json`) : {};

  const findInYear = async (one: SearchYear, { words, section, source }: Wanted): Promise<Hit[]> => {
    const total = one.counts.reduce((sum, count) => sum + count, 0);
    const terms = [...new Set(termsIn(words))];
    const shards = await Promise.all(terms.map((term) => shardFor(term, one)));
    const choices = section || source ? await read<SearchChoices>(`${one.year}/choices.json`) : undefined;
    let scores: Map<number, number> | undefined;
    for (const [nth, term] of terms.entries()) scores = both(scores, placesOf(term, shards[nth], total));
    const places = scores?.keys() ?? Array(total).keys();
    const fits = choices ? chooser(choices, section, source) : () => true;
    const dated = datesOf(one);
    return [...places].filter(fits).map((place) => ({ ...dated(place), score: scores?.get(place) ?? 0 }));
  };

  return {
    find: async (wanted) => {
      const found = await Promise.all(chosen(wanted.year).map((one) => findInYear(one, wanted)));
      return found.flat().sort(newestFirst);
    },
    sources,
  };
}

const newestFirst = (a: Hit, b: Hit): number =>
  a.date === b.date ? a.nth - b.nth : a.date < b.date ? 1 : -1;

/** The best first, the newer one of two that are as good. */
export const bestFirst = (a: Hit, b: Hit): number => b.score - a.score || newestFirst(a, b);

/** The places of all terms that begin with this one, with their scores; undefined where it stands everywhere. */
function placesOf(term: string, shard: Shard | undefined, total: number): Map<number, number> | undefined {
  const places = new Map<number, number>();
  for (const [listed, postings] of Object.entries(shard ?? {})) {
    if (!listed.startsWith(term)) continue;
    if (postings === everywhere) return undefined;
    const rare = Math.log(1 + total / postings.length) * (listed === term ? 1.5 : 1);
    for (const { place, inTitle } of unpacked(postings))
      places.set(place, Math.max(places.get(place) ?? 0, inTitle ? 2 * rare : rare));
  }
  return places;
}

function unpacked(postings: Postings): { place: number; inTitle: boolean }[] {
  let place = 0;
  return postings.map((difference) => {
    place += difference >> 1;
    return { place, inTitle: (difference & 1) === 1 };
  });
}

/** Entries that hold what was found so far and this too; undefined stands for all. */
function both(
  before: Map<number, number> | undefined,
  added: Map<number, number> | undefined,
): Map<number, number> | undefined {
  if (!before || !added) return before ?? added;
  return new Map(
    [...before].flatMap(([place, score]) => {
      const more = added.get(place);
      return more === undefined ? [] : [[place, score + more]];
    }),
  );
}

function chooser(choices: SearchChoices, section: string, source: string): (place: number) => boolean {
  const [ofSection, ofSource] = [choices.sections.indexOf(section), choices.sources.indexOf(source)];
  return (place) =>
    (!section || choices.section[place] === ofSection) && (!source || choices.source[place] === ofSource);
}

/** From a place in the year to the day and the place in its edition. */
function datesOf({ from, counts }: SearchYear): (place: number) => { date: string; nth: number } {
  const first = Date.parse(`${from}T00:00:00Z`);
  const starts: number[] = [];
  let start = 0;
  for (const count of counts) {
    starts.push(start);
    start += count;
  }
  return (place) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return {
      date: new Date(first + low * 86_400_000).toISOString().slice(0, 10),
      nth: place - (starts[low] ?? 0),
    };
  };
}

async function readJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} ${response.status}`);
  return (await response.json()) as unknown;
}
