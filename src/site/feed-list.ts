import type { Addresses } from '../core/addresses.ts';
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
    {
      id: 'story',
      title: t.everyStory,
      text: t.feedEveryStoryText,
      address: to.entriesFeed,
      type: rss,
      page: to.home,
    },
  ];
}

/** The feed of whole editions again, for programs that read no RSS. */
export function otherFormats(to: Addresses, t: Strings): OwnFeed[] {
  return [
    {
      id: 'atom',
      title: t.feedAsAtom,
      text: t.sameAsAtom,
      address: to.atomFeed,
      type: 'application/atom+xml',
      page: to.home,
    },
    {
      id: 'json',
      title: t.feedAsJson,
      text: t.sameAsJson,
      address: to.jsonFeed,
      type: 'application/feed+json',
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
