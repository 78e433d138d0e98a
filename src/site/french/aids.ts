import type { aidPageWords as pageEnglish, aidWords as english } from '../english/aids.ts';

export const aidWords: typeof english = {
  copied: 'Copié.',
  copyFailed: 'Impossible de copier.',
  share: 'Partager',
  copyLink: 'Copier le lien',
  muteSource: 'Masquer {source}',
  close: 'Fermer',
  muted: 'Masqués ici\u00a0: {n}.',
  showMuted: 'Afficher',
  readingAids: 'Aides à la lecture',
  keys: 'Touches',
  keysOn: 'Utiliser ces touches',
  keyNext: 'nouvelle suivante',
  keyPrevious: 'nouvelle précédente',
  keyOpen: 'ouvrir la nouvelle',
  keySearch: 'chercher',
  keyHelp: 'cette aide',
  keyDays: 'la veille, le lendemain',
  mutedHeading: 'Masqués',
  mutedText:
    'Les nouvelles qui contiennent ces mots et celles de ces sources sont masquées dans ce navigateur. Personne d’autre ne le sait.',
  muteWord: 'Masquer un mot',
  add: 'Masquer',
  remove: 'Retirer',
  nothingMuted: 'Rien n’est masqué.',
  listening: 'Lecture à voix haute',
  pause: 'Pause',
  resume: 'Reprendre',
  back: 'Précédent',
  forward: 'Suivant',
  stop: 'Arrêter',
  noVoice: 'Ce navigateur n’a pas de voix pour lire.',
  keptCopy: 'Le réseau ne répond pas. Cette copie a été conservée le {when}.',
};

export const aidPageWords: typeof pageEnglish = {
  listen: 'Écouter',
  offlineTitle: 'Pas conservée ici',
  offlineText:
    'Le réseau ne répond pas, et ce navigateur n’a pas conservé la page demandée. Les éditions que vous avez lues en dernier sont encore ici\u00a0:',
  offlineNewest: 'l’édition la plus récente que vous avez vue',
};
