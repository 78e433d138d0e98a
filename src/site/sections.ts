import { weatherSectionId } from '../core/briefing.ts';
import type { Edition, EditionSection } from '../core/edition.ts';
import { daysOf, newestOfSection, sectionIds, type Archive } from './archive.ts';
import { entryViews, sourcesOf, type EntryView } from './entry.ts';
import { readEdition } from './files.ts';
import { briefing, t } from './publication.ts';

/** A section across days: what its page, its year pages and its feed print. */
export interface SectionName {
  id: string;
  title: string;
}

/** Editions on the page of a section; the page of a year holds the rest. */
export const sectionEditionsMax = 30;

/**
 * Every section that has a page: those of the briefing in its order, then retired ones under the name that their last
 * edition gave them. The weather prints no entries of its own and has none.
 */
export function sectionNames(archive: Archive): SectionName[] {
  const configured = briefing.sections.filter(
    ({ id, sources }) => sources.length > 0 && id !== weatherSectionId,
  );
  return sectionIds(
    archive,
    configured.map(({ id }) => id),
  ).map((id) => ({
    id,
    title: configured.find((section) => section.id === id)?.title ?? lastTitle(archive, id),
  }));
}

function lastTitle(archive: Archive, id: string): string {
  const [date] = newestOfSection(archive, id, 1);
  return (date && findSection(readEdition(date), id)?.title) || id;
}

export function findSection(edition: Edition, id: string): EditionSection | undefined {
  return edition.sections.find((section) => section.id === id);
}

export interface SectionDay {
  date: string;
  entries: EntryView[];
}

export function latestDays(archive: Archive, id: string): SectionDay[] {
  return newestOfSection(archive, id, sectionEditionsMax).map((date) => {
    const edition = readEdition(date);
    const section = findSection(edition, id);
    return { date, entries: section ? entryViews(section, edition, t, archive) : [] };
  });
}

/** Names of the sources in a list of days, the busiest first. */
export function sourceNames(days: readonly SectionDay[]): string[] {
  const counts = new Map<string, number>();
  for (const { source } of days.flatMap(({ entries }) => entries))
    counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** One line of the page of a year. */
export interface Headline {
  title: string;
  url?: string;
  source: string;
  lang?: string;
}

type Year = Map<string, { date: string; headlines: Headline[] }[]>;
let lastYear: { year: string; sections: Year } | undefined;

/**
 * All headlines of a section in a year, newest day first. The editions of a year are read once for all sections, so
 * pages should be asked for year by year.
 */
export function yearOfSection(
  archive: Archive,
  id: string,
  year: string,
): { date: string; headlines: Headline[] }[] {
  if (lastYear?.year !== year || import.meta.env.DEV) lastYear = { year, sections: readYear(archive, year) };
  return lastYear.sections.get(id) ?? [];
}

function readYear(archive: Archive, year: string): Year {
  const sections: Year = new Map();
  for (const { date } of daysOf(archive, year).toReversed()) {
    const edition = readEdition(date);
    const sources = sourcesOf(edition);
    for (const section of edition.sections) {
      if (section.entries.length === 0) continue;
      const headlines = section.entries.map(({ title, url, source, lang }) => ({
        title,
        ...(url && { url }),
        source: sources.get(source)?.name ?? source,
        ...(lang && { lang }),
      }));
      const days = sections.get(section.id) ?? [];
      days.push({ date, headlines });
      sections.set(section.id, days);
    }
  }
  return sections;
}
