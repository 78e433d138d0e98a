import { addresses } from '../core/addresses.ts';
import { lateTag } from '../core/feed-ids.ts';
import { lateSince } from '../core/late.ts';
import { legalText } from '../core/text-characters.ts';
import { escape } from './edition-html.ts';
import type { Channel, DatedEdition, FeedItem } from './feeds.ts';
import type { Strings } from './strings.ts';

/** Says in the feed what the home page says: nothing has come since. It stands there once for each edition. */
export function lateItem({ edition, day }: DatedEdition, { root, title }: Channel, t: Strings): FeedItem {
  const text = t.lateEdition(day.words);
  const link = addresses(root).sources;
  return {
    tag: lateTag(edition.date),
    title: text,
    link,
    date: lateSince(edition).toISOString(),
    summary: text,
    html: `<p>${escape(text)} <a href="${escape(link)}">${escape(t.sourceHealth)}</a></p>`,
    author: legalText(title),
    categories: [],
  };
}
