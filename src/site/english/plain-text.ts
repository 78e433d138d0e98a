import type { DateWords } from '../times.ts';

/** The words of the plain-text edition. Its layout is read by programs, so its marks are the same in every language. */
export const plainTextWords = {
  plainTextDay: ({ month, day, year }: DateWords) => `${month} ${String(day).padStart(2, '0')}, ${year}`,
  plainTextDate: 'Date',
  plainTextTags: 'Tags',
  plainTextWeather: 'Weather',
  plainTextNoUpdates: 'No updates.',
  plainTextNote: 'Note:',
  plainTextPage: 'This edition on the web:',
};
