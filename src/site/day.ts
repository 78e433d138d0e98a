import type { Place } from '../core/briefing.ts';
import { weatherSectionId } from '../core/briefing.ts';
import { answered } from '../core/coverage.ts';
import { editionEntries, type Edition, type EditionSection } from '../core/edition.ts';
import { dayAfter, editionDate } from '../core/calendar-day.ts';
import { readingMinutes } from '../core/reading-time.ts';
import { daylightChange, daylightMinutes, sunTimes } from '../core/sun.ts';
import { lastNews, neighbours, storyCount, type Archive } from './archive.ts';
import { weekUpTo } from './calendar.ts';
import { partialWords, silenceWords, type Silence } from './coverage-words.ts';
import { entryViews, sourcesOf, type EntryView } from './entry.ts';
import type { Strings } from './strings.ts';
import { clockTime, dateWords, localTime, type DateWords } from './times.ts';
import { weatherView, type NoWeatherView, type WeatherView } from './weather-card.ts';

/** An edition as its page prints it. Depends on the edition, the days before it, and whether a later one exists. */
export interface DayView {
  date: string;
  words: DateWords;
  stories: number;
  sources: number;
  dek: { stories: string; note: string };
  week: { date: string; words: DateWords; stories: number | undefined }[];
  sun?: SunView;
  weather?: WeatherView | NoWeatherView;
  lead: { id: string; title: string; lang?: string; where: string }[];
  sections: SectionView[];
  previous?: string;
  next?: string;
  /** The weekday of the morning after, for the newest edition. */
  tomorrow: DateWords;
}

export interface SectionView {
  id: string;
  title: string;
  emoji: string;
  entries: EntryView[];
  /** What was found here too and is printed in another section. */
  elsewhere: { id: string; title: string; lang?: string; section: string }[];
  /** For a section without entries. */
  silence?: Silence;
  /** For a section with entries, some of whose sources did not answer. */
  note?: string;
}

export interface SunView {
  /** Percentages of the 24 hours from local midnight. */
  rise: number;
  set: number;
  gathered: number;
  riseText: string;
  setText: string;
  daylight: string;
}

export function dayView(edition: Edition, archive: Archive, place: Place | undefined, t: Strings): DayView {
  const { date } = edition;
  const sun = place && sunView(edition, place, t);
  const isAsked = place !== undefined || edition.sections.some(({ id }) => id === weatherSectionId);
  const showWeather = isAsked || !('unavailable' in edition.weather);
  const stories = editionEntries(edition).length;
  return {
    date,
    words: dateWords(date, t),
    stories,
    sources: edition.sections.flatMap(({ coverage }) => coverage.sources).length,
    dek: { stories: t.dekStories(stories, readingMinutes(textsOf(edition))), note: dekNote(edition, t) },
    week: weekUpTo(date).map((day) => {
      const indexed = archive.days[archive.position.get(day) ?? -1];
      return { date: day, words: dateWords(day, t), stories: indexed && storyCount(indexed) };
    }),
    ...(sun && { sun }),
    ...(showWeather && { weather: weatherView(edition.weather, edition, t) }),
    lead: leadViews(edition, t),
    sections: edition.sections
      .filter(({ id, entries }) => id !== weatherSectionId || entries.length > 0)
      .map((section) => sectionView(section, edition, archive, t)),
    ...neighbours(archive, date),
    tomorrow: dateWords(dayAfter(date), t),
  };
}

function sectionView(section: EditionSection, edition: Edition, archive: Archive, t: Strings): SectionView {
  const { id, title, emoji, coverage } = section;
  const entries = entryViews(section, edition, t, archive);
  const note = partialWords(coverage, t);
  return {
    id,
    title,
    emoji,
    entries,
    elsewhere: elsewhereViews(section, edition),
    ...(entries.length === 0 && {
      silence: silenceWords(coverage, edition.date, lastNews(archive, id, edition.date), t),
    }),
    ...(entries.length > 0 && note && { note }),
  };
}

function elsewhereViews({ elsewhere = [] }: EditionSection, { sections }: Edition): SectionView['elsewhere'] {
  return elsewhere.flatMap(({ id, section }) => {
    const printer = sections.find((one) => one.id === section);
    const entry = printer?.entries.find((one) => one.id === id);
    if (!printer || !entry) return [];
    const { title, lang } = entry;
    return [{ id, title, ...(lang && { lang }), section: printer.title }];
  });
}

function leadViews(edition: Edition, t: Strings): DayView['lead'] {
  const sources = sourcesOf(edition);
  return edition.lead.flatMap((id) => {
    const section = edition.sections.find(({ entries }) => entries.some((entry) => entry.id === id));
    const entry = section?.entries.find((candidate) => candidate.id === id);
    if (!section || !entry) return [];
    const name = sources.get(entry.source)?.name ?? entry.source;
    const others = new Set(entry.also.map(({ source }) => source)).size;
    return [
      {
        id,
        title: entry.title,
        ...(entry.lang && { lang: entry.lang }),
        where: t.minuteWhere(name, others, section.title, t.leadReason(edition.leadReasons?.[id])),
      },
    ];
  });
}

/** Everything of the edition that is read: headlines, summaries, and the headlines of the same story elsewhere. */
function textsOf(edition: Edition): string[] {
  return editionEntries(edition).flatMap(({ title, summary, also }) => [
    title,
    summary?.text ?? '',
    ...also.map((other) => other.title),
  ]);
}

function dekNote(edition: Edition, t: Strings): string {
  const sources = edition.sections.flatMap(({ coverage }) => coverage.sources);
  if (edition.imported && sources.length === 0) return t.dekImported;
  if (edition.backfilled)
    return t.dekBackfilled(t.day(dateWords(editionDate(new Date(edition.collectedAt), edition.timeZone), t)));
  if (sources.length === 0) return '';
  const clock = clockTime(edition.collectedAt, edition.timeZone, t);
  return t.dekSources(sources.filter(answered).length, sources.length, clock);
}

function sunView(edition: Edition, place: Place, t: Strings): SunView | undefined {
  const { date, timeZone, collectedAt, weather } = edition;
  // Editions of before the times were kept have none.
  const sun = ('sun' in weather ? weather.sun : undefined) ?? sunTimes(date, place);
  if (!sun) return undefined;
  const percent = (instant: string): number =>
    Math.round((localTime(instant, timeZone).minute / 1440) * 1e4) / 100;
  return {
    rise: percent(sun.rise),
    set: percent(sun.set),
    gathered: percent(collectedAt),
    riseText: t.sunrise(clockTime(sun.rise, timeZone, t)),
    setText: t.sunset(clockTime(sun.set, timeZone, t)),
    daylight: t.daylight(daylightMinutes(sun), daylightChange(date, place) ?? 0),
  };
}
