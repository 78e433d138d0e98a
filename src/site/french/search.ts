import type { searchWords as english } from '../english/search.ts';

export const searchWords: typeof english = {
  searchDescription: 'Toutes les nouvelles de toutes les éditions, par mot, section, source et année.',
  searchLead: 'Toutes les nouvelles publiées ici.',
  searchText: 'Rien de ce que vous tapez ne quitte cette page.',
  searchField: 'Mots à chercher',
  searchButton: 'Chercher',
  searchSection: 'Section',
  searchSource: 'Source',
  searchYear: 'Année',
  searchOrder: 'Ordre',
  allSections: 'Toutes les sections',
  allSources: 'Toutes les sources',
  allYears: 'Toutes les années',
  newestFirst: 'Les plus récentes d’abord',
  bestFirst: 'Les plus pertinentes d’abord',
  searchBest: 'Les plus pertinentes',
  searchNone:
    'Aucune nouvelle ne contient «\u00a0{q}\u00a0». Essayez moins de mots, une autre graphie, ou toutes les sections et années.',
  searchOne: 'Une nouvelle contient «\u00a0{q}\u00a0»',
  searchMany: '{n} nouvelles contiennent «\u00a0{q}\u00a0»',
  searchNoneAll: 'Aucune nouvelle. Essayez toutes les sections, sources et années.',
  searchOneAll: 'Une nouvelle',
  searchManyAll: '{n} nouvelles',
  searchMore: 'Afficher la suite',
  searchFailed: 'La recherche n’a pas pu être chargée. Vérifiez la connexion et réessayez.',
  searchWithoutScript:
    'La recherche fonctionne dans votre navigateur et a besoin de JavaScript, qui est désactivé ici. Le calendrier et les sections montrent toutes les nouvelles sans lui\u00a0:',
};
