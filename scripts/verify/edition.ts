import type { Edition, Entry } from '../../src/core/edition.ts';
import { foreignWords, titleStands } from '../../src/core/gate.ts';
import { standsIn } from '../../src/core/stands-in.ts';
import { weatherSectionId } from '../../src/core/briefing.ts';
import type { SavedDocument } from './document.ts';

/** What verifying came to. */
export interface Verified {
  /** Entries, their other sources and alerts that were looked at. */
  checked: number;
  /** What does not stand in the documents. */
  wrong: Finding[];
  /** What cannot be looked up, since the document of its source was not kept. */
  unverifiable: Finding[];
}

export interface Finding {
  /** Id of an entry, or `weather`. */
  where: string;
  message: string;
}

/**
 * Holds a whole edition against saved documents: titles, links and summaries of its entries, what is named in `also`,
 * and the alerts. A source may have several documents of one day; an entry has to stand in one of them.
 */
export function verifyEdition(
  edition: Edition,
  documents: ReadonlyMap<string, readonly SavedDocument[]>,
): Verified {
  const verified: Verified = { checked: 0, wrong: [], unverifiable: [] };
  for (const { entries } of edition.sections)
    for (const entry of entries) {
      const others = entry.also.map(({ source, title, url }) => ({ id: entry.id, source, title, url }));
      for (const one of [entry, ...others]) verifyEntry(verified, one, documents);
    }
  verifyWeather(verified, edition, documents);
  return verified;
}

type Printed = Pick<Entry, 'id' | 'source' | 'title' | 'url' | 'summary'>;

function verifyEntry(
  verified: Verified,
  { id, source, title, url, summary }: Printed,
  documents: ReadonlyMap<string, readonly SavedDocument[]>,
): void {
  verified.checked += 1;
  const say = (message: string): void => void verified.wrong.push({ where: id, message });
  const saved = documents.get(source);
  if (!saved) {
    const message = `“${title}” cannot be checked: no document of ${source} was kept`;
    verified.unverifiable.push({ where: id, message });
    return;
  }
  const texts = saved
    .flatMap(({ entries }) => entries)
    .filter(({ links }) => url !== undefined && links.has(url))
    .map((entry) => entry.texts());
  if (texts.length === 0) return say(`the link ${url} of “${title}” is not in the document of ${source}`);
  if (!texts.some((of) => titleStands(of, title)))
    say(`the title “${title}” is not that of ${url} in the document of ${source}`);
  if (!summary) return;
  const foreign = texts.map((of) => foreignWords(of, summary));
  if (!foreign.includes(undefined))
    say(`the summary of “${title}” says what the document of ${source} does not: ${foreign[0]}`);
}

function verifyWeather(
  verified: Verified,
  { weather, sections }: Edition,
  documents: ReadonlyMap<string, readonly SavedDocument[]>,
): void {
  if ('unavailable' in weather) return;
  const sources = sections.find(({ id }) => id === weatherSectionId)?.coverage.sources ?? [];
  const saved = sources.flatMap(({ id }) => documents.get(id) ?? []);
  const texts = saved.flatMap((document) => document.texts());
  const links = new Set(saved.flatMap(({ entries }) => entries.flatMap((entry) => [...entry.links])));
  const hold = (what: string, words: string | undefined, stands: (words: string) => boolean): void => {
    if (!words) return;
    verified.checked += 1;
    const finding = { where: 'weather', message: `${what} is not in the weather documents: ${words}` };
    if (saved.length === 0) verified.unverifiable.push(finding);
    else if (!stands(words)) verified.wrong.push(finding);
  };
  const inText = (words: string): boolean => texts.some((text) => standsIn(text, words));
  const inWhole = (words: string): boolean => titleStands(texts, words);
  hold('the sentence that no alert is in effect', weather.noAlerts, inWhole);
  for (const { title, text, url } of weather.alerts) {
    hold('the title of an alert', title, inWhole);
    hold('the text of an alert', text, inText);
    // Where an alert has no page of its own, it leads to that of the place.
    hold('the link of an alert', url, (link) => links.has(link) || link === weather.source.url);
  }
}
