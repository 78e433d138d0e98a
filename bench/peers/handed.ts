import { addresses } from '../../src/core/addresses.ts';
import type { Place } from '../../src/core/briefing.ts';
import { editionEntries, type Edition } from '../../src/core/edition.ts';
import type { Archive } from '../../src/site/archive.ts';
import { dayView } from '../../src/site/day.ts';
import { languageOf } from '../../src/site/entry.ts';
import { weekNumber, weekOf } from '../../src/site/iso-week.ts';
import type { Strings } from '../../src/site/strings.ts';
import { dateWords } from '../../src/site/times.ts';
import { inkOf, inkStyle } from '../../src/site/weekdays.ts';

const to = addresses('/');

/** What the list of a month says of an edition. */
export function briefOf(edition: Edition, t: Strings) {
  const { date } = edition;
  const words = dateWords(date, t);
  const entries = editionEntries(edition);
  return {
    date,
    url: to.edition(date),
    title: t.editionTitle(words),
    style: inkStyle(inkOf(date)),
    weekday: words.weekday,
    day: words.day,
    month: t.monthAndYear(words),
    short: t.day(words),
    first: entries.find(({ id }) => id === edition.lead[0])?.title ?? '',
    stories: entries.length,
    more: t.andMore(entries.length - 1),
  };
}

export type Handed = ReturnType<typeof handed>;

/**
 * An edition as peers print it: names, times and sentences are words. Keys have one word, because Hugo makes lower case
 * of them.
 */
export function handed(edition: Edition, archive: Archive, place: Place | undefined, t: Strings) {
  const day = dayView(edition, archive, place, t);
  const { date, words, weather, sun, previous, next } = day;
  const turn = (other: string | undefined) =>
    other && { url: to.edition(other), words: t.day(dateWords(other, t)) };
  return {
    ...briefOf(edition, t),
    description: t.editionDescription(day.stories, day.sources, words.weekday),
    papers: [inkOf(date).paper.light, inkOf(date).paper.dark],
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
