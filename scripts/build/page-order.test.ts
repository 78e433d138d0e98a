import { expect, it } from 'vitest';
import { inOrderOfDays } from './page-order.ts';

it('brings all forms of a day together, then what is made of its month and year', () => {
  const paths = [
    '/2026/11/21',
    '/2026/11/22',
    '/2026/W47',
    '/2026/11',
    '/2026',
    '/',
    '/text/2026/11/21',
    '/api/2026-11-22.json',
    '/rss/2026-11.xml',
    '/sections/us/2026',
    '/stories/s2026112233aa',
    '/2025/12/31.txt',
  ];
  expect(inOrderOfDays(paths.map((pathname) => ({ pathname }))).map(({ pathname }) => pathname)).toEqual([
    '/2025/12/31.txt',
    '/2026/11/21',
    '/text/2026/11/21',
    '/2026/11/22',
    '/api/2026-11-22.json',
    '/2026/W47',
    '/2026/11',
    '/rss/2026-11.xml',
    '/2026',
    '/sections/us/2026',
    '/',
    '/stories/s2026112233aa',
  ]);
});
