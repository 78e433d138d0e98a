import { expect, it } from 'vitest';
import { addresses } from './addresses.ts';

/** Every address below the root, asked for with the date of a day and `x`. A published address never changes. */
const expected: Record<string, string> = {
  home: '',
  edition: '2026/11/22/',
  entry: '2026/11/22/#x',
  month: '2026/11/22/',
  year: '2026/11/22/',
  week: '2026/11/22/',
  text: 'text/2026/11/22/',
  newestText: 'text/',
  listen: 'listen/2026/11/22.txt',
  listenData: 'listen/2026/11/22.json',
  subscribe: 'subscribe/',
  ourFeeds: 'opml/feeds.opml',
  ourSources: 'opml/sources.opml',
  archive: 'archive/',
  section: 'sections/2026-11-22/',
  sectionYear: 'sections/2026-11-22/x/',
  sectionFeed: 'sections/2026-11-22/rss.xml',
  story: 'stories/2026-11-22/',
  sources: 'sources/',
  search: 'search/',
  searchIndex: 'search/index.json',
  searchYear: 'search/2026-11-22/',
  offline: 'offline/',
  about: 'about/',
  feed: 'rss.xml',
  card: 'cards/2026-11-22.png',
  atomFeed: 'atom.xml',
  jsonFeed: 'feed.json',
  entriesFeed: 'entries.xml',
  monthFeed: 'rss/2026-11-22.xml',
  feedStyle: 'feed.css',
  editionIndex: 'api/index.json',
  editionData: 'api/2026-11-22.json',
  editionSchema: 'api/edition.schema.json',
  provenance: 'provenance.json',
  latestText: 'latest.txt',
  editionText: '2026/11/22.txt',
  file: '2026-11-22',
};

it.each([
  { root: '/', prefix: '/' },
  { root: '/repo', prefix: '/repo/' },
  { root: '/repo/', prefix: '/repo/' },
  { root: 'https://example.org/repo', prefix: 'https://example.org/repo/' },
])('builds every address below $root', ({ root, prefix }) => {
  const to = addresses(root);
  const built = Object.entries(to).map(([name, address]) => [
    name,
    typeof address === 'string' ? address : address('2026-11-22', 'x'),
  ]);
  expect(Object.fromEntries(built)).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, path]) => [name, `${prefix}${path}`])),
  );
  expect(to.month('2026-11')).toBe(`${prefix}2026/11/`);
  expect(to.year('2026')).toBe(`${prefix}2026/`);
  expect(to.week('2026-W47')).toBe(`${prefix}2026/W47/`);
});
