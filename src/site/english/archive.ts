import type { SourceStatus } from '../../core/edition.ts';
import type { DateWords } from '../times.ts';
import { capital, count, inWords, list, stop } from './grammar.ts';

/** The words of everything around the editions: calendars, sections, source health. */
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
  years: 'Years',
  howToReadDays: 'How to read the days',
  heat: ['1–10 stories', '11–20', '21–35', '36 or more'],
  noEdition: 'No edition',
  sectionUnreachable: 'A section could not be checked',
  newestEdition: 'Newest',
  monthCaption: (month: string) => `${month}, one link for each edition`,
  week: 'Week',
  weekShort: 'Wk',
  dayCell: {
    before: ({ weekday }: DateWords) => `${weekday} `,
    after: ({ month }: DateWords, stories: number, unreachable: boolean, newest: boolean) =>
      ` ${month}, ${count(stories, 'story', 'stories')}${unreachable ? ', a section could not be checked' : ''}${newest ? ', newest' : ''}`,
    missing: ({ month }: DateWords) => ` ${month}, no edition`,
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

  // Source health
  skipToSources: 'Skip to source health',
  ofSources: (all: number) => `of ${count(all, 'source')}`,
  answeredThen: (weekday: string) => `answered on ${weekday}.`,
  needAttention: (sources: number) =>
    sources === 0 ? 'All is well.' : `${sources} ${sources === 1 ? 'needs' : 'need'} attention.`,
  readOn: (day: string, clock: string) =>
    `${stop(`Read on ${day} at ${clock}`)} A source that fails never holds up the others.`,
  answeredAndKept: (answered: number, kept: number) =>
    `${answered} answered, ${count(kept, 'story', 'stories')} kept`,
  didNotAnswer: (sources: number) => `${sources} did not`,
  allAnswered: 'all of them',
  attentionHeading: (sources: number) =>
    `${capital(inWords(sources))} ${sources === 1 ? 'needs' : 'need'} attention`,
  whatHappened: {
    ok: 'New entries.',
    quiet: 'Nothing new.',
    stale: 'Gone silent.',
    degraded: 'Damaged.',
    failed: 'Could not be read.',
    skipped: 'Was not asked.',
  } satisfies Record<SourceStatus, string>,
  since: 'Since',
  sinceNewest: 'that day',
  sinceAtLeast: (day: string) => `${day} or longer`,
  newestEntry: 'Newest entry',
  newestUnknown: 'unknown',
  tryThis: 'Try this',
  advice: {
    once: (good: number, days: number) =>
      `Nothing yet. It answered on ${good} of the last ${count(days, 'day')}, so the next run will probably read it.`,
    failed: 'Look whether the publisher has moved its feed, and put the new address into briefing.yaml.',
    skipped:
      'If the publisher asked for a pause, nothing: it is asked again afterwards. If the feed is gone, name another source.',
    stale:
      'See on the publisher’s own site whether it still appears. If it has moved or ended, name another source.',
    degraded: 'Nothing on our side. The document was mended before it was read; some entries may be missing.',
  },
  allSources: 'All sources',
  inOrder: (first: string, last: string) =>
    `In the order of the briefing. Ticks run from ${first} on the left to ${last} on the right.`,
  tickNews: 'new entries',
  tickQuiet: 'answered, nothing new',
  tickSilent: 'no answer',
  ticks: (days: number, news: number, quiet: number, silent: number) =>
    `Last ${count(days, 'day')}: new entries on ${news}, nothing new on ${quiet}, no answer on ${silent}`,
  tableCaption: 'All sources, by section',
  columns: {
    source: 'Source',
    ticks: 'Last 30 days',
    newest: 'Newest entry',
    kept: 'Kept that day',
    response: 'Response',
  },
  keptLabel: ' kept',
  seconds: (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`,
  noSourcesYet: 'No source has been read yet.',
  sourcesDescription: 'Which sources answered, which did not, and why.',

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
