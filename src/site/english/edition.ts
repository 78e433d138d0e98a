import type { SourceKind } from '../../core/briefing.ts';
import type { DateWords } from '../times.ts';
import { count, day, dayWithYear, span, stop } from './grammar.ts';

/** The words of an edition and of what surrounds every page. */
export const editionWords = {
  locale: 'en-CA',

  // Dates
  day,
  dayWithYear,
  dayAndMonth: ({ day, month }: DateWords) => `${day} ${month}`,
  dayShort: ({ day, monthShort }: DateWords) => `${day} ${monthShort}`,
  dayShortWithYear: ({ day, monthShort, year }: DateWords) => `${day} ${monthShort} ${year}`,
  monthAndYear: ({ month, year }: DateWords) => `${month} ${year}`,
  weekdayAndTime: ({ weekdayShort }: DateWords, clock: string) => `${weekdayShort} ${clock}`,
  clock: (time: string) => time,
  noDate: 'no date',

  // Every page
  titleOf: (page: string, publication: string) => `${page} · ${publication}`,
  skipToBriefing: 'Skip to the briefing',
  skipToContent: 'Skip to the content',
  siteNavigation: 'Site',
  moreNavigation: 'More',
  archive: 'Archive',
  about: 'About',
  sourceHealth: 'Source health',
  feed: 'RSS feed',
  feedOf: (name: string) => `RSS feed of ${name}`,
  promise:
    'Headlines and excerpts are in the publishers’ own words and link to them. No ads, no cookies, no tracking.',
  theme: 'Theme',
  themeDevice: 'Match device',
  themeLight: 'Light',
  themeDark: 'Dark',

  // A newest edition that is old
  lateEdition: (words: DateWords) =>
    `No new edition has come since ${dayWithYear(words)}. The last one stands below.`,

  // Masthead of an edition
  editionTitle: dayWithYear,
  editionDescription: (stories: number, sources: number, weekday: string) =>
    sources > 0
      ? `${count(stories, 'story', 'stories')} from ${count(sources, 'source')}, gathered on ${weekday}.`
      : `${count(stories, 'story', 'stories')} for ${weekday}.`,
  dekStories: (stories: number, minutes: number) =>
    stories > 0
      ? `${count(stories, 'story', 'stories')}, about ${count(minutes, 'minute')}.`
      : 'No new stories.',
  dekSources: (read: number, all: number, clock: string) =>
    stop(
      read === all
        ? `${all === 1 ? 'The one source was' : `All ${all} sources were`} read at ${clock}`
        : `${read} of ${count(all, 'source')} read at ${clock}`,
    ),
  dekBackfilled: (day: string) => `Gathered later, on ${day}, from what the sources still carried.`,
  dekImported: 'Brought over from an earlier archive; its sources were not recorded.',
  weekNavigation: 'Recent editions',
  storiesAfterDay: (stories: number) => `, ${count(stories, 'story', 'stories')}`,
  noEditionAfterDay: ', no edition',
  sunrise: (clock: string) => `Sunrise ${clock}`,
  sunset: (clock: string) => `Sunset ${clock}`,
  daylight: (minutes: number, change: number) => {
    const length = `${Math.floor(minutes / 60)} h ${minutes % 60} min of daylight`;
    if (change === 0) return `${length}, as much as the day before`;
    return `${length}, ${Math.abs(change)} min ${change < 0 ? 'less' : 'more'} than the day before`;
  },

  // Weather
  weather: 'Weather',
  weatherUnavailable: 'The weather could not be read.',
  weatherNote: 'Take care:',
  conditionsUnknown: 'The conditions and the forecast could not be read.',
  noAlerts: 'No alerts are in effect.',
  alertsUnknown: 'Whether alerts are in effect was not reported.',
  alertColour: { yellow: 'Yellow alert', orange: 'Orange alert', red: 'Red alert' },
  alertEnded: 'Ended',
  alertText: 'The whole alert',
  alertIssued: (when: string, area?: string) =>
    stop(area === undefined ? `Issued ${when}` : `Issued ${when} for ${area}`),
  high: (degrees: string) => `High ${degrees}°`,
  low: (degrees: string) => `Low ${degrees}°`,
  precipitation: (percent: number) => `${percent}% chance of precipitation`,
  degrees: (degrees: string) => `${degrees}°`,
  percent: (percent: number) => `${percent}%`,
  forecastAndConditions: 'Forecast and conditions',
  conditions: {
    wind: 'Wind',
    humidity: 'Humidity',
    humidex: 'Humidex',
    windChill: 'Wind chill',
    dewpoint: 'Dew point',
    pressure: 'Pressure',
    visibility: 'Visibility',
    aqhi: 'Air quality index',
  },
  windAndGust: (wind: string, gust: number) => `${wind}, gusts ${gust} km/h`,
  airQuality: (index: string, risk: 'low' | 'moderate' | 'high' | 'very high') => `${index}, ${risk} risk`,
  observedAt: (clock: string, station?: string) =>
    stop(station === undefined ? `Observed ${clock}` : `Observed ${clock} at ${station}`),
  forecastIssued: (clock: string) => stop(`Forecast issued ${clock}`),
  observedBefore: (when: string, hours: number) => `Observed at ${when}, ${span(hours)} before this edition.`,
  forecastBefore: (when: string, hours: number) =>
    `Forecast issued at ${when}, ${span(hours)} before this edition.`,
  dayAndTime: (day: string, clock: string) => `${clock} on ${day}`,

  // The body of an edition
  minute: 'If you only have a minute',
  /** `reason` names the section where only one source carries the story. */
  minuteWhere: (source: string, others: number, section: string, reason?: string) =>
    others > 0 ? `${source} and ${others} more, ${section}` : `${source}, ${reason ?? section}`,
  sections: 'Sections',
  nothingNewMark: 'nothing new',
  notCheckedMark: 'not checked',
  allDays: 'All days',
  allDaysOf: (section: string) => ` of ${section}`,
  sectionFeed: 'RSS',
  sectionFeedOf: (section: string) => ` feed of ${section}`,
  linkToStory: 'Link to this story',
  also: 'Also:',
  developingSince: (day: string) => `Since ${day}`,
  /** A colon after words that a link follows. */
  leadingTo: (words: string) => `${words}:`,
  storySoFar: 'the story so far',
  storyGoesOn: 'The story goes on:',
  storyOf: (title: string) => ` of “${title}”`,
  foundElsewhere: (section: string) => `Also in ${section}:`,
  chosenBy: (model: string | undefined) => `Sentences chosen by ${model ?? 'a model'}`,
  /** In feeds every entry names its kind; on pages news goes without saying. */
  kindNames: {
    news: 'News',
    journal: 'Journal',
    government: 'Government',
    vendor: 'Vendor',
    university: 'University',
  } satisfies Record<SourceKind, string>,
  kinds: {
    news: undefined,
    journal: 'Journal',
    government: 'Government',
    vendor: 'Vendor',
    university: 'University',
  } satisfies Record<SourceKind, string | undefined> as Record<SourceKind, string | undefined>,
  nothingNew: 'Nothing new.',
  nothingNewSinceEdition: (weekday: string) => `Nothing new since ${weekday}’s edition.`,
  nothingNewSince: (day: string) => `Nothing new since ${day}.`,
  sourcesChecked: (sources: number) => (sources > 0 ? `${count(sources, 'source')} checked.` : ''),
  couldNotCheck: 'Could not check.',
  noneAnswered: (sources: number) =>
    sources === 1 ? 'Its only source could not be read.' : `None of the ${sources} sources could be read.`,
  someAnswered: (silent: number, all: number) => `${silent} of ${count(all, 'source')} could not be read.`,
  reasonOf: (source: string, reason: string) => `${source}: ${reason}`,
  moreReasons: (others: number) => `And ${count(others, 'more', 'more')}.`,
  seeSourceHealth: 'See source health',

  // End of an edition
  everythingFor: (weekday: string) => `That’s everything for ${weekday}.`,
  previousAndNext: 'Previous and next edition',
  previous: 'Previous',
  next: 'Next',
  nextMorning: (weekday: string) => `${weekday} morning`,
  firstEdition: 'This is the first edition',
  inYourApp: 'Read it in your own app',
  inYourAppText:
    'One entry each morning, with the whole briefing inside. Every section also has a feed of its own.',
};
