import type { ownFeedWords as english } from '../english/feeds.ts';

export const ownFeedWords: typeof english = {
  everyStory: 'Toutes les nouvelles',
  feedEveryStoryText: 'Chaque nouvelle séparément, pour qui aime choisir dans son lecteur.',
  feedAsAtom: 'Une entrée par jour (Atom)',
  feedAsJson: 'Une entrée par jour (JSON Feed)',
  sameAsAtom: 'Les mêmes éditions, pour les programmes qui préfèrent Atom.',
  sameAsJson: 'Les mêmes éditions, pour les programmes qui préfèrent JSON.',
  everyStoryDescription: (publication) => `Les nouvelles de ${publication}, chacune dans son propre article.`,
  monthDescription: (month, publication) => `Toutes les éditions de ${publication} de ${month}.`,
  feedRights:
    'Les titres et les extraits appartiennent à leurs éditeurs et sont cités avec un lien vers eux. La météo est publiée sous la licence indiquée à côté d’elle.',
  feedExplained:
    'Ceci est un fil d’actualité. Copiez son adresse dans un lecteur de fils, et les nouveautés vous y parviendront. Aucun compte, aucune publicité, aucun pistage.',
};
