import type { DateWords } from '../times.ts';
import { count, day, inWords, list } from './grammar.ts';

/** The words of the page of a week. */
export const weekWords = {
  weekTitle: (number: number, year: string) => `Week ${number}, ${year}`,
  weekSpan: (from: DateWords, to: DateWords) =>
    from.year !== to.year
      ? `${from.day} ${from.month} ${from.year} to ${to.day} ${to.month} ${to.year}`
      : from.month !== to.month
        ? `${from.day} ${from.month} to ${to.day} ${to.month} ${to.year}`
        : `${from.day} to ${to.day} ${to.month} ${to.year}`,
  weekDescription: (stories: number, editions: number, dates: string) =>
    `${count(stories, 'story', 'stories')} in ${count(editions, 'edition')}, ${dates}.`,
  weekCount: (stories: number, editions: number) =>
    `${count(stories, 'story', 'stories')} in ${count(editions, 'edition')}.`,
  weekMissing: (days: readonly DateWords[]) =>
    days.length === 0 ? '' : `There was no edition on ${list(days.map(day))}.`,
  weekDays: 'Days of this week',
  skipToWeek: 'Skip to the stories of the week',
  mostCovered: 'Most covered',
  mostCoveredText: 'By the number of publishers, then by the days on which it was told.',
  nothingAllWeek: 'Nothing new was printed in this week.',
  /** Before the names of the days. */
  toldBy: (publishers: number, days: number) => {
    if (publishers === 1 && days === 1) return 'On top:';
    const carried = count(publishers, 'publisher');
    return days === 1 ? `${carried}:` : `${carried} over ${inWords(days)} days:`;
  },
  bySection: 'Section by section',
  sectionOnDays: (days: number) => ` on ${count(days, 'day')}`,
  quietSections: (titles: readonly string[]) =>
    titles.length === 0 ? '' : `Without a story this week: ${list(titles)}.`,
  otherWeeks: 'Other weeks',
  earlierWeek: 'Earlier week',
  laterWeek: 'Later week',
  firstWeek: 'This is the first week',
  newestWeek: 'This is the newest week',
  wholeWeek: (number: number) => `Week ${number} as a whole`,
};
