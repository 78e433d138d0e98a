import { generateJsonFeed } from 'feedsmith';
import type { Feed, FeedItem } from './feeds.ts';
import type { Strings } from './strings.ts';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). It has no place for rights but the comment. */
export function jsonText(feed: Feed, t: Strings): string {
  const { title, description, author, rights, language, self, hub, page, items } = feed;
  const json = generateJsonFeed({
    title,
    home_page_url: page,
    feed_url: self,
    description,
    user_comment: `${t.feedExplained} ${rights}`,
    authors: [{ name: author, url: page }],
    language,
    ...(hub && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: items.map(jsonItem),
  });
  // The library leaves an empty list away, which the format demands.
  return `${JSON.stringify({ ...(json as object), ...(items.length === 0 && { items }) }, null, 2)}\n`;
}

function jsonItem({ tag, title, link, date, summary, html, categories }: FeedItem) {
  return {
    id: tag,
    url: link,
    title,
    summary,
    content_html: html,
    date_published: new Date(date),
    tags: categories,
  };
}
