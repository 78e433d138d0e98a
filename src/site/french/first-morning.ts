import type { firstMorningWords as english } from '../english/first-morning.ts';

/** The words of a briefing that has no edition yet. */
export const firstMorningWords: typeof english = {
  whatWillHappen: 'Ce qui va se passer',
  eachMorning: (timeZone) =>
    `Chaque matin avant sept heures (fuseau horaire ${timeZone}), toutes les sources sont lues, et les nouvelles du jour paraissent ici dans une édition datée qui a sa propre adresse. Rien n’est jamais retiré\u00a0: les archives s’enrichissent d’une page par jour.`,
  howToBegin: 'Comment commencer',
  beginSteps: [
    'Sur GitHub\u00a0: ouvrez «\u00a0Actions\u00a0», choisissez «\u00a0Morning briefing\u00a0», puis «\u00a0Run workflow\u00a0». La première édition paraît ici quelques minutes plus tard\u202f; ensuite, elle vient d’elle-même.',
    'Sur votre ordinateur\u00a0: npm run briefing',
    'Pour choisir ce qui est lu\u00a0: content/briefing.yaml nomme chaque section et chaque source.',
  ],
};
