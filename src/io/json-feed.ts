import { readDate } from '../core/dates.ts';
import type { ParsedFeed, RawEntry } from '../core/feed.ts';
import { webLink } from '../core/links.ts';
import { escapedText } from '../core/text.ts';
import { withoutUndefined } from './entry-fields.ts';
import { entriesMax } from './feed-repair.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1): a parsed JSON value → feed, or undefined where its `version`
 * does not say JSON Feed. Entries that are not objects are left out and counted in `repairs`.
 */
export function readJsonFeed(value: unknown, url: string): ParsedFeed | undefined {
  if (!isObject(value) || !/jsonfeed\.org\/version\//i.test(textOf(value['version']) ?? '')) return undefined;
  const listed = Array.isArray(value['items']) ? value['items'] : [];
  const objects = listed.filter(isObject);
  const repairs: string[] = [];
  if (objects.length < listed.length) repairs.push('entries that are not objects were left out');
  if (objects.length > entriesMax) repairs.push(`only the first ${entriesMax} entries were read`);
  const fields = { title: escaped(value['title']), lang: textOf(value['language']) };
  const entries = objects.slice(0, entriesMax).map((entry) => readEntry(entry, url));
  return { format: 'json', ...withoutUndefined(fields), entries, repairs };
}

function readEntry(entry: Json, base: string): RawEntry {
  const link =
    webLink(textOf(entry['url']) ?? '', base) ?? webLink(textOf(entry['external_url']) ?? '', base);
  const id = typeof entry['id'] === 'number' ? String(entry['id']) : textOf(entry['id']);
  const fields = {
    title: escaped(entry['title']),
    link,
    id: id ?? link,
    published: readDate(textOf(entry['date_published']) ?? ''),
    updated: readDate(textOf(entry['date_modified']) ?? ''),
    summary: escaped(entry['summary']),
    content: textOf(entry['content_html']) ?? escaped(entry['content_text']),
    author: authorOf(entry),
    lang: textOf(entry['language']),
  };
  return { ...withoutUndefined(fields), categories: categoriesOf(entry['tags']) };
}

/** Version 1.1 has `authors`, version 1.0 `author`. */
function authorOf(entry: Json): string | undefined {
  const [author = entry['author']] = Array.isArray(entry['authors']) ? entry['authors'] : [];
  return isObject(author) ? textOf(author['name']) : undefined;
}

function categoriesOf(tags: unknown): string[] {
  return Array.isArray(tags) ? tags.flatMap((tag) => textOf(tag) ?? []) : [];
}

/** Plain text as HTML source, line ends kept. */
function escaped(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : escapedText(text).replace(/\r?\n/g, '<br>');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toWellFormed().trim() || undefined : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
