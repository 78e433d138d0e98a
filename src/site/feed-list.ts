import type { Addresses } from './addresses.ts';
import type { SectionName } from './sections.ts';
import type { Strings } from './strings.ts';

/** One of our own feeds, as the subscribe page and the OPML list name it. */
export interface OwnFeed {
  /** Short and unlike the others: part of the ids on the page. */
  id: string;
  title: string;
  text: string;
  address: string;
  type: string;
  /** The page that shows the same. */
  page: string;
}

const rss = 'application/rss+xml';

/** The feeds of the whole briefing, the one to begin with first. */
export function briefingFeeds(to: Addresses, t: Strings): OwnFeed[] {
  return [
    {
      id: 'day',
      title: t.feedAnEdition,
      text: t.feedAnEditionText,
      address: to.feed,
      type: rss,
      page: to.home,
    },
  ];
}

/** The feed of each section. */
export function sectionFeeds(sections: readonly SectionName[], to: Addresses): OwnFeed[] {
  return sections.map(({ id, title }) => ({
    id: `s-${id}`,
    title,
    text: '',
    address: to.sectionFeed(id),
    type: rss,
    page: to.section(id),
  }));
}
