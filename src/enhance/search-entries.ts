import type { Hit } from './search-archive.ts';

/** One entry as the results print it. */
export interface Found {
  url: string;
  date: string;
  title: string;
  lang: string;
  section: string;
  source: string;
  /** Its summary, or the titles under which others told the same. */
  text: string;
}

/** What is used of an edition, `/api/2026-11-22.json`. */
interface Edition {
  sections: {
    title: string;
    entries: {
      id: string;
      title: string;
      source: string;
      lang?: string;
      summary?: { text: string };
      also: { title: string }[];
    }[];
    coverage: { sources: { id: string; name: string }[] };
  }[];
}

const editions = new Map<string, Promise<Edition>>();

/** Reads what was found from the editions themselves, each asked for once. Rejects where one cannot be had. */
export function readEntries(hits: readonly Hit[], home: string): Promise<Found[]> {
  return Promise.all(
    hits.map(async ({ date, nth }) => {
      const known = editions.get(date) ?? readEdition(date, home);
      editions.set(date, known);
      known.catch(() => editions.delete(date));
      return entryOf(await known, date, nth, home);
    }),
  );
}

async function readEdition(date: string, home: string): Promise<Edition> {
  const response = await fetch(`${home}api/${date}.json`);
  if (!response.ok) throw new Error(`${date} ${response.status}`);
  return (await response.json()) as Edition;
}

function entryOf({ sections }: Edition, date: string, nth: number, home: string): Found {
  const all = sections.flatMap((section) => section.entries.map((entry) => ({ section, entry })));
  const found = all[nth];
  if (!found) throw new Error(`${date} has no entry ${nth}`);
  const { section, entry } = found;
  return {
    url: `${home}${date.replaceAll('-', '/')}/#${entry.id}`,
    date,
    title: entry.title,
    lang: entry.lang ?? '',
    section: section.title,
    source: section.coverage.sources.find(({ id }) => id === entry.source)?.name ?? entry.source,
    text: entry.summary?.text ?? entry.also.map(({ title }) => title).join(' · '),
  };
}
