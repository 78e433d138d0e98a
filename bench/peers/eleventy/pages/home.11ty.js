import { dayPage } from '../parts/day.js';

export const data = { permalink: 'index.html' };

export const render = ({ editions, frame }) => dayPage(Object.values(editions).at(-1), frame.day);
