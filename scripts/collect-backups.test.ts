import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editionEntries } from '../src/core/edition.ts';
import { collect } from './collect/run.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom, silentProgress } from './testing/newsroom.ts';
import { feedOf } from './testing/small-feed.ts';

const morning = '2026-11-22T11:45:00Z';
const noon = '2026-11-22T15:45:00Z';

let server: FeedServer;
let newsroom: Newsroom;

/** Two sources on the first server, and their backup on a host of its own. */
beforeEach(async () => {
  server = await startFeedServer({ '/spare': { body: feedOf('A spare bridge'), etag: true } });
  newsroom = await openNewsroom(
    { local: { one: `${server.origin}/one`, two: `${server.origin}/two` } },
    { backups: { local: { spare: `http://localhost:${server.port}/spare` } } },
  );
});
afterEach(async () => {
  await newsroom.close();
  await server.close();
});

const old = feedOf('Old hills', 'Older hills').replaceAll('Sun, 22 Nov 2026', '01 Sep 2026');
const alive = { body: feedOf('Snow on the hills') };
const stale = { body: old };
const down = { status: 500 };
const gone = { status: 410 };

const asked = (path: string): number => server.log.filter((request) => request.path === path).length;
const rows = async () => (await newsroom.edition('2026-11-22')).sections[0]!.coverage.sources;
const titles = async () => editionEntries(await newsroom.edition('2026-11-22')).map(({ title }) => title);

describe('backups', () => {
  it.each([
    ['all failed', down, gone, 'Backup, read because no source of this section answered.'],
    [
      'all stale',
      stale,
      stale,
      'Backup, read because every source of this section has been silent for long.',
    ],
    [
      'one failed, one stale',
      down,
      stale,
      'Backup, read because every source of this section failed or has been silent for long.',
    ],
  ])('are read where %s, and the coverage says why', async (_, one, two, reason) => {
    server.set('/one', one);
    server.set('/two', two);
    await newsroom.collect(morning);
    expect(await titles()).toEqual(['A spare bridge']);
    expect((await rows()).find(({ id }) => id === 'spare')).toMatchObject({ status: 'ok', kept: 1, reason });
  });

  it.each([
    ['lives', alive],
    ['is quiet, as it bears no date', { body: old.replaceAll(/<pubDate>[^<]*<\/pubDate>/g, '') }],
  ])('are left alone where one source %s', async (_, one) => {
    server.set('/one', one);
    server.set('/two', down);
    await newsroom.collect(morning);
    expect(asked('/spare')).toBe(0);
    expect((await rows()).map(({ id }) => id)).toEqual(['one', 'two']);
  });

  it('may fail too, and nothing is silent about it', async () => {
    server.set('/one', down);
    server.set('/two', stale);
    server.set('/spare', { status: 404 });
    const { sources } = await newsroom.collect(morning);
    const reason =
      'Backup, read because every source of this section failed or has been silent for long. No such address (404).';
    expect((await rows()).map(({ id, status }) => `${id} ${status}`)).toEqual([
      'one failed',
      'two stale',
      'spare failed',
    ]);
    expect((await rows())[2]?.reason).toBe(reason);
    expect(sources[2]).toMatchObject({ source: 'spare', status: 'failed', stage: 'download', note: reason });
  });

  it('keep what they brought when a source recovers, and are not asked again', async () => {
    server.set('/one', down);
    server.set('/two', down);
    await newsroom.collect(morning);
    server.set('/one', alive);
    await newsroom.collect(noon);
    expect((await titles()).sort()).toEqual(['A spare bridge', 'Snow on the hills']);
    expect(asked('/spare')).toBe(1);
    expect((await rows()).map(({ id, status, kept }) => `${id} ${status} ${kept}`)).toEqual([
      'one ok 1',
      'two failed 0',
      'spare ok 1',
    ]);
  });

  it('are not asked when a source that lived this morning fails at noon', async () => {
    server.set('/one', alive);
    server.set('/two', down);
    await newsroom.collect(morning);
    server.set('/one', down);
    await newsroom.collect(noon);
    expect(asked('/spare')).toBe(0);
    expect((await rows())[0]).toMatchObject({ id: 'one', status: 'ok', kept: 1 });
  });

  it('are asked again in the next run while nothing lives, as politely as any source', async () => {
    server.set('/one', down);
    server.set('/two', down);
    await newsroom.collect(morning);
    const before = await newsroom.bytes();
    await newsroom.collect(noon);
    expect(server.log.at(-1)).toMatchObject({ path: '/spare' });
    expect(server.log.at(-1)?.headers['if-none-match']).toBeTruthy();
    expect(await newsroom.bytes()).toEqual(before);
    server.set('/spare', {
      body: feedOf('A spare bridge', 'Another bridge'),
      headers: { 'cache-control': 'max-age=7200' },
    });
    await newsroom.collect('2026-11-22T16:45:00Z');
    await newsroom.collect('2026-11-22T17:45:00Z');
    expect(asked('/spare')).toBe(3);
    expect((await titles()).sort()).toEqual(['A spare bridge', 'Another bridge']);
  });

  it('share the pause that a source of their host was asked for in this run', async () => {
    server.set('/one', { status: 429, headers: { 'retry-after': '3600' } });
    const { port } = server;
    await newsroom.close();
    newsroom = await openNewsroom(
      { local: { one: `http://press.localhost:${port}/one` } },
      { backups: { local: { spare: `http://press.localhost:${port}/spare` } } },
    );
    const report = await newsroom.collect(morning);
    expect(report.outcome).toBe('none');
    expect(report.sources.map(({ source, status }) => `${source} ${status}`)).toEqual([
      'one failed',
      'spare skipped',
    ]);
    expect(asked('/spare')).toBe(0);
  });

  it('get no time of their own: the time of a run is for all of its sources', async () => {
    server.set('/one', { ...down, delayMs: 900 });
    server.set('/two', { ...down, delayMs: 0 });
    server.set('/spare', { stall: 'headers' });
    const started = performance.now();
    const { sources } = await collect({
      content: newsroom.content,
      now: new Date(morning),
      progress: silentProgress,
      download: { runMs: 1_500 },
    });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(sources[2]).toMatchObject({
      source: 'spare',
      status: 'failed',
      note: expect.stringMatching(/of this run were over/),
    });
  });
});
