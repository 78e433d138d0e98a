import type { plainTextWords as english } from '../english/plain-text.ts';

export const plainTextWords: typeof english = {
  plainTextDay: ({ month, day, year }) => `${day === 1 ? '1er' : day} ${month} ${year}`,
  plainTextDate: 'Date\u00a0',
  plainTextTags: 'Mots-clés\u00a0',
  plainTextWeather: 'Météo',
  plainTextNoUpdates: 'Rien de nouveau.',
  plainTextNote: 'Remarque\u00a0:',
  plainTextPage: 'Cette édition sur le Web\u00a0:',
};
