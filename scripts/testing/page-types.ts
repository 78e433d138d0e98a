import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** One page of every type, on a site whose newest edition is of Sunday 22 November 2026. */
export interface PageType {
  name: string;
  /** Below the site's base. */
  path: string;
}

/** Page types of a built site; `story` is the id of a story that it tells over days. */
export function pageTypes(story: string): PageType[] {
  return [
    { name: 'home', path: '' },
    { name: 'edition', path: '2026/11/22/' },
    { name: 'edition-before', path: '2026/11/21/' },
    { name: 'week', path: '2026/W47/' },
    { name: 'text', path: 'text/2026/11/22/' },
    { name: 'subscribe', path: 'subscribe/' },
    { name: 'month', path: '2026/11/' },
    { name: 'year', path: '2026/' },
    { name: 'archive', path: 'archive/' },
    { name: 'section', path: 'sections/canada/' },
    { name: 'section-year', path: 'sections/canada/2026/' },
    { name: 'story', path: `stories/${story}/` },
    { name: 'sources', path: 'sources/' },
    { name: 'search', path: 'search/' },
    { name: 'search-results', path: 'search/?section=canada' },
    { name: 'offline', path: 'offline/' },
    { name: 'about', path: 'about/' },
    { name: '404', path: 'no/such/page/' },
  ];
}

/** The id of the story that a built site tells at greatest length. */
export async function longestStory(folder: string): Promise<string> {
  const stories = await readdir(join(folder, 'stories'));
  const sizes = await Promise.all(
    stories.map(async (id) => ({ id, size: (await stat(join(folder, 'stories', id, 'index.html'))).size })),
  );
  return sizes.reduce((longest, one) => (one.size > longest.size ? one : longest)).id;
}
