import type { Candidate } from './candidate.ts';
import { type Edition, type Entry, editionEntries } from './edition.ts';
import { linkKey } from './links.ts';
import { tellingTitleKey } from './title-key.ts';

/** Editions so many days back are searched for what has been printed; feeds seldom carry an entry longer. */
export const memoryDays = 60;

/** What other editions have printed. */
export interface Memory {
  links: ReadonlySet<string>;
  titles: ReadonlyMap<string, Entry>;
}

/** Remembers every entry of the editions given, and every link named beside one. */
export function remember(editions: Iterable<Edition>): Memory {
  const links = new Set<string>();
  const titles = new Map<string, Entry>();
  for (const edition of editions)
    for (const entry of editionEntries(edition)) {
      for (const { url } of [entry, ...entry.also]) links.add(linkKey(url));
      const key = tellingTitleKey(entry.title);
      if (key !== undefined) titles.set(key, entry);
    }
  return { links, titles };
}

/** Whether another edition has printed this link, as an entry of its own or beside one. */
export function wasPrinted(memory: Memory, url: string): boolean {
  return memory.links.has(linkKey(url));
}

/**
 * Whether another edition has printed this: the same link whatever its date or title is now, or the same telling
 * headline over the same text. A column that returns under one title with other words is new.
 */
export function isPrinted(memory: Memory, candidate: Candidate): boolean {
  if (wasPrinted(memory, candidate.url)) return true;
  const key = tellingTitleKey(candidate.title);
  const twin = key === undefined ? undefined : memory.titles.get(key);
  if (!twin) return false;
  const [then, now] = [twin.summary?.text, candidate.excerpt];
  return then === undefined || now === undefined || now.includes(then);
}
