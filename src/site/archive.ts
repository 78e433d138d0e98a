import { z } from 'astro/zod';
import type { Edition } from '../core/edition.ts';

/**
 * What the site keeps in memory of every edition: a few hundred bytes a day. A page reads its own edition file,
 * which keeps a build of ten years quick and small.
 */
export const indexedDaySchema = z.strictObject({
  date: z.iso.date(),
  /** Stories per section id, where there are any. */
  counts: z.record(z.string(), z.int()),
  /** Sections of which no source answered. */
  unreachable: z.int(),
  /** The first headline on top. */
  lead: z.string().optional(),
  /** Its language, where the entry names one. */
  leadLang: z.string().optional(),
  /** When it was gathered, ISO 8601 in UTC. */
  gathered: z.string(),
  /** Stories that go on that day, by id, with the date of their first entry. */
  stories: z.record(z.string(), z.iso.date()).optional(),
});

export type IndexedDay = z.infer<typeof indexedDaySchema>;

/** A year of the index as the collection keeps it: the program that made it, and rows of a digest and a day, as JSON that is packed. */
export const yearOfIndexSchema = z.strictObject({ program: z.string(), days: z.string() });

/** The days of a year of the index; `json` is its text unpacked. */
export function daysOfIndex(json: string): IndexedDay[] {
  return (JSON.parse(json) as [string, IndexedDay][]).map(([, day]) => day);
}

const leadCharactersMax = 120;

export function indexDay(edition: Edition): IndexedDay {
  const entries = edition.sections.flatMap((section) => section.entries);
  const stories = entries.flatMap(({ story, since }) => (story && since ? [[story, since] as const] : []));
  const lead = entries.find(({ id }) => id === edition.lead[0]) ?? entries[0];
  return {
    date: edition.date,
    counts: Object.fromEntries(
      edition.sections.flatMap(({ id, entries: { length } }) => (length > 0 ? [[id, length]] : [])),
    ),
    unreachable: edition.sections.filter(({ coverage }) => coverage.status === 'unreachable').length,
    ...(lead && { lead: shortened(lead.title) }),
    ...(lead?.lang && { leadLang: lead.lang }),
    gathered: edition.collectedAt,
    ...(stories.length > 0 && { stories: Object.fromEntries(stories) }),
  };
}

function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= leadCharactersMax
    ? title
    : `${characters
        .slice(0, leadCharactersMax - 1)
        .join('')
        .trimEnd()}…`;
}

/** The stories of a day, all sections together. */
export function storyCount({ counts }: IndexedDay): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** All editions, from old to new, with a way to find one by its date. */
export interface Archive {
  days: readonly IndexedDay[];
  /** The days whose edition is on disk and cannot be read. */
  damaged: ReadonlySet<string>;
  position: ReadonlyMap<string, number>;
  /** Every story over days with the dates of its editions, old to new. */
  stories: ReadonlyMap<string, readonly string[]>;
  /** The editions of every year (`2026`) and month (`2026-11`) that has any, old to new. */
  periods: ReadonlyMap<string, readonly IndexedDay[]>;
  /** Stories of each section by year, oldest year first; years without any are left out. */
  sections: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** `dates` are those of all edition files; where one has no row in `days`, it could not be read. */
export function archiveOf(days: readonly IndexedDay[], dates: readonly string[] = []): Archive {
  const sorted = days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const position = new Map(sorted.map(({ date }, index) => [date, index]));
  const damaged = new Set(dates.filter((date) => !position.has(date)));
  return {
    ...{ days: sorted, damaged, position, stories: storiesOf(sorted, position) },
    ...{ periods: periodsOf(sorted), sections: sectionsOf(sorted) },
  };
}

function periodsOf(days: readonly IndexedDay[]): Map<string, IndexedDay[]> {
  return new Map([
    ...Map.groupBy(days, ({ date }) => date.slice(0, 4)),
    ...Map.groupBy(days, ({ date }) => date.slice(0, 7)),
  ]);
}

function sectionsOf(days: readonly IndexedDay[]): Map<string, Map<string, number>> {
  const sections = new Map<string, Map<string, number>>();
  for (const { date, counts } of days)
    for (const [id, stories] of Object.entries(counts)) {
      const years = sections.get(id) ?? new Map<string, number>();
      sections.set(id, years.set(date.slice(0, 4), (years.get(date.slice(0, 4)) ?? 0) + stories));
    }
  return sections;
}

function storiesOf(
  days: readonly IndexedDay[],
  position: ReadonlyMap<string, number>,
): Map<string, readonly string[]> {
  const stories = new Map<string, string[]>();
  for (const { date, stories: ongoing = {} } of days)
    for (const [id, since] of Object.entries(ongoing)) {
      const dates = stories.get(id) ?? (since < date && position.has(since) ? [since] : []);
      stories.set(id, [...dates, date]);
    }
  return stories;
}

/** Editions that people still share and open every day: their pages carry their styles and have a card of their own. */
export const recentEditionsMax = 100;

export function isRecent({ days, position }: Archive, date: string): boolean {
  return (position.get(date) ?? 0) >= days.length - recentEditionsMax;
}

export function newestDate({ days }: Archive): string | undefined {
  return days.at(-1)?.date;
}

export function neighbours(archive: Archive, date: string): { previous?: string; next?: string } {
  const at = archive.position.get(date);
  if (at === undefined) return {};
  const previous = archive.days[at - 1]?.date;
  const next = archive.days[at + 1]?.date;
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** The edition before `date` that last had stories in a section. */
export function lastNews(archive: Archive, section: string, date: string): string | undefined {
  const at = archive.position.get(date) ?? archive.days.length;
  for (let index = at - 1; index >= 0; index--) {
    const day = archive.days[index];
    if (day?.counts[section]) return day.date;
  }
  return undefined;
}

/** The newest editions with stories in a section, newest first, at most `max` of them. */
export function newestOfSection(archive: Archive, section: string, max: number): string[] {
  const dates: string[] = [];
  for (let index = archive.days.length - 1; index >= 0 && dates.length < max; index--) {
    const day = archive.days[index];
    if (day?.counts[section]) dates.push(day.date);
  }
  return dates;
}

/** Stories of one section, year by year, newest year first; years without any are left out. */
export function sectionYears({ sections }: Archive, section: string): { year: string; stories: number }[] {
  return [...(sections.get(section) ?? [])].map(([year, stories]) => ({ year, stories })).toReversed();
}

/** The parts of the calendar that hold editions: `length` 4 gives years, 7 gives months; oldest first. */
export function periods(archive: Archive, length: 4 | 7): string[] {
  return [...archive.periods.keys()].filter((period) => period.length === length);
}

/** The editions of a year (`2026`) or a month (`2026-11`). */
export function daysOf(archive: Archive, period: string): readonly IndexedDay[] {
  return archive.periods.get(period) ?? [];
}

/** Ids of the sections that have a page: those of the briefing, and those that ever printed a story. */
export function sectionIds({ sections }: Archive, configured: readonly string[]): string[] {
  return [...new Set([...configured, ...sections.keys()])];
}
