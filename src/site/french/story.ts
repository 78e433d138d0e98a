import type { storyWords as english } from '../english/story.ts';
import { count, inWords, plural } from './grammar.ts';

/** The words of the page of a story that goes on over days. */
export const storyWords: typeof english = {
  skipToStory: 'Aller au sujet',
  storyDescription: (days, entries, sources) =>
    `Un sujet suivi pendant ${count(days, 'jour')}\u00a0: ${count(entries, 'entrée')} de ${count(sources, 'source')}.`,
  storySpan: (days) => `${plural(days, 'jour', 'jours')}, un même sujet`,
  sinceDay: (day) => `depuis le ${day}`,
  storyCount: (entries, sources) => `${count(entries, 'entrée')} de ${count(sources, 'source')}`,
  storyEditions: (editions, since) =>
    `dans ${inWords(editions, 'feminine')} ${plural(editions, 'édition', 'éditions')}, depuis le ${since}. Le titre ci-dessus est le plus récent.`,
  storyNavigation: 'Les jours de ce sujet',
  entriesAfterDay: (entries) => (entries === 0 ? ', rien de nouveau' : `, ${count(entries, 'entrée')}`),
  goToEdition: (month, year) => ` ${month} ${year}, ouvrir cette édition`,
  latestOfStory: 'Le plus récent',
  firstOfStory: 'Tout a commencé ici',
  quietDays: (days) =>
    days === 1
      ? 'Rien de nouveau sur ce sujet.'
      : `Rien de nouveau sur ce sujet pendant ${inWords(days)} jours.`,
  howStoriesAreJoined:
    'Les entrées sont réunies quand leurs titres et leurs premières phrases ont en commun les mots qui comptent. Rien n’est réécrit.',
};
