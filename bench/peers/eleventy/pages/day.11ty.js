import { dayPage } from '../parts/day.js';

export const data = {
  pagination: { data: 'editions', size: 1, resolve: 'values', alias: 'edition' },
  permalink: ({ edition }) => `${edition.url}index.html`,
};

export const render = ({ edition, frame }) => dayPage(edition, frame.day);
