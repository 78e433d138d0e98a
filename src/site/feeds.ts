import type { Edition } from '../core/edition.ts';
import { editionTag, entryTag, feedTag } from '../core/feed-ids.ts';
import { legalText } from '../core/text-characters.ts';
import { addresses } from '../core/addresses.ts';
import type { DayView } from './day.ts';
import { editionHtml, entryHtml } from './edition-html.ts';
import { entryViews, type EntryView } from './entry.ts';
import { lateItem } from './feeds-late.ts';
import type { Strings } from './strings.ts';
import { dateWords } from './times.ts';

/**
 * Newest editions in the feeds of whole editions. Never fewer than the days of a month: the feeds of closed months hold
 * the rest, and between them no edition may be missing (RFC 5005, section 4).
 */
export const feedEditionsMax = 31;
/** Newest stories in the feed of a section. */
export const feedEntriesMax = 50;
/** Newest stories in `/entries.xml`: those of four full mornings and more. */
export const everyEntryMax = 200;

/** What every feed says of the publication. `root` is the whole address of the site, base included. */
export interface Channel {
  root: string;
  title: string;
  description: string;
  language: string;
  /** The WebSub hub that is told of every change (https://www.w3.org/TR/websub/), where the owner has named one. */
  hub?: string;
  /** Whether no edition has come for a morning and a half. */
  late?: boolean;
}

/** A feed before it is written as RSS, Atom or JSON. All texts are plain, but for `html`; all addresses are whole. */
export interface Feed {
  tag: string;
  title: string;
  description: string;
  /** The publication. */
  author: string;
  rights: string;
  language: string;
  /** Its own address, the page that shows the same, and the style sheet that explains it in a browser. */
  self: string;
  page: string;
  style: string;
  /** When the newest edition in it was gathered; absent where it holds none. */
  updated?: string;
  /** The WebSub hub; the feed of a closed month has none, because nothing comes in it any more. */
  hub?: string;
  pages?: FeedPages;
  items: FeedItem[];
}

/** Where a feed that was cut into months goes on, by RFC 5005, section 4. */
export interface FeedPages {
  previous?: string;
  next?: string;
  /** The feed that subscribers read; only the feed of a closed month names it. */
  current?: string;
}

export interface FeedItem {
  tag: string;
  title: string;
  link: string;
  date: string;
  summary: string;
  html: string;
  author: string;
  categories: string[];
}

export interface DatedEdition {
  edition: Edition;
  day: DayView;
}

type Format = 'feed' | 'atomFeed' | 'jsonFeed';

/** One entry a day, with the whole edition inside. `editions` from new to old; `archived` the newest closed month. */
export function editionsFeed(
  editions: readonly DatedEdition[],
  channel: Channel,
  t: Strings,
  format: Format = 'feed',
  archived?: string,
): Feed {
  const to = addresses(channel.root);
  return {
    ...live(channel, t, editions[0]?.edition),
    tag: feedTag('editions'),
    self: to[format],
    ...(archived && { pages: { previous: to.monthFeed(archived) } }),
    items: [
      ...(channel.late ? editions.slice(0, 1).map((one) => lateItem(one, channel, t)) : []),
      ...editions.map((one) => editionItem(one, channel, t)),
    ],
  };
}

/** The editions of a closed month, from new to old, for who wants to read back further than a subscription reaches. */
export function monthFeed(
  month: string,
  months: { previous?: string | undefined; next?: string | undefined },
  editions: readonly DatedEdition[],
  channel: Channel,
  t: Strings,
): Feed {
  const to = addresses(channel.root);
  const name = t.monthAndYear(dateWords(month, t));
  return {
    ...frame(channel, t, editions[0]?.edition),
    tag: feedTag(month),
    title: legalText(t.titleOf(name, channel.title)),
    description: legalText(t.monthDescription(name, channel.title)),
    self: to.monthFeed(month),
    page: to.month(month),
    pages: {
      ...(months.previous && { previous: to.monthFeed(months.previous) }),
      ...(months.next && { next: to.monthFeed(months.next) }),
      current: to.feed,
    },
    // Months of ten years: without a link from each entry to its place they are a quarter shorter.
    items: editions.map((one) => editionItem(one, channel, t, false)),
  };
}

/** One entry a story, whatever its section. `editions` from new to old, at least as many as hold the stories. */
export function entriesFeed(editions: readonly Edition[], channel: Channel, t: Strings): Feed {
  const items = editions.flatMap((edition) =>
    edition.sections.flatMap((section) => sectionItems(section, edition, channel.root, t)),
  );
  return {
    ...live(channel, t, editions[0]),
    tag: feedTag('entries'),
    title: legalText(t.titleOf(t.everyStory, channel.title)),
    description: legalText(t.everyStoryDescription(channel.title)),
    self: addresses(channel.root).entriesFeed,
    items: items.slice(0, everyEntryMax),
  };
}

/** One entry a story. `editions` from new to old; those without the section are passed over. */
export function sectionFeed(
  section: { id: string; title: string },
  editions: readonly Edition[],
  channel: Channel,
  t: Strings,
): Feed {
  const to = addresses(channel.root);
  const items = editions.flatMap((edition) => {
    const found = edition.sections.find(({ id }) => id === section.id);
    return found ? sectionItems(found, edition, channel.root, t) : [];
  });
  return {
    ...live(channel, t, editions[0]),
    tag: feedTag(`section-${section.id}`),
    title: legalText(t.titleOf(section.title, channel.title)),
    description: legalText(t.sectionDescription(section.title, channel.title)),
    self: to.sectionFeed(section.id),
    page: to.section(section.id),
    items: items.slice(0, feedEntriesMax),
  };
}

/** What a feed that goes on says: a hub as well. */
function live(channel: Channel, t: Strings, newest: Edition | undefined) {
  return { ...frame(channel, t, newest), ...(channel.hub && { hub: legalLink(channel.hub) }) };
}

function frame({ root, title, description, language }: Channel, t: Strings, newest: Edition | undefined) {
  const { home, feedStyle } = addresses(root);
  return {
    title: legalText(title),
    description: legalText(description),
    author: legalText(title),
    rights: t.feedRights,
    language,
    page: home,
    style: feedStyle,
    ...(newest && { updated: newest.collectedAt }),
  };
}

function editionItem(
  { edition, day }: DatedEdition,
  { root, title }: Channel,
  t: Strings,
  place = true,
): FeedItem {
  const to = addresses(root);
  return {
    tag: editionTag(edition.date),
    title: legalText(t.editionTitle(day.words)),
    link: to.edition(edition.date),
    date: edition.collectedAt,
    summary: legalText([day.dek.stories, ...day.lead.map((lead) => lead.title)].join(' · ')),
    html: legalText(editionHtml(day, to, t, place)),
    author: legalText(title),
    categories: day.sections
      .filter(({ entries }) => entries.length > 0)
      .map((section) => legalText(section.title)),
  };
}

function sectionItems(
  section: Edition['sections'][number],
  edition: Edition,
  root: string,
  t: Strings,
): FeedItem[] {
  const to = addresses(root);
  return entryViews(section, edition, t).map((view, index) => ({
    tag: entryTag(view.id),
    title: legalText(view.title),
    link: view.url ? legalLink(view.url) : to.entry(edition.date, view.id),
    date: printedDate(section.entries[index]?.published, edition),
    summary: legalText(view.summary ?? originOf(view)),
    html: legalText(entryHtml(view, edition.date, to, t, { headline: false, place: true })),
    author: legalText(view.source),
    categories: [legalText(section.title), t.kindNames[view.kind]],
  }));
}

/** Publishers date ahead; readers take an entry from the future for a fault, and some hide it. */
function printedDate(published: string | undefined, { collectedAt }: Edition): string {
  return published !== undefined && published < collectedAt ? published : collectedAt;
}

/** Stands where a publisher gives no text: a feed that has the whole text of an entry needs a short one too. */
function originOf({ source, label }: EntryView): string {
  return [source, label].filter(Boolean).join(', ');
}

/** As RFC 3986 writes addresses: browsers let a `[` or `|` stand after the host, feed readers need not. */
export function legalLink(url: string): string {
  const host = /^https?:\/\/[^/?#]*/i.exec(url)?.[0] ?? '';
  const rest = url.slice(host.length).replace(/%(?![\da-f]{2})/gi, '%25');
  return host + rest.replace(/[^\w;/?:@&=+$.\-!~*'()%,#]/gu, (character) => encodeURIComponent(character));
}
