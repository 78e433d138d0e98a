import type { listenWords as english } from '../english/listen.ts';
import { count, dayWithYear } from './grammar.ts';

export const listenWords: typeof english = {
  listenOpening: (publication, day) => `${publication}, le ${dayWithYear(day)}.`,
  listenWeather: (place) => `La météo\u00a0: ${place}.`,
  degreesAloud: (text) =>
    text
      .replace(/−(?=\d)/g, 'moins ')
      .replace(/(?<!\d)([01])\u00a0?°/g, '$1 degré')
      .replace(/\u00a0?°/g, ' degrés'),
  listenCount: (stories) =>
    stories === 0 ? 'Il n’y a rien de nouveau.' : `Il y a ${count(stories, 'nouvelle')}.`,
  listenEnd: (weekday) => `C’est tout pour ce ${weekday}. Bonne journée.`,
  fullPage: 'Page complète',
  newestEditionAsText: 'Édition la plus récente',
  textEditionTitle: (day) => `${day}, version texte`,
};
