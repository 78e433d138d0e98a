import type { ParsedFeed, RawEntry } from '../core/feed.ts';
import { fieldCharsMax, plainTitle, titleCharsMax } from '../core/text.ts';
import { legalText } from '../core/text-characters.ts';
import { languageTag } from '../core/text-language.ts';
import { withoutUndefined } from './entry-fields.ts';

/** Characters of HTML source, or of text where the field is text. */
export const charsMax = {
  title: titleCharsMax,
  summary: fieldCharsMax,
  content: fieldCharsMax,
  id: 1_000,
  author: 500,
  category: 500,
} as const;
export const categoriesMax = 50;
/** Of all entries of a document together: twice what a document may hold, so that only a multiplied one is cut. */
export const feedCharsMax = 20_000_000;
/** A week: what a publisher asks beyond that is a mistake. */
export const ttlMinutesMax = 7 * 24 * 60;

/**
 * A feed as it may leave the border: every field bounded, author, categories, id and the feed's own title plain text,
 * languages plausible tags. What had to be cut is named in `repairs`; what merely is no value (a language nobody
 * speaks, an empty category) is left out without a word.
 */
export function cappedFeed(feed: ParsedFeed): ParsedFeed {
  const cuts = new Set<string>();
  const entries: RawEntry[] = [];
  let room = feedCharsMax;
  for (const raw of feed.entries) {
    const entry = cappedEntry(raw, cuts);
    room -= charsOf(entry);
    if (room < 0) break;
    entries.push(entry);
  }
  if (entries.length < feed.entries.length)
    cuts.add(`only the first ${entries.length} entries were read, because together they are too long`);
  const { title, lang, ttlMinutes = 0, ...rest } = feed;
  const fields = {
    title: plainTitle(title ?? '') || undefined,
    lang: languageTag(lang),
    ttlMinutes: ttlMinutes > 0 && ttlMinutes <= ttlMinutesMax ? ttlMinutes : undefined,
  };
  return { ...rest, ...withoutUndefined(fields), entries, repairs: [...feed.repairs, ...cuts] };
}

function cappedEntry(raw: RawEntry, cuts: Set<string>): RawEntry {
  const capped = (field: keyof typeof charsMax, text: string): string => {
    const limit = charsMax[field];
    if (text.length > limit) cuts.add(`a ${field} longer than ${limit} characters was cut`);
    return text.slice(0, limit);
  };
  const short = (field: 'author' | 'category', text: string): string => plainTitle(capped(field, text));
  const categories = new Set(raw.categories.map((text) => short('category', text)).filter(Boolean));
  if (categories.size > categoriesMax) cuts.add(`only the first ${categoriesMax} categories were read`);
  const fields = {
    title: raw.title && capped('title', raw.title),
    link: raw.link,
    id: (raw.id && legalText(capped('id', raw.id)).trim()) || undefined,
    published: raw.published,
    updated: raw.updated,
    summary: raw.summary && capped('summary', raw.summary),
    content: raw.content && capped('content', raw.content),
    author: (raw.author && short('author', raw.author)) || undefined,
    lang: languageTag(raw.lang),
  };
  return { ...withoutUndefined(fields), categories: [...categories].slice(0, categoriesMax) };
}

function charsOf({ categories, ...fields }: RawEntry): number {
  return [...Object.values(fields), ...categories].reduce((sum, text) => sum + text.length, 0);
}
