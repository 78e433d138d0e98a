import type { Source } from './briefing.ts';
import type { Candidate } from './candidate.ts';
import { entryId } from './entry-id.ts';
import { excerptWithForm, type Form } from './excerpt.ts';
import type { ParsedFeed, RawEntry } from './feed.ts';
import type { Heard } from './heard.ts';
import { canonicalUrl, webLink } from './links.ts';
import { isWhole, sentences } from './sentences.ts';
import { plainTitle } from './text.ts';

/** A date so far ahead is a mistake of the publisher's; the entry counts as undated. */
export const futureHoursMax = 24;

export type DropReason =
  'no title' | 'no link' | 'older than the window' | 'undated and seen before' | 'the link of another entry';

export type Dropped = Partial<Record<DropReason, number>>;

export interface NormalizeContext {
  source: Pick<Source, 'id' | 'excerpt'>;
  window: { from: string; to: string };
  /** Address of the feed document, base of relative links. */
  base: string;
  date: string;
  /** Days on which undated entries of this source were first seen, by entry id. */
  firstSeen: Readonly<Record<string, string>>;
}

/** Hears of each entry that tells something of what form that is. */
export type OnForm = (raw: RawEntry, form: Form) => void;

export interface Normalized {
  candidates: Candidate[];
  dropped: Dropped;
  /** `firstSeen` for the next run: the undated entries of this document and nothing else. */
  firstSeen: Record<string, string>;
}

/**
 * Turns the untrusted entries of a feed into candidates of this edition: plain text, a canonical web link, a date
 * that can be believed, inside the window. What is left out is counted with its reason. An undated entry counts
 * from the day on which it was first seen.
 */
export function normalize(feed: ParsedFeed, context: NormalizeContext, onForm?: OnForm): Normalized {
  const result: Normalized = { candidates: [], dropped: {}, firstSeen: {} };
  const ids = new Set<string>();
  const drop = (reason: DropReason): void => {
    result.dropped[reason] = (result.dropped[reason] ?? 0) + 1;
  };
  const latest = latestDate(context.window.to);
  for (const raw of feed.entries) {
    const published = believableDate(raw, latest);
    const outcome = normalizeEntry(raw, published, feed.lang, context, result.firstSeen, onForm);
    if (typeof outcome === 'string') drop(outcome);
    else if (ids.has(outcome.id)) drop('the link of another entry');
    else {
      ids.add(outcome.id);
      result.candidates.push(outcome);
    }
  }
  return result;
}

/** What the entries of a source are normalized for. */
export function contextOf(
  { source, known, base }: Pick<Heard, 'source' | 'known'> & { base?: string | undefined },
  window: NormalizeContext['window'],
  date: string,
): NormalizeContext {
  return { source, window, date, base: base ?? source.url, firstSeen: known.firstSeen };
}

/** Whether what was normalized for one holds for the other. */
export function isSameContext(one: NormalizeContext, other: NormalizeContext): boolean {
  return (
    one.source === other.source &&
    one.date === other.date &&
    one.base === other.base &&
    one.window.from === other.window.from &&
    one.window.to === other.window.to &&
    one.firstSeen === other.firstSeen
  );
}

function normalizeEntry(
  raw: RawEntry,
  published: string | undefined,
  feedLang: string | undefined,
  context: NormalizeContext,
  firstSeen: Record<string, string>,
  onForm?: OnForm,
): Candidate | DropReason {
  if (published !== undefined && published < context.window.from) return 'older than the window';
  const link = webLink(raw.link ?? '', context.base);
  if (!link) return 'no link';
  const url = canonicalUrl(link);
  const id = entryId(url);
  if (published === undefined) {
    firstSeen[id] = context.firstSeen[id] ?? context.date;
    if (firstSeen[id] < context.window.from.slice(0, 10)) return 'undated and seen before';
  }
  const lang = raw.lang ?? feedLang;
  const told: Told | undefined = context.source.excerpt
    ? toldBy(raw, lang)
    : { title: plainTitle(raw.title ?? '') };
  if (!told?.title) return 'no title';
  const { title, excerpt, form } = told;
  if (form) onForm?.(raw, form);
  return {
    id,
    title,
    url,
    source: context.source.id,
    ...(published && { published }),
    ...(lang && { lang }),
    ...(excerpt && { excerpt }),
  };
}

/** The publication instants in a document that can be believed at `cutOff`, newest first. */
export function believableDates(entries: readonly RawEntry[], cutOff: string): string[] {
  const latest = latestDate(cutOff);
  return entries
    .flatMap((raw) => believableDate(raw, latest) ?? [])
    .sort()
    .reverse();
}

function latestDate(cutOff: string): string {
  return new Date(Date.parse(cutOff) + futureHoursMax * 3_600_000).toISOString();
}

function believableDate(raw: RawEntry, latest: string): string | undefined {
  return [raw.published, raw.updated].find((date) => date !== undefined && date <= latest);
}

interface Told {
  title: string;
  excerpt?: string | undefined;
  form?: Form | undefined;
}

/** A first sentence that is longer is no headline. */
export const titleSentenceCharsMax = 120;

/**
 * The title and what is told beside it. Short posts often have none: then their own first sentence, whole, is the title
 * and the rest the excerpt. Where that is no whole short sentence there is no title; none is made up.
 */
function toldBy(raw: RawEntry, lang: string | undefined): Told | undefined {
  const title = plainTitle(raw.title ?? '');
  if (title) return { title, ...excerptWithForm(raw, title, lang) };
  const { excerpt: text = '', form } = excerptWithForm(raw, '', lang) ?? {};
  const [first = ''] = sentences(text, lang);
  if (!isWhole(first) || first.length > titleSentenceCharsMax) return undefined;
  return { title: first, excerpt: text.slice(first.length).trim() || undefined, form };
}
