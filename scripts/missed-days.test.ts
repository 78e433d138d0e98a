import { afterEach, beforeEach, expect, it } from 'vitest';
import { editionEntries } from '../src/core/edition.ts';
import { checkContent } from './check/content.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';

interface Item {
  title: string;
  date?: string;
}

function feed(...items: Item[]): string {
  const texts = items.map(({ title, date }) => {
    const link = `https://news.example/${title.toLowerCase().replaceAll(' ', '-')}`;
    const when = date === undefined ? '' : `<pubDate>${new Date(date).toUTCString()}</pubDate>`;
    return `<item><title>${title}</title><link>${link}</link>${when}</item>`;
  });
  return `<rss version="2.0"><channel><title>News</title>${texts.join('')}</channel></rss>`;
}

const weekend: Item[] = [
  { title: 'Sunday frost', date: '2026-11-22T10:00:00Z' },
  { title: 'Saturday night fire', date: '2026-11-22T03:00:00Z' },
  { title: 'Saturday market', date: '2026-11-21T09:00:00Z' },
  { title: 'Friday concert', date: '2026-11-20T20:00:00Z' },
  { title: 'A page without a date' },
];

let server: FeedServer;
let newsroom: Newsroom;
beforeEach(async () => {
  server = await startFeedServer({
    '/a': { body: feed({ title: 'Thursday mail', date: '2026-11-19T09:00:00Z' }) },
  });
  newsroom = await openNewsroom({ local: { a: `${server.origin}/a` } });
});
afterEach(async () => {
  await newsroom.close();
  await server.close();
});

const titles = async (date: string): Promise<string[]> =>
  editionEntries(await newsroom.edition(date)).map(({ title }) => title);

it('makes the missed mornings from what the feeds still hold, each entry in the edition it would have had', async () => {
  await newsroom.collect('2026-11-20T11:45:00Z');
  server.set('/a', { body: feed(...weekend) });
  const report = await newsroom.collect('2026-11-23T11:45:00Z');
  expect(await titles('2026-11-21')).toEqual(['Saturday market', 'Friday concert']);
  expect(await titles('2026-11-22')).toEqual(['Sunday frost', 'Saturday night fire']);
  expect(await titles('2026-11-23')).toEqual(['A page without a date']);
  for (const [date, to] of [
    ['2026-11-21', '2026-11-21T11:45:00.000Z'],
    ['2026-11-22', '2026-11-22T11:45:00.000Z'],
  ] as const)
    expect(await newsroom.edition(date)).toMatchObject({
      backfilled: true,
      collectedAt: '2026-11-23T11:45:00.000Z',
      window: { to },
    });
  expect((await newsroom.edition('2026-11-23')).backfilled).toBeUndefined();
  expect(report.notes).toEqual([
    expect.stringContaining('2026-11-21'),
    expect.stringContaining('2026-11-22'),
  ]);
  expect((await checkContent(newsroom.content)).findings).toEqual([]);
  const bytes = await newsroom.bytes();
  await newsroom.collect('2026-11-23T11:45:00Z');
  expect(await newsroom.bytes()).toEqual(bytes);
});

it('says of a day of which nothing is left that there is nothing, and makes no empty edition', async () => {
  await newsroom.collect('2026-11-20T11:45:00Z');
  server.set('/a', { body: feed({ title: 'Sunday frost', date: '2026-11-22T10:00:00Z' }) });
  const report = await newsroom.collect('2026-11-23T11:45:00Z');
  expect(report.notes[0]).toMatch(/no edition of 2026-11-21/);
  expect(await titles('2026-11-22')).toEqual(['Sunday frost']);
  await expect(newsroom.edition('2026-11-21')).rejects.toThrow();
});

it('has missed nothing before its first edition, nor what lies before the window', async () => {
  server.set('/a', { body: feed(...weekend) });
  await newsroom.collect('2026-11-23T11:45:00Z');
  expect(Object.keys(await newsroom.bytes()).filter((name) => name.startsWith('editions'))).toEqual([
    'editions/2026/2026-11-23.json',
  ]);
  const late = await newsroom.collect('2026-12-23T11:45:00Z');
  expect(late.notes.filter((note) => note.includes('no edition of'))).toHaveLength(5);
});

it.each([
  {
    night: 'the short night of spring',
    newest: '2025-03-07T05:10:00Z',
    now: '2025-03-10T04:10:00Z',
    day: '2025-03-08',
  },
  {
    night: 'the long night of autumn',
    newest: '2025-11-01T04:10:00Z',
    now: '2025-11-03T05:10:00Z',
    day: '2025-11-02',
  },
])('keeps every day its own through $night', async ({ newest, now, day }) => {
  server.set('/a', { body: feed({ title: 'Old', date: '2025-01-01T00:00:00Z' }) });
  await newsroom.collect(newest);
  server.set('/a', {
    body: feed({ title: 'In between', date: `${day}T03:30:00Z` }, { title: 'Today', date: now }),
  });
  await newsroom.collect(now);
  const all = Object.entries(await newsroom.bytes()).filter(([name]) => name.startsWith('editions'));
  const printed = all.flatMap(([, text]) =>
    [...text.matchAll(/"title": "(In between|Today)"/g)].map(([, title]) => title),
  );
  expect(printed.toSorted()).toEqual(['In between', 'Today']);
  expect((await checkContent(newsroom.content)).findings).toEqual([]);
});
