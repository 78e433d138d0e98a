import { generateAtomFeed } from 'feedsmith';
import { escape } from './edition-html.ts';
import type { Feed, FeedItem } from './feeds.ts';

/** The day on which the ids of our feeds begin: what a feed without any edition says of its age, which Atom demands. */
const beforeAnyEdition = '2026-01-01T00:00:00.000Z';

/** A feed as Atom 1.0 (RFC 4287). */
export function atomText(feed: Feed): string {
  const { tag, title, description, author, rights, language, self, hub, page, style, updated, items } = feed;
  const xml = generateAtomFeed(
    {
      id: tag,
      title: { value: title, type: 'text' },
      subtitle: { value: description, type: 'text' },
      updated: new Date(updated ?? beforeAnyEdition),
      authors: [{ name: author, uri: page }],
      rights: { value: rights, type: 'text' },
      links: [
        { rel: 'self', href: self, type: 'application/atom+xml' },
        { rel: 'alternate', href: page, type: 'text/html' },
        ...(hub ? [{ rel: 'hub', href: hub }] : []),
      ],
      xml: { lang: language },
      entries: items.map(atomEntry),
    },
    { stylesheets: [{ type: 'text/css', href: new URL(style).pathname }] },
  );
  return `${withoutCdata(xml).trimEnd()}\n`;
}

function atomEntry({ tag, title, link, date, summary, html, categories }: FeedItem) {
  return {
    id: tag,
    title: { value: title, type: 'text' as const },
    links: [{ rel: 'alternate', href: link, type: 'text/html' }],
    published: new Date(date),
    updated: new Date(date),
    categories: categories.map((term) => ({ term })),
    summary: { value: summary, type: 'text' as const },
    content: { value: html, type: 'html' as const },
  };
}

/** The library sets CDATA sections on lines of their own, and the white space around them would belong to the text. */
function withoutCdata(xml: string): string {
  return xml.replace(/\s*<!\[CDATA\[(.*?)\]\]>\s*/gs, (_section, text: string) => escape(text));
}
