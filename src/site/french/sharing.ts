import type { sharingWords as english } from '../english/sharing.ts';

/** The words around a link that is shared. */
export const sharingWords: typeof english = {
  cardOfDay: (publication, day) => `${publication}, ${day}, avec les premières manchettes`,
  noNewStories: 'Aucune nouvelle ce jour-là.',
};
