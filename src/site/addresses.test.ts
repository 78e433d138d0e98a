import { expect, it } from 'vitest';
import { addresses } from './addresses.ts';

it.each([
  { root: '/', prefix: '/' },
  { root: '/repo', prefix: '/repo/' },
  { root: '/repo/', prefix: '/repo/' },
  { root: 'https://example.org/repo', prefix: 'https://example.org/repo/' },
])('builds every address below $root', ({ root, prefix }) => {
  const to = addresses(root);
  expect(
    Object.values(to).map((address) => (typeof address === 'string' ? address : address('2026-11-22', 'x'))),
  ).toEqual([
    prefix,
    `${prefix}2026/11/22/`,
    `${prefix}2026/11/22/#x`,
    `${prefix}2026/11/22/`,
    `${prefix}2026/11/22/`,
    `${prefix}archive/`,
    `${prefix}sections/2026-11-22/`,
    `${prefix}sections/2026-11-22/x/`,
    `${prefix}sections/2026-11-22/rss.xml`,
    `${prefix}stories/2026-11-22/`,
    `${prefix}sources/`,
    `${prefix}about/`,
    `${prefix}rss.xml`,
    `${prefix}atom.xml`,
    `${prefix}feed.json`,
    `${prefix}entries.xml`,
    `${prefix}rss/2026-11-22.xml`,
    `${prefix}feed.css`,
    `${prefix}api/index.json`,
    `${prefix}api/2026-11-22.json`,
    `${prefix}api/edition.schema.json`,
    `${prefix}latest.txt`,
    `${prefix}2026/11/22.txt`,
    `${prefix}2026-11-22`,
  ]);
  expect(to.month('2026-11')).toBe(`${prefix}2026/11/`);
  expect(to.year('2026')).toBe(`${prefix}2026/`);
});
