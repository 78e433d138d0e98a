import { expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { publishedDigest } from './ledger.ts';
import { publishedWith } from './published.ts';

it('lists the addresses and ids of an edition in a form that never changes', () => {
  const edition = sampleEdition('2026-01-02', '2026-01-02');
  const [section] = edition.sections.filter(({ entries }) => entries.length > 0);
  const [entry] = section?.entries ?? [];
  edition.sections = [{ ...section!, entries: [{ ...entry!, story: 's1', since: '2025-12-30' }] }];
  const list = publishedWith(edition);
  expect(list).toEqual([
    '/2026/01/02/',
    '/2026/01/',
    '/2026/',
    '/2026/W01/',
    '/text/2026/01/02/',
    '/2026/01/02.txt',
    '/api/2026-01-02.json',
    '/listen/2026/01/02.txt',
    '/listen/2026/01/02.json',
    '/cards/2026-01-02.png',
    'tag:morning-news-briefing,2026:edition:2026-01-02',
    `/sections/${section?.id}/`,
    `/sections/${section?.id}/2026/`,
    `/sections/${section?.id}/rss.xml`,
    '/stories/s1/',
    `/2026/01/02/#${entry?.id}`,
    `tag:morning-news-briefing,2026:entry:${entry?.id}`,
  ]);
  const before = publishedDigest(edition);
  edition.sections[0]!.entries[0]!.title = 'Another title';
  expect(publishedDigest(edition)).toBe(before);
  edition.sections[0]!.entries[0]!.id = 'another';
  expect(publishedDigest(edition)).not.toBe(before);
});
