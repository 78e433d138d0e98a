import { dayAfter } from '../core/calendar-day.ts';
import {
  daysOf,
  isRecent,
  periods,
  sectionYears,
  storyCount,
  type Archive,
  type IndexedDay,
} from './archive.ts';
import { digestOf } from './files.ts';
import { datesOfWeek } from './iso-week.ts';
import { weeksOf } from './week.ts';

/**
 * What a page depends on besides the program, as a text that changes when the page would: a build takes the page of the
 * last one where its key is the same (`scripts/build/only-changed.ts`). A key that leaves something out makes wrong
 * pages, so `scripts/daily-build.test.ts` holds whole sites against full builds.
 */
export interface PageKeys {
  day: (date: string) => string;
  week: (week: string) => string;
  month: (month: string) => string;
  year: (year: string) => string;
  monthFeed: (month: string) => string;
  story: (id: string) => string;
  sectionYear: (section: { id: string; title: string }, year: string) => string;
}

/** `digestOfEdition` gives what stands for the file of an edition, by its date. */
export function pageKeys(archive: Archive, digestOfEdition: (date: string) => string): PageKeys {
  const { days, stories } = archive;
  const facts = dayFacts(archive);
  // Six routes ask for the key of each day, and so do its week and its month.
  const dayKeys = new Map(days.map(({ date }) => [date, key(digestOfEdition(date), facts.get(date))]));
  const dayKey = (date: string): string => dayKeys.get(date) ?? '';
  const editions = (dates: readonly string[]): string[] => dates.map(digestOfEdition);
  const dates = (some: readonly IndexedDay[]): string[] => some.map(({ date }) => date);
  const weeks = neighboursIn(weeksOf(archive));
  const months = neighboursIn(periods(archive, 7));
  // The newest year is in its own calendar.
  const years = periods(archive, 4).map((year, at, all) => [
    year,
    at < all.length - 1 && daysOf(archive, year).length,
  ]);
  return {
    day: (date) => `${dayKey(date)}${isRecent(archive, date) ? ' recent' : ''}`,
    week: (week) => {
      const own = datesOfWeek(week);
      return key(
        own.map(dayKey),
        own.map((date) => stateOf(date, archive)),
        weeks.get(week),
      );
    },
    month: (month) => key(calendarFacts(month, archive), months.get(month)),
    year: (year) => key(calendarFacts(year, archive), years),
    monthFeed: (month) => key(dates(daysOf(archive, month)).map(dayKey), months.get(month)),
    story: (id) => key(editions(stories.get(id) ?? [])),
    sectionYear: ({ id, title }, year) =>
      key(
        title,
        editions(dates(daysOf(archive, year))),
        sectionYears(archive, id).map((one) => one.year),
      ),
  };
}

function key(...parts: unknown[]): string {
  return digestOf(JSON.stringify(parts)).slice(0, 24);
}

/** What stands before and behind each of a list. */
function neighboursIn(list: readonly string[]): Map<string, unknown> {
  return new Map(list.map((one, at) => [one, [list[at - 1], list[at + 1]]]));
}

/** Whether a day has an edition, misses one, has a damaged one, lies outside of the archive, or is its newest. */
function stateOf(date: string, { days, damaged, position }: Archive): string {
  const [oldest = date, newest = date] = [days[0]?.date, days.at(-1)?.date];
  if (damaged.has(date)) return 'damaged';
  if (position.has(date)) return date === newest ? 'newest' : 'edition';
  return date > oldest && date < newest ? 'missing' : 'outside';
}

/** What a calendar of a month or year says: its editions in brief, and the states of all days of all its weeks. */
function calendarFacts(period: string, archive: Archive): unknown {
  const first = dayAfter(`${period.padEnd(7, '-01')}-01`, -7);
  const last = dayAfter(`${period.padEnd(7, '-12')}-28`, 10);
  const states: string[] = [];
  for (let date = first; date <= last; date = dayAfter(date)) states.push(stateOf(date, archive));
  return [daysOf(archive, period), states];
}

/** What the page of a day says beyond its own edition: the days beside it, the week up to it, older and later news. */
function dayFacts({ days, stories }: Archive): Map<string, unknown> {
  const begun = new Map<string, [id: string, last: string | undefined][]>();
  for (const [id, [first = '', ...later]] of stories)
    begun.set(first, [...(begun.get(first) ?? []), [id, later.at(-1)]]);
  const lastNews = new Map<string, string>();
  return new Map(
    days.map(({ date, counts }, at) => {
      const before = [...lastNews].filter(([section]) => !counts[section]);
      for (const section of Object.keys(counts)) lastNews.set(section, date);
      // Up to eight days back, in which lie the seven of the strip whatever days are missing.
      const week = days.slice(Math.max(0, at - 7), at).map((day) => [day.date, storyCount(day)]);
      const beside = [days[at - 1]?.date, days[at + 1]?.date, at === 0];
      return [date, [beside, week, before.sort(), begun.get(date) ?? []]];
    }),
  );
}
