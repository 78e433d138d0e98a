import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { escape } from './edition-html.ts';
import type { Feed, FeedItem, FeedPages } from './feeds.ts';

const rssType = 'application/rss+xml';
/** How long a reader may keep what it has read. */
const minutesToLive = 60;

/**
 * A feed as RSS 2.0, with Atom's link to itself and, where it was cut into months, the marks of RFC 5005. Titles are
 * plain text; descriptions are HTML, as readers take them to be, so plain text is escaped once more than the XML asks.
 */
export async function rssText(feed: Feed): Promise<string> {
  const xml = await getRssString({
    title: feed.title,
    description: feed.description,
    site: feed.page,
    stylesheet: new URL(feed.style).pathname,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      dc: 'http://purl.org/dc/elements/1.1/',
      ...(feed.pages && { fh: 'http://purl.org/syndication/history/1.0' }),
    },
    customData: channelData(feed),
    items: feed.items.map(rssItem),
  });
  // The library names the type of XSL sheets only.
  return `${withoutEscapes(xml).replace('<?xml-stylesheet ', '<?xml-stylesheet type="text/css" ')}\n`;
}

const content = /<content:encoded>([^<]*)<\/content:encoded>/g;
const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The library escapes every mark of the HTML that an edition is, which makes it a fifth longer; CDATA says the same. */
function withoutEscapes(xml: string): string {
  return xml.replace(content, (_, escaped: string) => {
    const html = escaped.replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_entity, name: string) => characters[name] ?? '',
    );
    return `<content:encoded><![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]></content:encoded>`;
  });
}

function channelData({ language, rights, author, updated, self, hub, pages }: Feed): string {
  return [
    element('language', language),
    element('copyright', rights),
    creator(author),
    updated ? element('lastBuildDate', new Date(updated).toUTCString()) : '',
    element('ttl', String(minutesToLive)),
    link('self', self),
    hub ? link('hub', hub, '') : '',
    pages ? pageLinks(pages) : '',
  ].join('');
}

function pageLinks({ previous, next, current }: FeedPages): string {
  return [
    current ? `<fh:archive/>${link('current', current)}` : '',
    previous ? link('prev-archive', previous) : '',
    next ? link('next-archive', next) : '',
  ].join('');
}

function rssItem({ tag, title, link, date, summary, html, categories, author }: FeedItem): RSSFeedItem {
  return {
    title,
    link,
    pubDate: new Date(date),
    description: escape(summary),
    content: html,
    categories,
    // The library writes the link as guid, and lets `customData` replace it.
    customData: `<guid isPermaLink="false">${tag}</guid>${creator(author)}`,
  };
}

function link(relation: string, address: string, type = rssType): string {
  return `<atom:link href="${escapeXml(address)}" rel="${relation}"${type && ` type="${type}"`}/>`;
}

/** `customData` is parsed on its way, and a name that looks like a number could come out as another: `007` as 7. */
function creator(name: string): string {
  const number = Number(name);
  return Number.isNaN(number) || String(number) === name ? element('dc:creator', name) : '';
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** For what the library parses once more: it knows the five names of XML and no numbers. */
function escapeXml(text: string): string {
  return escape(text).replaceAll('&#39;', '&apos;');
}
