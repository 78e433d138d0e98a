import type { editionWords as english } from '../english/edition.ts';
import {
  capital,
  count,
  day,
  dayAndMonth,
  dayNumber,
  dayWithYear,
  of,
  plural,
  quoted,
  span,
  stop,
} from './grammar.ts';

const nouvelles = (stories: number): string => count(stories, 'nouvelle');

/** “depuis lundi”, “depuis le 3 novembre”: a date needs its article, a weekday has none. */
const since = (day: string): string => `depuis ${/^\d/.test(day) ? `le ${day}` : day}`;

/** The words of an edition and of what surrounds every page. */
export const editionWords: typeof english = {
  locale: 'fr-CA',

  // Dates
  day,
  dayWithYear,
  dayAndMonth,
  dayShort: ({ day, monthShort }) => `${dayNumber(day)} ${monthShort}`,
  dayShortWithYear: ({ day, monthShort, year }) => `${dayNumber(day)} ${monthShort} ${year}`,
  monthAndYear: ({ month, year }) => `${month} ${year}`,
  weekdayAndTime: ({ weekdayShort }, clock) => `${weekdayShort} ${clock}`,
  // A line never ends between the hours and the minutes.
  clock: (time) => time.replaceAll(' ', '\u00a0'),
  noDate: 'sans date',

  // Every page
  titleOf: (page, publication) => `${page} · ${publication}`,
  skipToBriefing: 'Aller aux nouvelles',
  skipToContent: 'Aller au contenu',
  siteNavigation: 'Site',
  moreNavigation: 'Autres pages',
  archive: 'Archives',
  about: 'À propos',
  sourceHealth: 'État des sources',
  feed: 'Fil RSS',
  feedOf: (name) => `Fil RSS ${of(name)}`,
  promise:
    'Les titres et les extraits sont dans les mots des éditeurs et mènent chez eux. Ni publicité, ni témoins, ni pistage.',
  theme: 'Thème',
  themeDevice: 'Comme l’appareil',
  themeLight: 'Clair',
  themeDark: 'Sombre',

  // A newest edition that is old
  lateEdition: (words) =>
    `Aucune nouvelle édition depuis le ${dayWithYear(words)}. La dernière est ci-dessous.`,

  // Masthead of an edition
  editionTitle: (words) => capital(dayWithYear(words)),
  editionDescription: (stories, sources, weekday) =>
    sources > 0
      ? `${nouvelles(stories)} de ${count(sources, 'source')}, ${plural(stories, 'recueillie', 'recueillies')} ${weekday}.`
      : `${nouvelles(stories)} pour ${weekday}.`,
  dekStories: (stories, minutes) =>
    stories > 0 ? `${nouvelles(stories)}, environ ${count(minutes, 'minute')}.` : 'Aucune nouvelle.',
  dekSources: (read, all, clock) =>
    stop(
      read === all
        ? `${all === 1 ? 'La seule source a été lue' : `Les ${all} sources ont été lues`} à ${clock}`
        : `${count(read, 'source')} sur ${all} ${plural(read, 'a été lue', 'ont été lues')} à ${clock}`,
    ),
  dekBackfilled: (day) => `Recueilli après coup, le ${day}, dans ce que les sources offraient encore.`,
  dekImported: 'Repris d’archives plus anciennes, qui n’avaient pas noté leurs sources.',
  weekNavigation: 'Éditions récentes',
  storiesAfterDay: (stories) => `, ${nouvelles(stories)}`,
  noEditionAfterDay: ', pas d’édition',
  sunrise: (clock) => `Lever ${clock}`,
  sunset: (clock) => `Coucher ${clock}`,
  daylight: (minutes, change) => {
    const length = `${Math.floor(minutes / 60)} h ${minutes % 60} min de clarté`;
    if (change === 0) return `${length}, autant que la veille`;
    return `${length}, ${Math.abs(change)} min de ${change < 0 ? 'moins' : 'plus'} que la veille`;
  },

  // Weather
  weather: 'Météo',
  weatherUnavailable: 'La météo n’a pas pu être lue.',
  weatherNote: 'Attention\u00a0:',
  conditionsUnknown: 'Les conditions et les prévisions n’ont pas pu être lues.',
  noAlerts: 'Aucune alerte en vigueur.',
  alertsUnknown: 'On ne sait pas si des alertes sont en vigueur\u00a0: rien n’en a été dit.',
  alertColour: { yellow: 'Alerte jaune', orange: 'Alerte orange', red: 'Alerte rouge' },
  alertEnded: 'Terminée',
  alertText: 'Le texte complet de l’alerte',
  alertIssued: (when, area) =>
    stop(area === undefined ? `Diffusée à ${when}` : `Diffusée à ${when} pour ${area}`),
  high: (degrees) => `Maximum ${degrees}°`,
  low: (degrees) => `Minimum ${degrees}°`,
  precipitation: (percent) => `risque de précipitations de ${percent}\u00a0%`,
  degrees: (degrees) => `${degrees}°`,
  percent: (percent) => `${percent}\u00a0%`,
  forecastAndConditions: 'Prévisions et conditions',
  conditions: {
    wind: 'Vent',
    humidity: 'Humidité',
    humidex: 'Indice humidex',
    windChill: 'Refroidissement éolien',
    dewpoint: 'Point de rosée',
    pressure: 'Pression',
    visibility: 'Visibilité',
    aqhi: 'Qualité de l’air',
  },
  windAndGust: (wind, gust) => `${wind}, rafales à ${gust} km/h`,
  airQuality: (index, risk) =>
    `${index}, risque ${{ low: 'faible', moderate: 'modéré', high: 'élevé', 'very high': 'très élevé' }[risk]}`,
  observedAt: (clock, station) =>
    stop(station === undefined ? `Observé à ${clock}` : `Observé à ${clock}, station\u00a0: ${station}`),
  forecastIssued: (clock) => stop(`Prévisions diffusées à ${clock}`),
  observedBefore: (when, hours) => `Observé à ${when}, ${span(hours)} avant cette édition.`,
  forecastBefore: (when, hours) => `Prévisions diffusées à ${when}, ${span(hours)} avant cette édition.`,
  dayAndTime: (day, clock) => `${clock} le ${day}`,

  // The body of an edition
  minute: 'Si vous n’avez qu’une minute',
  minuteWhere: (source, others, section, reason) =>
    others > 0
      ? `${source} et ${others} ${plural(others, 'autre', 'autres')}, ${section}`
      : `${source}, ${reason ?? section}`,
  sections: 'Sections',
  nothingNewMark: 'rien de nouveau',
  notCheckedMark: 'non vérifié',
  allDays: 'Tous les jours',
  allDaysOf: (section) => `\u00a0: ${section}`,
  sectionFeed: 'RSS',
  sectionFeedOf: (section) => `, fil de la section ${section}`,
  linkToStory: 'Lien vers cette nouvelle',
  also: 'Aussi\u00a0:',
  developingSince: (day) => `Depuis le ${day}`,
  leadingTo: (words) => `${words}\u00a0:`,
  storySoFar: 'le sujet jusqu’ici',
  storyGoesOn: 'Le sujet se poursuit\u00a0:',
  storyOf: (title) => ` sur ${quoted(title)}`,
  foundElsewhere: (section) => `Aussi dans ${section}\u00a0:`,
  chosenBy: (model) => `Phrases choisies par ${model ?? 'un modèle'}`,
  kindNames: {
    news: 'Actualité',
    journal: 'Revue savante',
    government: 'Gouvernement',
    vendor: 'Fournisseur',
    university: 'Université',
  },
  kinds: {
    news: undefined,
    journal: 'Revue savante',
    government: 'Gouvernement',
    vendor: 'Fournisseur',
    university: 'Université',
  },
  nothingNew: 'Rien de nouveau.',
  nothingNewSinceEdition: (weekday) => `Rien de nouveau depuis l’édition de ${weekday}.`,
  nothingNewSince: (day) => `Rien de nouveau ${since(day)}.`,
  sourcesChecked: (sources) =>
    sources > 0 ? `${count(sources, 'source')} ${plural(sources, 'consultée', 'consultées')}.` : '',
  couldNotCheck: 'Impossible de vérifier.',
  noneAnswered: (sources) =>
    sources === 1 ? 'Sa seule source n’a pas pu être lue.' : `Aucune des ${sources} sources n’a pu être lue.`,
  someAnswered: (silent, all) =>
    `${silent} des ${count(all, 'source')} ${plural(silent, 'n’a pas pu être lue', 'n’ont pas pu être lues')}.`,
  reasonOf: (source, reason) => `${source}\u00a0: ${reason.slice(0, 1).toLowerCase()}${reason.slice(1)}`,
  moreReasons: (others) => `Et ${count(others, 'autre')}.`,
  seeSourceHealth: 'Voir l’état des sources',

  // End of an edition
  everythingFor: (weekday) => `C’est tout pour ce ${weekday}.`,
  previousAndNext: 'Édition précédente et édition suivante',
  previous: 'Précédente',
  next: 'Suivante',
  nextMorning: (weekday) => `${weekday} matin`,
  firstEdition: 'Ceci est la première édition',
  inYourApp: 'Lisez-le dans votre appli',
  inYourAppText:
    'Une entrée chaque matin, avec tout le bulletin à l’intérieur. Chaque section a aussi son propre fil.',
};
