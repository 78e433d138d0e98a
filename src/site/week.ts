import { weatherSectionId } from '../core/briefing.ts';
import type { Edition, Entry } from '../core/edition.ts';
import { independentSources } from '../core/publisher.ts';
import { storyCount, type Archive } from './archive.ts';
import { entryViews, storyBegunBy, type EntryView } from './entry.ts';
import { datesOfWeek, weekNumber, weekOf } from './iso-week.ts';
import type { Strings } from './strings.ts';
import { dateWords, type DateWords } from './times.ts';

/** The editions of one week: which stories were carried most, how much each section had, which days are missing. */
export interface WeekView {
  /** `2026-W47` */
  id: string;
  number: number;
  /** The year that the week belongs to; its days may lie in the next one or the one before. */
  year: string;
  editions: number;
  stories: number;
  days: WeekDay[];
  /** Days without an edition between the first and the newest edition of the archive. */
  missing: DateWords[];
  top: WeekStory[];
  /** Those with stories; `days` are seven counts, Monday first. */
  sections: { id: string; title: string; stories: number; days: number[] }[];
  /** Titles of the sections that had no story all week. */
  quiet: string[];
  previous?: string;
  next?: string;
}

export interface WeekDay {
  date: string;
  words: DateWords;
  stories: number | undefined;
  /** Where there is no edition: before the first one and after the newest nothing is missing. */
  isMissing: boolean;
}

export interface WeekStory {
  /** The latest entry of the story, and the date of its edition. */
  entry: EntryView;
  date: string;
  publishers: number;
  /** Dates of the editions of this week that told it, old to new. */
  told: string[];
}

/** Stories on the page of a week. */
export const weekStoriesMax = 10;

/** Every week that has an edition, old to new. */
export function weeksOf(archive: Archive): readonly string[] {
  const known = weeks.get(archive) ?? [...new Set(archive.days.map(({ date }) => weekOf(date)))];
  weeks.set(archive, known);
  return known;
}

/** Every page of a week asks for its neighbours. */
const weeks = new WeakMap<Archive, readonly string[]>();

/** Undefined for a week without editions. `read` gives an edition by its date; only those of the week are read. */
export function weekView(
  week: string,
  archive: Archive,
  read: (date: string) => Edition,
  t: Strings,
): WeekView | undefined {
  const days = datesOfWeek(week).map((date) => weekDay(date, archive, t));
  const editions = days.filter(({ stories }) => stories !== undefined).map(({ date }) => read(date));
  if (editions.length === 0) return undefined;
  const sections = sectionsOf(editions, week);
  const all = weeksOf(archive);
  const at = all.indexOf(week);
  const [previous, next] = [all[at - 1], all[at + 1]];
  return {
    id: week,
    number: weekNumber(week),
    year: week.slice(0, 4),
    editions: editions.length,
    stories: days.reduce((sum, { stories = 0 }) => sum + stories, 0),
    days,
    missing: days.filter(({ isMissing }) => isMissing).map(({ words }) => words),
    top: mostCovered(editions, archive, t),
    sections: sections.filter(({ stories }) => stories > 0),
    quiet: sections.filter(({ stories }) => stories === 0).map(({ title }) => title),
    ...(previous && { previous }),
    ...(next && { next }),
  };
}

function weekDay(date: string, archive: Archive, t: Strings): WeekDay {
  const day = archive.days[archive.position.get(date) ?? -1];
  const [oldest = date, newest = date] = [archive.days[0]?.date, archive.days.at(-1)?.date];
  return {
    date,
    words: dateWords(date, t),
    stories: day && storyCount(day),
    isMissing: !day && date > oldest && date < newest,
  };
}

/** In the order of the newest edition that knows them, under the name it gives them. */
function sectionsOf(editions: readonly Edition[], week: string): WeekView['sections'] {
  const titles = new Map(editions.flatMap(({ sections }) => sections.map(({ id, title }) => [id, title])));
  const order = new Set(editions.toReversed().flatMap(({ sections }) => sections.map(({ id }) => id)));
  const days = datesOfWeek(week).map((date) => editions.find((edition) => edition.date === date));
  return [...order]
    .map((id) => {
      const counts = days.map(
        (day) => day?.sections.find((section) => section.id === id)?.entries.length ?? 0,
      );
      const stories = counts.reduce((sum, count) => sum + count, 0);
      return { id, title: titles.get(id) ?? id, stories, days: counts };
    })
    .filter(({ id, stories }) => id !== weatherSectionId || stories > 0);
}

interface Telling {
  date: string;
  entry: Entry;
  view: EntryView;
  /** Its place among the headlines on top of its day; beyond all of them where it was not there. */
  place: number;
}

/**
 * What several publishers carried or several mornings told, then what stood on top of a day: by publishers, then by
 * days, then by place on top, then the newest.
 */
function mostCovered(editions: readonly Edition[], archive: Archive, t: Strings): WeekStory[] {
  const stories = Map.groupBy(
    editions.flatMap((edition) => tellingsOf(edition, t)),
    ({ entry }) => storyOf(entry, archive),
  );
  return [...stories.values()]
    .flatMap((tellings) => {
      const told = [...new Set(tellings.map(({ date }) => date))];
      const latest = tellings.find(({ date }) => date === told.at(-1));
      const publishers = independentSources(...tellings.map(({ entry }) => entry));
      const place = Math.min(...tellings.map((telling) => telling.place));
      return latest ? [{ entry: latest.view, date: latest.date, publishers, told, place }] : [];
    })
    .filter(({ publishers, told, place }) => publishers > 1 || told.length > 1 || Number.isFinite(place))
    .toSorted(
      (a, b) =>
        b.publishers - a.publishers ||
        b.told.length - a.told.length ||
        a.place - b.place ||
        (a.date < b.date ? 1 : -1),
    )
    .slice(0, weekStoriesMax)
    .map(({ place: _, ...story }) => story);
}

function storyOf({ id, story }: Entry, { stories }: Archive): string {
  const begun = storyBegunBy(id);
  return story ?? (stories.has(begun) ? begun : id);
}

function tellingsOf(edition: Edition, t: Strings): Telling[] {
  const { date, lead, sections } = edition;
  return sections.flatMap((section) => {
    const views = entryViews(section, edition, t);
    return section.entries.flatMap((entry, index) => {
      const view = views[index];
      const place = lead.indexOf(entry.id);
      return view
        ? [{ date, entry, view: { ...view, ditto: false }, place: place < 0 ? Infinity : place }]
        : [];
    });
  });
}
