import type { archiveWords as english } from '../english/archive.ts';
import { capital, count, inWords, list, plural } from './grammar.ts';

const nouvelles = (stories: number): string => count(stories, 'nouvelle');

/** The words of everything around the editions: calendars and sections. */
export const archiveWords: typeof english = {
  // Calendars
  archiveDescription: (editions, stories, period) =>
    `${count(editions, 'édition')} et ${nouvelles(stories)}${period && ` en ${period}`}, jour par jour.`,
  skipToArchive: 'Aller aux archives',
  editions: (editions) => count(editions, 'édition'),
  stories: nouvelles,
  storiesSoFar: (stories) => `${nouvelles(stories)}.`,
  gaps: (missing, unreachable) => {
    const without =
      missing === 0
        ? 'Chaque jour a son édition'
        : `${capital(inWords(missing))} ${plural(missing, 'jour est', 'jours sont')} sans édition`;
    if (unreachable === 0) return `${without}.`;
    return `${without}, et une section entière n’a pas pu être vérifiée pendant ${count(unreachable, 'jour')}.`;
  },
  damagedEditions: (days) =>
    days.length === 1
      ? `L’édition du ${list(days)} ne peut être affichée\u00a0: le fichier est endommagé.`
      : `Les éditions du ${list(days)} ne peuvent être affichées\u00a0: les fichiers sont endommagés.`,
  years: 'Années',
  howToReadDays: 'Comment lire les jours',
  heat: ['1 à 10 nouvelles', '11 à 20', '21 à 35', '36 ou plus'],
  noEdition: 'Pas d’édition',
  sectionUnreachable: 'Une section n’a pas pu être vérifiée',
  newestEdition: 'La plus récente',
  monthName: ({ month }) => capital(month),
  monthTitle: ({ month, year }) => `${capital(month)} ${year}`,
  monthCaption: (month) => `${capital(month)}, un lien par édition`,
  week: 'Semaine',
  weekShort: 'Sem.',
  dayCell: {
    before: ({ weekday }) => `${weekday} `,
    after: ({ month }, stories, unreachable, newest) =>
      ` ${month}, ${nouvelles(stories)}${unreachable ? ', une section n’a pas pu être vérifiée' : ''}${newest ? ', la plus récente' : ''}`,
    missing: ({ month }) => ` ${month}, pas d’édition`,
    damaged: ({ month }) => ` ${month}, l’édition est endommagée et ne peut être affichée`,
  },
  dayByDay: 'Jour par jour',
  andMore: (stories) => (stories > 0 ? `et ${stories} ${plural(stories, 'autre', 'autres')}` : ''),
  previousMonth: 'Plus tôt',
  nextMonth: 'Plus tard',
  monthNavigation: 'Autres mois',

  // Sections
  sectionTitle: (section) => section,
  sectionDescription: (section, publication) => `${section} dans ${publication}, jour par jour.`,
  sectionLatest: (stories, editions) =>
    editions === 1
      ? `${nouvelles(stories)} de la dernière édition.`
      : `${nouvelles(stories)} des ${editions} dernières éditions.`,
  sectionOfYear: (stories, year) => `${nouvelles(stories)} en ${year}.`,
  sectionInYear: (section, year) => `${section}, ${year}`,
  sectionSources: (names) =>
    names.length === 0
      ? ''
      : `${names.length > 4 ? count(names.length, 'source') : `Sources\u00a0: ${list(names)}`}.`,
  sectionEmpty: 'Rien n’a encore été publié ici.',
  byYear: 'Par année',
  latest: 'Les plus récentes',
  otherSections: 'Autres sections',
  moreOf: (section) => `Plus de la section ${section}`,

  // A briefing without editions
  noEditionYet: 'Pas encore d’édition',
  noEditionYetDescription: 'La première édition paraîtra ici.',
  noEditionYetText: (sources) =>
    sources > 0
      ? `La première édition paraîtra ici. Elle sera tirée de ${count(sources, 'source')}, section par section.`
      : 'La première édition paraîtra ici dès que le bulletin aura une source.',
  willRead: 'Ce qui sera lu',

  // A page that does not exist
  notFoundTitle: 'Aucune page ici',
  notFoundTop: 'Aucune page',
  notFoundBottom: 'à cette adresse.',
  notFoundText: 'Il n’y a peut-être pas eu d’édition ce jour-là, ou l’adresse contient une faute de frappe.',
  latestEdition: (day) => `La dernière édition\u00a0: ${day}`,
  wholeArchive: 'Toutes les éditions, dans les archives',
};
