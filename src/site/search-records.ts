import type { Edition } from '../core/edition.ts';
import { addresses } from '../core/addresses.ts';
import { sourcesOf } from './entry.ts';

/** What the search knows of one entry. Keys of `filters` and `meta` are read by `src/enhance/search.ts`. */
export interface SearchRecord {
  /** Where the entry stands, from the root of the site. */
  url: string;
  /** The title, then what follows it, so that an excerpt can be told from the title it begins with. */
  content: string;
  language: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sort: Record<string, string>;
}

const to = addresses('/');

/**
 * A record for each entry of an edition. `language` is that of the interface, also for entries in another: a page
 * searches the words of one language only, and a briefing in two would else hide half of its archive.
 */
export function searchRecords(edition: Edition, language: string): SearchRecord[] {
  const sources = sourcesOf(edition);
  const { date } = edition;
  let place = 0;
  return edition.sections.flatMap((section) =>
    section.entries.map((entry) => {
      const source = sources.get(entry.source)?.name ?? entry.source;
      place += 1;
      return {
        url: to.entry(date, entry.id),
        content: [entry.title, entry.summary?.text, ...entry.also.map(({ title }) => title)]
          .filter(Boolean)
          .join(' '),
        language,
        meta: { title: entry.title, source, section: section.title, date, lang: entry.lang ?? '' },
        filters: { section: [section.id], source: [source], year: [date.slice(0, 4)] },
        // Newest first, and within an edition in its order.
        sort: { date: `${date}-${String(9999 - place)}` },
      };
    }),
  );
}
