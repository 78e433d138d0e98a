import type { DateWords } from '../times.ts';
import { capital, count, inWords, list } from './grammar.ts';

/** The words of everything around the editions: calendars and sections. */
export const archiveWords = {
  // Calendars
  archiveDescription: (editions: number, stories: number, period: string) =>
    `${count(editions, 'edition')} and ${count(stories, 'story', 'stories')}${period && ` in ${period}`}, day by day.`,
  skipToArchive: 'Skip to the archive',
  editions: (editions: number) => count(editions, 'edition'),
  stories: (stories: number) => count(stories, 'story', 'stories'),
  storiesSoFar: (stories: number) => `${count(stories, 'story', 'stories')}.`,
  gaps: (missing: number, unreachable: number) => {
    const without =
      missing === 0
        ? 'Every day has an edition'
        : `${capital(inWords(missing))} ${missing === 1 ? 'day has' : 'days have'} no edition`;
    if (unreachable === 0) return `${without}.`;
    return `${without}, and on ${count(unreachable, 'day')} a whole section could not be checked.`;
  },
  damagedEditions: (days: readonly string[]) =>
    `The ${days.length === 1 ? 'edition' : 'editions'} of ${list(days)} cannot be shown: the file is damaged.`,
  years: 'Years',
  howToReadDays: 'How to read the days',
  heat: ['1–10 stories', '11–20', '21–35', '36 or more'],
  noEdition: 'No edition',
  sectionUnreachable: 'A section could not be checked',
  newestEdition: 'Newest',
  monthName: ({ month }: DateWords) => month,
  monthTitle: ({ month, year }: DateWords) => `${month} ${year}`,
  monthCaption: (month: string) => `${month}, one link for each edition`,
  week: 'Week',
  weekShort: 'Wk',
  dayCell: {
    before: ({ weekday }: DateWords) => `${weekday} `,
    after: ({ month }: DateWords, stories: number, unreachable: boolean, newest: boolean) =>
      ` ${month}, ${count(stories, 'story', 'stories')}${unreachable ? ', a section could not be checked' : ''}${newest ? ', newest' : ''}`,
    missing: ({ month }: DateWords) => ` ${month}, no edition`,
    damaged: ({ month }: DateWords) => ` ${month}, the edition is damaged and cannot be shown`,
  },
  dayByDay: 'Day by day',
  andMore: (stories: number) => (stories > 0 ? `and ${stories} more` : ''),
  previousMonth: 'Earlier',
  nextMonth: 'Later',
  monthNavigation: 'Other months',

  // Sections
  sectionTitle: (section: string) => section,
  sectionDescription: (section: string, publication: string) => `${section} in ${publication}, day by day.`,
  sectionLatest: (stories: number, editions: number) =>
    `${count(stories, 'story', 'stories')} from the latest ${count(editions, 'edition')}.`,
  sectionOfYear: (stories: number, year: string) => `${count(stories, 'story', 'stories')} in ${year}.`,
  sectionInYear: (section: string, year: string) => `${section}, ${year}`,
  sectionSources: (names: readonly string[]) =>
    names.length === 0 ? '' : `From ${names.length > 4 ? count(names.length, 'source') : list(names)}.`,
  sectionEmpty: 'Nothing has been printed here yet.',
  byYear: 'By year',
  latest: 'Latest',
  otherSections: 'Other sections',
  moreOf: (section: string) => `More of ${section}`,

  // A briefing without editions
  noEditionYet: 'No edition yet',
  noEditionYetDescription: 'The first edition will be printed here.',
  noEditionYetText: (sources: number) =>
    sources > 0
      ? `The first edition will be printed here. It will be gathered from ${count(sources, 'source')}, section by section.`
      : 'The first edition will be printed here, as soon as the briefing names a source.',
  willRead: 'What it will read',

  // A page that does not exist
  notFoundTitle: 'No page here',
  notFoundTop: 'No page',
  notFoundBottom: 'at this address.',
  notFoundText: 'There may have been no edition on that day, or the address is mistyped.',
  latestEdition: (day: string) => `The latest edition: ${day}`,
  wholeArchive: 'All editions in the archive',
};
