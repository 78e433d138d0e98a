import { afterEach, describe, expect, it } from 'vitest';
import { editionEntries } from '../src/core/edition.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { feedOf } from './testing/small-feed.ts';

const now = '2026-11-22T11:45:00Z';

let server: FeedServer;
let newsroom: Newsroom;
afterEach(async () => {
  await newsroom.close();
  await server.close();
});

async function open(...args: Parameters<typeof openNewsroom>): Promise<void> {
  newsroom = await openNewsroom(...args);
}

describe('a day of several runs', () => {
  it('adds what is new, keeps what was printed, and changes nothing otherwise', async () => {
    server = await startFeedServer({ '/a': { body: feedOf('Snow on the hills'), etag: true } });
    await open({ local: { a: `${server.origin}/a` } });
    await newsroom.collect(now);
    const first = await newsroom.bytes();
    // The same answer an hour later: the publisher says 304.
    expect(await newsroom.collect('2026-11-22T12:45:00Z')).toMatchObject({
      outcome: 'unchanged',
      sources: [{ answer: 304 }],
    });
    expect(await newsroom.bytes()).toEqual(first);
    server.set('/a', { body: feedOf('A new bridge'), etag: true });
    expect(await newsroom.collect('2026-11-22T13:45:00Z')).toMatchObject({ outcome: 'changed', entries: 2 });
    server.set('/a', { status: 500 });
    expect(await newsroom.collect('2026-11-22T14:45:00Z')).toMatchObject({ outcome: 'none' });
  });

  it('prints tomorrow what found no room today, although the publisher says that nothing has changed', async () => {
    const titles = ['Snow on the hills', 'A new bridge', 'The mill is open'];
    server = await startFeedServer({ '/a': { body: feedOf(...titles), etag: true } });
    await open({ local: { a: `${server.origin}/a` } }, { briefing: { limit: 2 } });
    await newsroom.collect(now);
    await newsroom.collect('2026-11-23T11:45:00Z');
    expect(server.log.at(-1)?.headers['if-none-match']).toBeTruthy();
    const [today, tomorrow] = [await newsroom.edition('2026-11-22'), await newsroom.edition('2026-11-23')];
    expect([today, tomorrow].map((edition) => editionEntries(edition).length)).toEqual([2, 1]);
    expect(new Set([today, tomorrow].flatMap(editionEntries).map(({ title }) => title))).toEqual(
      new Set(titles),
    );
    expect(editionEntries(tomorrow)[0]?.summary?.text).toMatch(/^It is about/);
  });

  it('names in a story the report of a source that failed at first, and prints it on no later day', async () => {
    const late = feedOf('Railway tunnel at Trondheim shut after quarry landslide, engineers say');
    server = await startFeedServer({
      '/a': { body: feedOf('Quarry landslide buries Trondheim railway tunnel') },
      '/b': { status: 500 },
    });
    await open({ local: { a: `${server.origin}/a`, b: `${server.origin}/b` } });
    await newsroom.collect(now);
    server.set('/b', { body: late });
    expect(await newsroom.collect('2026-11-22T12:45:00Z')).toMatchObject({ outcome: 'changed', entries: 1 });
    const [entry] = editionEntries(await newsroom.edition('2026-11-22'));
    expect(entry?.also.map(({ source }) => source)).toEqual(['b']);
    const bytes = await newsroom.bytes();
    expect(await newsroom.collect('2026-11-22T13:45:00Z')).toMatchObject({ outcome: 'unchanged' });
    expect(await newsroom.bytes()).toEqual(bytes);
    await newsroom.collect('2026-11-23T11:45:00Z');
    expect(editionEntries(await newsroom.edition('2026-11-23'))).toEqual([]);
  });

  it('reads backups only when every source of the section has failed, and says so', async () => {
    server = await startFeedServer({
      '/a': { body: feedOf('Snow on the hills') },
      '/b': { body: feedOf('A new bridge') },
    });
    await open({ local: { a: `${server.origin}/a` } }, { backups: { local: { b: `${server.origin}/b` } } });
    await newsroom.collect(now);
    expect(server.log.map(({ path }) => path)).toEqual(['/a']);
    server.set('/a', { status: 404 });
    await newsroom.collect('2026-11-23T11:45:00Z');
    const edition = await newsroom.edition('2026-11-23');
    expect(editionEntries(edition).map(({ source }) => source)).toEqual(['b']);
    expect(edition.sections[0]?.coverage).toMatchObject({
      status: 'partial',
      sources: [
        { id: 'a', status: 'failed' },
        { id: 'b', status: 'ok', reason: 'Backup, read because no source of this section answered.' },
      ],
    });
  });

  it('asks a publisher that is gone or wants a pause no more, and says why', async () => {
    server = await startFeedServer({
      '/a': { body: feedOf('Snow on the hills') },
      '/gone': { status: 410 },
      '/busy': { status: 429, headers: { 'retry-after': '86400' } },
    });
    await open({
      local: { a: `${server.origin}/a`, gone: `${server.origin}/gone`, busy: `${server.origin}/busy` },
    });
    await newsroom.collect(now);
    await newsroom.collect('2026-11-22T13:45:00Z');
    expect(server.log.filter(({ path }) => path !== '/a')).toHaveLength(2);
    const report = await newsroom.collect('2026-11-24T11:45:00Z');
    expect(report.sources.map(({ source, status, answer }) => [source, status, answer])).toEqual([
      ['a', 'quiet', 200],
      ['gone', 'skipped', undefined],
      ['busy', 'failed', 429],
    ]);
  });

  it('changes no byte at the same moment, also where a publisher is gone, busy or broken', async () => {
    server = await startFeedServer({
      '/a': { body: feedOf('Snow on the hills'), etag: true },
      '/gone': { status: 410 },
      '/busy': { status: 503, headers: { 'retry-after': '3600' } },
      '/broken': { body: feedOf('A new bridge').replace('</channel></rss>', '') },
    });
    const sources = ['a', 'gone', 'broken', 'missing'].map((name) => [name, `${server.origin}/${name}`]);
    // A pause holds for a whole host, so this one has its own.
    const busy = `http://press.localhost:${server.port}/busy`;
    await open({ local: { ...Object.fromEntries(sources), busy } });
    await newsroom.collect(now);
    const before = await newsroom.bytes();
    expect(await newsroom.collect(now)).toMatchObject({ outcome: 'unchanged' });
    expect(await newsroom.bytes()).toEqual(before);
  });

  it('remembers a link for ever, however it is dated now', async () => {
    server = await startFeedServer({ '/a': { body: feedOf('Snow on the hills') } });
    await open({ local: { a: `${server.origin}/a` } });
    await newsroom.collect(now);
    server.set('/a', { body: feedOf('Snow on the hills').replace('22 Nov 2026', '01 Nov 2027') });
    await newsroom.collect('2027-11-01T11:45:00Z');
    expect(editionEntries(await newsroom.edition('2027-11-01'))).toEqual([]);
  });

  it('leaves an edition alone that has a newer one', async () => {
    server = await startFeedServer({ '/a': { body: feedOf('Snow on the hills') } });
    await open({ local: { a: `${server.origin}/a` } });
    await newsroom.collect(now);
    await newsroom.collect('2026-11-23T11:45:00Z');
    const before = await newsroom.bytes();
    server.set('/a', { body: feedOf('Snow on the hills', 'A new bridge') });
    const { outcome, notes } = await newsroom.collect('2026-11-22T15:00:00Z');
    expect([outcome, notes[0]]).toEqual(['unchanged', expect.stringMatching(/2026-11-22 is closed/)]);
    expect(await newsroom.bytes()).toEqual(before);
  });

  it('reads the backup of the weather where the first source holds none', async () => {
    const city =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Pembroke</title><id>x</id><entry><id>y</id>' +
      '<title>No alerts in effect, Pembroke</title><category term="Alerts"/><summary>No alerts in effect.</summary></entry></feed>';
    server = await startFeedServer({ '/new': { body: feedOf('Not the weather') }, '/old': { body: city } });
    await open(
      { weather: { first: `${server.origin}/new` } },
      {
        backups: { weather: { second: `${server.origin}/old` } },
        briefing: { weather: { name: 'Pembroke', province: 'ON', lat: 45.82, lon: -77.12 } },
      },
    );
    await newsroom.collect(now);
    const edition = await newsroom.edition('2026-11-22');
    expect(edition.weather).toMatchObject({
      noAlerts: 'No alerts in effect, Pembroke',
      source: { name: 'second' },
    });
    expect(edition.sections[0]?.coverage.sources[1]).toMatchObject({
      status: 'ok',
      reason: 'Backup, read because no source of this section held any weather.',
    });
  });

  it('notes an address that has moved for good', async () => {
    server = await startFeedServer({
      '/old': { redirect: '/new', status: 301 },
      '/new': { body: feedOf('Snow on the hills') },
    });
    await open({ local: { a: `${server.origin}/old` } });
    const { notes } = await newsroom.collect(now);
    expect(notes).toEqual([
      `a has moved for good: in briefing.yaml write ${server.origin}/new instead of ${server.origin}/old`,
    ]);
  });
});
