/** The words of a page that does not exist, when the address holds a date. Braces are filled in by the browser. */
export const notFoundWords = {
  searchTheArchive: 'Search the archive',
  noEditionThatDay: 'No edition',
  forThatDay: 'for {weekday} {day} {month} {year}.',
  askedDay: '{weekday} {day} {month} {year}',
  /** The first day of a month, where a language has an ordinal for it. */
  firstOfMonth: '1',
  noneThatDay: 'None was printed on that day. These are the nearest:',
  notYetThatDay: 'There is none for that day yet. The newest edition so far:',
  tooEarlyThatDay: 'The archive begins later. Its first edition:',
  editionBefore: 'Before',
  editionAfter: 'After',
  nearestEditions: 'The nearest editions',
};
