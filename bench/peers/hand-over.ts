import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBriefing } from '../../src/core/briefing-text.ts';
import type { Edition } from '../../src/core/edition.ts';
import { addresses } from '../../src/core/addresses.ts';
import { editionDates, readEdition } from '../../src/io/content-folder.ts';
import { archiveOf, indexDay, storyCount, type IndexedDay } from '../../src/site/archive.ts';
import { dayView, type DayView } from '../../src/site/day.ts';
import { languageOf } from '../../src/site/entry.ts';
import { weekNumber, weekOf } from '../../src/site/iso-week.ts';
import { stringsFor, type Strings } from '../../src/site/strings.ts';
import { dateWords } from '../../src/site/times.ts';
import { inkOf, inkStyle } from '../../src/site/weekdays.ts';

/**
 * An edition as peers are given it: names, times and sentences are words already, which ours makes while it is measured.
 * Keys have one word, because Hugo makes lower case of them.
 */
export type Handed = ReturnType<typeof handed>;

/** Editions and months of a content folder for peers, old to new. */
export async function handOver(content: string): Promise<{ days: Handed[]; months: string[] }> {
  const file = join(content, 'briefing.yaml');
  const briefing = parseBriefing(await readFile(file, 'utf8'), file);
  const t = stringsFor(briefing.language);
  const editions: Edition[] = [];
  for (const date of await editionDates(content)) {
    const edition = await readEdition(content, date);
    if (edition) editions.push(edition);
  }
  const archive = archiveOf(editions.map(indexDay));
  const days = editions.map((edition, at) =>
    handed(dayView(edition, archive, briefing.weather, t), archive.days[at] as IndexedDay, t),
  );
  return { days, months: [...new Set(days.map(({ date }) => date.slice(0, 7)))] };
}

function handed(day: DayView, indexed: IndexedDay, t: Strings) {
  const to = addresses('/');
  const { date, words, weather, sun, previous, next } = day;
  const ink = inkOf(date);
  const turn = (other: string | undefined) =>
    other && { url: to.edition(other), words: t.day(dateWords(other, t)) };
  return {
    date,
    url: to.edition(date),
    title: t.editionTitle(words),
    description: t.editionDescription(day.stories, day.sources, words.weekday),
    style: inkStyle(ink),
    papers: [ink.paper.light, ink.paper.dark],
    weekday: words.weekday,
    day: words.day,
    month: t.monthAndYear(words),
    short: t.day(words),
    stories: day.stories,
    more: t.andMore(storyCount(indexed) - 1),
    dek: day.dek,
    week: day.week.map((one) => ({
      short: one.words.weekdayShort,
      day: one.words.day,
      words: one.stories === undefined ? t.noEditionAfterDay : t.storiesAfterDay(one.stories),
      ...(one.stories !== undefined && {
        url: to.edition(one.date),
        style: `--n:${one.stories};${inkStyle(inkOf(one.date))}`,
      }),
      ...(one.date === date && { here: true }),
    })),
    ...(sun && {
      sun: {
        style: `--rise:${sun.rise}%;--set:${sun.set}%;--now:${sun.gathered}%`,
        rise: sun.riseText,
        set: sun.setText,
        daylight: sun.daylight,
      },
    }),
    ...(weather && { weather }),
    lead: day.lead.map(({ lang, ...one }) => ({ ...one, ...languageOf(lang, t.locale) })),
    sections: day.sections.map(({ entries, ...section }) => ({
      ...section,
      entries: entries.map(({ lang, time, goesOn, kind, chosenBy, ...entry }) => ({
        ...entry,
        time: time?.text ?? t.noDate,
        ...(goesOn && { begun: goesOn }),
        ...languageOf(lang, t.locale),
      })),
    })),
    last: t.everythingFor(words.weekday),
    ...(previous && { previous: turn(previous) }),
    ...(next && { next: turn(next) }),
    tomorrow: t.nextMorning(day.tomorrow.weekday),
    links: [
      { url: to.week(weekOf(date)), words: t.wholeWeek(weekNumber(weekOf(date))) },
      { url: to.text(date), words: t.textOnly },
      { url: to.listen(date), words: t.listenScript },
    ],
  };
}
