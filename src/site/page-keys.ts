import { weekOf, datesOfWeek } from './iso-week.ts';
import { periods, sectionYears, type Archive, type IndexedDay } from './archive.ts';

/**
 * What a page depends on, as a text that changes when the page would: Astro renders a page again where its key is not
 * that of the last build, and takes the old bytes where it is (`experimental.incrementalBuild`). A key that leaves
 * something out makes wrong pages, so `scripts/daily-build.test.ts` holds whole sites against full builds.
 */
export interface PageKeys {
  day: (date: string) => string;
  week: (week: string) => string;
  month: (month: string) => string;
  story: (id: string) => string;
  sectionYear: (section: { id: string; title: string }, year: string) => string;
}

/**
 * `digests` are those of the edition files by date; `shell` stands for everything else: program, configuration,
 * dependencies.
 */
export function pageKeys(archive: Archive, digests: ReadonlyMap<string, string>, shell: string): PageKeys {
  const facts = dayFacts(archive);
  const editions = (dates: Iterable<string>): unknown => [...dates].map((date) => [date, digests.get(date)]);
  const datesIn = Map.groupBy(archive.days, ({ date }) => date.slice(0, 4));
  const weeks = Map.groupBy(archive.days, ({ date }) => weekOf(date));
  const weekIds = [...weeks.keys()];
  const months = periods(archive, 7);
  const dates = (days: readonly IndexedDay[] = []): string[] => days.map(({ date }) => date);
  const key = (...parts: unknown[]): string => JSON.stringify([shell, ...parts]);
  const around = (list: readonly string[], one: string): unknown => {
    const at = list.indexOf(one);
    return [list[at - 1], list[at + 1]];
  };
  const day = (date: string): unknown => [editions([date]), facts.get(date)];
  return {
    day: (date) => key(day(date)),
    week: (week) => {
      const own = dates(weeks.get(week));
      const [oldest = '', newest = ''] = [archive.days[0]?.date, archive.days.at(-1)?.date];
      const gaps = datesOfWeek(week).map((date) => date > oldest && date < newest);
      return key(own.map(day), gaps, around(weekIds, week));
    },
    month: (month) => {
      const own = dates(datesIn.get(month.slice(0, 4))).filter((date) => date.startsWith(month));
      return key(own.map(day), around(months, month));
    },
    story: (id) => key(editions(archive.stories.get(id) ?? [])),
    sectionYear: ({ id, title }, year) =>
      key(
        title,
        editions(dates(datesIn.get(year))),
        sectionYears(archive, id).map((one) => one.year),
      ),
  };
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
      const week = days.slice(Math.max(0, at - 7), at).map((day) => [day.date, day.counts]);
      const beside = [days[at - 1]?.date, days[at + 1]?.date, at === 0];
      return [date, [beside, week, before.sort(), begun.get(date) ?? []]];
    }),
  );
}
