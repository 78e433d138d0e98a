/** Every address of the site, below a root: the base path for links on pages, the whole site address for feeds. */
export type Addresses = ReturnType<typeof addresses>;

/** `root` is `/`, `/repo` or `https://example.org/repo`, with or without its last slash. */
export function addresses(root: string) {
  const top = root.endsWith('/') ? root : `${root}/`;
  const day = (date: string): string => `${top}${date.replaceAll('-', '/')}/`;
  return {
    home: top,
    /** `2026-11-22` */
    edition: day,
    entry: (date: string, id: string): string => `${day(date)}#${id}`,
    /** `2026-11` */
    month: day,
    year: day,
    /** `2026-W47` */
    week: (week: string): string => day(week),
    text: (date: string): string => `${top}text/${date.replaceAll('-', '/')}/`,
    /** The newest edition as a page of text alone. */
    newestText: `${top}text/`,
    /** The same for the voice of a browser. */
    listenData: (date: string): string => `${top}listen/${date.replaceAll('-', '/')}.json`,
    listen: (date: string): string => `${top}listen/${date.replaceAll('-', '/')}.txt`,
    subscribe: `${top}subscribe/`,
    ourFeeds: `${top}opml/feeds.opml`,
    ourSources: `${top}opml/sources.opml`,
    archive: `${top}archive/`,
    section: (id: string): string => `${top}sections/${id}/`,
    sectionYear: (id: string, year: string): string => `${top}sections/${id}/${year}/`,
    sectionFeed: (id: string): string => `${top}sections/${id}/rss.xml`,
    story: (id: string): string => `${top}stories/${id}/`,
    sources: `${top}sources/`,
    search: `${top}search/`,
    /** The years of the search index, and the folder of one of them. */
    searchIndex: `${top}search/index.json`,
    searchYear: (year: string): string => `${top}search/${year}/`,
    /** What a browser without a network shows in place of a page that it has not kept. */
    offline: `${top}offline/`,
    about: `${top}about/`,
    feed: `${top}rss.xml`,
    /** The social card of a day, `2026-11-22`, or `briefing` for all other pages. */
    card: (name: string): string => `${top}cards/${name}.png`,
    atomFeed: `${top}atom.xml`,
    jsonFeed: `${top}feed.json`,
    /** One entry a story. */
    entriesFeed: `${top}entries.xml`,
    /** The editions of a closed month, `2026-10`. */
    monthFeed: (month: string): string => `${top}rss/${month}.xml`,
    feedStyle: `${top}feed.css`,
    editionIndex: `${top}api/index.json`,
    editionData: (date: string): string => `${top}api/${date}.json`,
    editionSchema: `${top}api/edition.schema.json`,
    /** Which commit the site was built from. */
    provenance: `${top}provenance.json`,
    /** The newest edition as plain text. */
    latestText: `${top}latest.txt`,
    editionText: (date: string): string => `${day(date).slice(0, -1)}.txt`,
    /** A file of `public/`. */
    file: (name: string): string => `${top}${name}`,
  };
}
