import type { RSSFeedItem, RSSOptions } from '@astrojs/rss';
import type { Edition } from '../core/edition.ts';
import { legalText } from '../core/text-characters.ts';
import { addresses } from './addresses.ts';
import type { DayView } from './day.ts';
import { editionHtml, entryHtml, escape } from './edition-html.ts';
import { entryViews } from './entry.ts';
import type { Strings } from './strings.ts';

/** Newest editions in `/rss.xml`, newest stories in the feed of a section. */
export const feedEditionsMax = 30;
export const feedEntriesMax = 50;

/** What both feeds say of the publication. `root` is the whole address of the site, base included. */
export interface Channel {
  root: string;
  title: string;
  description: string;
  language: string;
}

/**
 * Ids of what a feed carries. They say nothing of where the site stands or what it is called: readers that have seen an
 * entry must not see it again after a move.
 */
export const editionTag = (date: string): string => `tag:morning-news-briefing,2026:edition:${date}`;
export const entryTag = (id: string): string => `tag:morning-news-briefing,2026:entry:${id}`;

/** One entry a day, with the whole edition inside. `editions` from new to old, each with its view. */
export function editionsFeed(
  editions: readonly { edition: Edition; day: DayView }[],
  channel: Channel,
  t: Strings,
): RSSOptions {
  const to = addresses(channel.root);
  return {
    ...frame(channel, to.feed, editions[0]?.edition.collectedAt),
    site: channel.root,
    items: editions.map(({ edition, day }) => ({
      title: legalText(t.editionTitle(day.words)),
      link: to.edition(edition.date),
      pubDate: new Date(edition.collectedAt),
      description: legalText([day.dek.stories, ...day.lead.map(({ title }) => title)].join(' · ')),
      content: legalText(editionHtml(day, to, t)),
      categories: day.sections
        .filter(({ entries }) => entries.length > 0)
        .map(({ title }) => legalText(title)),
      customData: guid(editionTag(edition.date)),
    })),
  };
}

/** One entry a story. `editions` from new to old; those without the section are passed over. */
export function sectionFeed(
  section: { id: string; title: string },
  editions: readonly Edition[],
  channel: Channel,
  t: Strings,
): RSSOptions {
  const to = addresses(channel.root);
  const items = editions.flatMap((edition) => {
    const found = edition.sections.find(({ id }) => id === section.id);
    return found ? sectionItems(found, edition, channel.root, t) : [];
  });
  return {
    ...frame(
      {
        ...channel,
        title: t.titleOf(section.title, channel.title),
        description: t.sectionDescription(section.title, channel.title),
      },
      to.sectionFeed(section.id),
      editions[0]?.collectedAt,
    ),
    site: to.section(section.id),
    items: items.slice(0, feedEntriesMax),
  };
}

function sectionItems(
  section: Edition['sections'][number],
  edition: Edition,
  root: string,
  t: Strings,
): RSSFeedItem[] {
  return entryViews(section, edition, t).map((view, index) => ({
    title: legalText(view.title),
    link: view.url,
    pubDate: new Date(section.entries[index]?.published ?? edition.collectedAt),
    ...(view.summary && { description: legalText(view.summary) }),
    content: legalText(entryHtml(view, edition.date, addresses(root), t, false)),
    categories: [legalText(section.title), t.kindNames[view.kind]],
    customData: `${guid(entryTag(view.id))}${creator(view.source)}`,
  }));
}

function frame({ title, description, language }: Channel, self: string, built: string | undefined) {
  return {
    title: legalText(title),
    description: legalText(description),
    trailingSlash: true,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: [
      `<language>${escape(language)}</language>`,
      built ? `<lastBuildDate>${new Date(built).toUTCString()}</lastBuildDate>` : '',
      `<atom:link href="${escape(self)}" rel="self" type="application/rss+xml"/>`,
    ].join(''),
  };
}

/** `@astrojs/rss` writes the link as guid, and lets `customData` replace it. */
function guid(tag: string): string {
  return `<guid isPermaLink="false">${tag}</guid>`;
}

/** `customData` is parsed on its way, and a name that looks like a number would come out as another number. */
function creator(name: string): string {
  return Number.isNaN(Number(name)) ? `<dc:creator>${escape(legalText(name))}</dc:creator>` : '';
}
