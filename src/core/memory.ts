import type { Candidate } from './candidate.ts';
import { type Edition, type Entry, editionEntries } from './edition.ts';
import { linkKey } from './links.ts';
import { tellingTitleKey } from './title-key.ts';

/** Headlines are remembered so many days; links for ever. */
export const headlineDays = 60;

/** What other editions have printed. */
export interface Memory {
  links: ReadonlySet<string>;
  titles: ReadonlyMap<string, Entry>;
}

/**
 * Remembers the links that all other editions print or name (addresses, as `linksIn` finds them), and the headlines
 * of the editions given.
 */
export function remember(editions: Iterable<Edition>, links: Iterable<string> = []): Memory {
  const keys = new Set([...links].map(linkKey));
  const titles = new Map<string, Entry>();
  for (const edition of editions)
    for (const entry of editionEntries(edition)) {
      for (const { url } of [entry, ...entry.also]) keys.add(linkKey(url));
      const key = tellingTitleKey(entry.title);
      if (key !== undefined) titles.set(key, entry);
    }
  return { links: keys, titles };
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
 * Whether another edition has printed this: the same link whatever its date or title is now, or the same telling
 * headline. A column that returns at its own source under one title with other words is new.
 */
export function isPrinted(memory: Memory, candidate: Candidate): boolean {
  if (memory.links.has(linkKey(candidate.url))) return true;
  const key = tellingTitleKey(candidate.title);
  const twin = key === undefined ? undefined : memory.titles.get(key);
  if (!twin) return false;
  if (twin.source !== candidate.source) return true;
  const [then, now] = [twin.summary?.text, candidate.excerpt];
  return then === undefined || now === undefined || now.includes(then);
}
