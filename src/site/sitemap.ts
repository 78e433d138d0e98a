/** What the sitemap says of a page: nothing where it is left out. */
export interface SitemapLine {
  lastmod?: string;
}

/** Pages for people only, or second forms of another page; each also says `noindex` itself. */
const unlisted = /^(?:text|sources|search|offline)\//;

/**
 * The line of a page, by its path below the base (`2026/11/22/`). `editions` are the dates of all editions with the
 * instant at which each was gathered, old to new. A page of a day changed when its edition was gathered, a calendar when
 * its newest was. Of other pages nobody knows, and a made-up date would teach crawlers to believe none (sitemaps.org).
 * The home page is left out: it is the newest edition, whose own address is the canonical one.
 */
export function sitemapLine(path: string, editions: ReadonlyMap<string, string>): SitemapLine | undefined {
  if (unlisted.test(path) || (path === '' && editions.size > 0)) return undefined;
  const newest = newestIn(path, editions);
  return newest ? { lastmod: newest } : {};
}

function newestIn(path: string, editions: ReadonlyMap<string, string>): string | undefined {
  const period = /^(\d{4}(?:\/\d\d){0,2})\/$/.exec(path)?.[1]?.replaceAll('/', '-');
  const year = /^sections\/[^/]+\/(\d{4})\/$/.exec(path)?.[1];
  const isLive = path === 'archive/' || /^sections\/[^/]+\/$/.test(path);
  const prefix = period ?? year ?? (isLive ? '' : undefined);
  if (prefix === undefined) return undefined;
  if (prefix.length === 10) return editions.get(prefix);
  const dates = newestDates.get(editions) ?? newestByPeriod([...editions.keys()]);
  newestDates.set(editions, dates);
  return editions.get(dates.get(prefix) ?? '');
}

/** The newest edition of each year and month, and under the empty text of all; asked for by thousands of lines. */
const newestDates = new WeakMap<ReadonlyMap<string, string>, Map<string, string>>();

function newestByPeriod(dates: readonly string[]): Map<string, string> {
  return new Map(dates.flatMap((date) => [0, 4, 7].map((length) => [date.slice(0, length), date] as const)));
}
