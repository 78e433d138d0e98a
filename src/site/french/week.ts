import type { weekWords as english } from '../english/week.ts';
import { count, day, dayAndMonth, dayNumber, list } from './grammar.ts';

export const weekWords: typeof english = {
  weekTitle: (number, year) => `Semaine ${number}, ${year}`,
  weekSpan: (from, to) =>
    from.year !== to.year
      ? `du ${dayAndMonth(from)} ${from.year} au ${dayAndMonth(to)} ${to.year}`
      : from.month !== to.month
        ? `du ${dayAndMonth(from)} au ${dayAndMonth(to)} ${to.year}`
        : `du ${dayNumber(from.day)} au ${dayAndMonth(to)} ${to.year}`,
  weekDescription: (stories, editions, dates) =>
    `${count(stories, 'nouvelle')} en ${count(editions, 'édition')}, ${dates}.`,
  weekCount: (stories, editions) => `${count(stories, 'nouvelle')} en ${count(editions, 'édition')}.`,
  weekMissing: (days) =>
    days.length === 0 ? '' : `Il n’y a pas eu d’édition ${list(days.map((one) => `le ${day(one)}`))}.`,
  weekDays: 'Jours de cette semaine',
  skipToWeek: 'Passer aux nouvelles de la semaine',
  mostCovered: 'Les plus suivies',
  mostCoveredText: 'D’après le nombre d’éditeurs, puis le nombre de jours où il en a été question.',
  nothingAllWeek: 'Rien de nouveau n’a été publié cette semaine.',
  toldBy: (publishers, days) => {
    if (publishers === 1 && days === 1) return 'En tête\u00a0:';
    const carried = count(publishers, 'éditeur');
    return `${carried}${days === 1 ? '' : ` en ${count(days, 'jour')}`}\u00a0:`;
  },
  bySection: 'Section par section',
  sectionOnDays: (days) => ` sur ${count(days, 'jour')}`,
  quietSections: (titles) =>
    titles.length === 0 ? '' : `Sans nouvelle cette semaine\u00a0: ${list(titles)}.`,
  otherWeeks: 'Autres semaines',
  earlierWeek: 'Semaine précédente',
  laterWeek: 'Semaine suivante',
  firstWeek: 'C’est la première semaine',
  newestWeek: 'C’est la semaine la plus récente',
  wholeWeek: (number) => `La semaine ${number} en entier`,
};
