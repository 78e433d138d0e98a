import type { notFoundWords as english } from '../english/not-found.ts';

/** The words of a page that does not exist, when the address holds a date. Braces are filled in by the browser. */
export const notFoundWords: typeof english = {
  searchTheArchive: 'Chercher dans les archives',
  noEditionThatDay: 'Pas d’édition',
  forThatDay: 'pour le {weekday} {day} {month} {year}.',
  askedDay: '{weekday} {day} {month} {year}',
  firstOfMonth: '1er',
  noneThatDay: 'Aucune n’a été publiée ce jour-là. Voici les plus proches\u00a0:',
  notYetThatDay: 'Il n’y en a pas encore pour ce jour-là. La dernière édition parue\u00a0:',
  tooEarlyThatDay: 'Les archives commencent plus tard. Leur première édition\u00a0:',
  editionBefore: 'Avant',
  editionAfter: 'Après',
  nearestEditions: 'Les éditions les plus proches',
};
