import type { DateWords } from '../times.ts';
import { count, dayWithYear } from './grammar.ts';

/** The words between those of the publishers: where an edition is spoken, and where it is text alone. */
export const listenWords = {
  listenOpening: (publication: string, day: DateWords) => `${publication}, ${dayWithYear(day)}.`,
  listenWeather: (place: string) => `The weather: ${place}.`,
  /** As a voice should say it: many leave out the minus sign. */
  degreesAloud: (text: string) =>
    text
      .replace(/−(?=\d)/g, 'minus ')
      .replace(/(?<!\d)1°/g, '1 degree')
      .replaceAll('°', ' degrees'),
  listenCount: (stories: number) => {
    if (stories === 0) return 'There are no new stories.';
    return stories === 1 ? 'There is one story.' : `There are ${count(stories, 'story', 'stories')}.`;
  },
  listenEnd: (weekday: string) => `That’s everything for ${weekday}. Have a good day.`,
  fullPage: 'Full page',
  newestEditionAsText: 'Newest edition',
  textEditionTitle: (day: string) => `${day}, text only`,
};
