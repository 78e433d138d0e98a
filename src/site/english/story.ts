import { count, inWords } from './grammar.ts';

/** The words of the page of a story that goes on over days. */
export const storyWords = {
  skipToStory: 'Skip to the story',
  storyDescription: (days: number, entries: number, sources: number) =>
    `A story over ${count(days, 'day')}: ${count(entries, 'entry', 'entries')} from ${count(sources, 'source')}.`,
  storySpan: (days: number): string => (days === 1 ? 'day, one story' : 'days, one story'),
  sinceDay: (day: string) => `since ${day}`,
  storyCount: (entries: number, sources: number) =>
    `${count(entries, 'entry', 'entries')} from ${count(sources, 'source')}`,
  storyEditions: (editions: number, since: string) =>
    `in ${inWords(editions)} ${editions === 1 ? 'edition' : 'editions'}, since ${since}. The headline above is the latest one.`,
  storyNavigation: 'Days of this story',
  entriesAfterDay: (entries: number) =>
    entries === 0 ? ', nothing new' : `, ${count(entries, 'entry', 'entries')}`,
  goToEdition: (month: string, year: number) => ` ${month} ${year}, go to this edition`,
  latestOfStory: 'Latest',
  firstOfStory: 'It began here',
  quietDays: (days: number) =>
    days === 1 ? 'Nothing new on this story.' : `Nothing new on this story for ${inWords(days)} days.`,
  howStoriesAreJoined:
    'Entries are put together when they share the telling words of their headlines and openings. Nothing is rewritten.',
};
