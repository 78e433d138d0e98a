import { z } from 'astro/zod';
import { checkHtml, checkInstant, checkLanguage, checkLink, repeatedOf } from './feed-validator-values.ts';
import type { Fetched, Report } from './feed-validator.ts';

const people = z
  .array(z.strictObject({ name: z.string().optional(), url: z.string().optional() }))
  .optional();
const words = z.string().trim().min(1);

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), but for attachments and hubs. */
const jsonFeedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: words,
  home_page_url: words,
  feed_url: words,
  description: z.string().optional(),
  user_comment: z.string().optional(),
  language: z.string().optional(),
  authors: people,
  items: z.array(
    z.strictObject({
      id: words,
      url: words.optional(),
      title: z.string().optional(),
      summary: z.string().optional(),
      content_html: words,
      date_published: z.string().optional(),
      tags: z.array(words).optional(),
      authors: people,
    }),
  ),
});

export function checkJson(text: string, fetched: Fetched, report: Report): void {
  const { data: feed, error } = jsonFeedSchema.safeParse(parsed(text));
  if (!feed) {
    for (const { path, message } of error.issues) report('InvalidJsonFeed', `${path.join('.')}: ${message}`);
    return;
  }
  if (feed.feed_url !== fetched.location) report('SelfDoesntMatchLocation', feed.feed_url);
  checkLink(feed.home_page_url, 'home_page_url', report);
  if (feed.language !== undefined) checkLanguage(feed.language, 'language', report);
  for (const { id, url, content_html, date_published } of feed.items) {
    checkLink(id, `id ${id}`, report);
    if (url !== undefined) checkLink(url, `url ${url}`, report);
    if (date_published !== undefined) checkInstant(date_published, 'date_published', fetched, report);
    checkHtml(content_html, 'content_html', report);
  }
  for (const id of repeatedOf(feed.items.map((item) => item.id))) report('DuplicateEntries', id);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
