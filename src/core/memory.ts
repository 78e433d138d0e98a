import type { Candidate } from './candidate.ts';
import { type Edition, type Entry, editionEntries, entryLinks } from './edition.ts';
import { dayAfter } from './calendar-day.ts';
import { headlineWords } from './headline-words.ts';
import { linkKey } from './links.ts';
import { type EarlierEntry, ongoingDays } from './ongoing.ts';
import { isSeries } from './series.ts';
import { tellingTitleKey } from './title-key.ts';

/** Headlines are remembered so many days; links for ever. */
export const headlineDays = 60;

/** What other editions have printed. */
export interface Memory {
  links: ReadonlySet<string>;
  titles: ReadonlyMap<string, Entry>;
  /** What each source has printed, by its id. */
  bySource: ReadonlyMap<string, readonly Entry[]>;
  /** The entries of the days before, which a story may go on from. */
  recent: readonly EarlierEntry[];
}

/**
 * Remembers the links that all other editions print or name (addresses, as `linksIn` finds them), and the headlines
 * and summaries of the editions given. `date` is the day that remembers.
 */
export function remember(
  editions: Iterable<Edition>,
  links: Iterable<string> = [],
  date: string = '9999-12-31',
): Memory {
  const keys = new Set([...links].map(linkKey));
  const titles = new Map<string, Entry>();
  const bySource = new Map<string, Entry[]>();
  const recent: EarlierEntry[] = [];
  const from = dayAfter(date, -ongoingDays);
  for (const edition of editions)
    for (const entry of editionEntries(edition)) {
      for (const url of entryLinks(entry)) keys.add(linkKey(url));
      const key = tellingTitleKey(entry.title);
      if (key !== undefined) titles.set(key, entry);
      bySource.set(entry.source, [...(bySource.get(entry.source) ?? []), entry]);
      if (edition.date < date && edition.date >= from) recent.push({ date: edition.date, entry });
    }
  return { links: keys, titles, bySource, recent };
}

/**
 * Every address in the file of an edition, found without reading it as JSON: the archive of many years is searched
 * each morning, and a damaged edition still tells what it has printed.
 */
export function linksIn(editionText: string): string[] {
  return [...editionText.matchAll(/"url": ("(?:[^"\\]|\\.)*")/g)].flatMap(([, quoted = '""']) => {
    try {
      return [String(JSON.parse(quoted))];
    } catch {
      return [];
    }
  });
}

/**
 * Whether another edition has printed this, however it was changed since: the same link whatever its date or title is
 * now, the same telling headline, or at the same source the same opening or nearly the same headline. A column that
 * returns at its own source under one title with other words is new, and so is a headline with another number in it.
 */
export function isPrinted(memory: Memory, candidate: Candidate): boolean {
  if (memory.links.has(linkKey(candidate.url))) return true;
  const key = tellingTitleKey(candidate.title);
  const twin = key === undefined ? undefined : memory.titles.get(key);
  if (twin && (twin.source !== candidate.source || !saysOtherwise(twin, candidate))) return true;
  const printed = memory.bySource.get(candidate.source) ?? [];
  return printed.some((entry) => hasSameOpening(entry, candidate) || isRetitled(entry, candidate));
}

function saysOtherwise({ summary }: Entry, { excerpt }: Candidate): boolean {
  return summary !== undefined && excerpt !== undefined && !excerpt.includes(summary.text);
}

/** Shorter summaries are labels that stand under many entries. */
const openingCharsMin = 60;

function hasSameOpening({ summary }: Entry, { excerpt }: Candidate): boolean {
  const text = summary?.by === 'publisher' ? summary.text : '';
  return text.length >= openingCharsMin && excerpt !== undefined && excerpt.includes(text);
}

/** A word or two was changed in a headline of at least so many telling words. */
const retitledWordsMin = 4;
const retitledShareMin = 0.75;

function isRetitled(entry: Entry, candidate: Candidate): boolean {
  if (saysOtherwise(entry, candidate)) return false;
  const [then, now] = [stemsOf(entry.title), stemsOf(candidate.title)];
  return (
    Math.min(then.size, now.size) >= retitledWordsMin &&
    then.intersection(now).size / then.union(now).size >= retitledShareMin &&
    !isSeries({ title: entry.title }, { title: candidate.title })
  );
}

function stemsOf(title: string): Set<string> {
  return new Set(headlineWords(title).map(({ stem }) => stem));
}
