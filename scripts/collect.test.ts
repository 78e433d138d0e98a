import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunReport } from '../src/core/report.ts';
import { editionEntries } from '../src/core/edition.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { runCommandLine } from './testing/run-command.ts';

const now = '2026-11-22T11:45:00Z';

/** A small RSS feed; each entry is a title, whose link is made from it. */
function feedOf(...titles: string[]): string {
  const entries = titles.map(
    (title) =>
      `<item><title>${title}</title><link>https://news.example/${title.toLowerCase().replaceAll(' ', '-')}</link>` +
      `<pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate><description>It is about ${title}.</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${entries.join('')}</channel></rss>`;
}

let server: FeedServer;
let newsroom: Newsroom;
afterEach(async () => {
  await newsroom.close();
  await server.close();
});

async function open(...args: Parameters<typeof openNewsroom>): Promise<void> {
  newsroom = await openNewsroom(...args);
}

const collect = (...args: string[]) =>
  runCommandLine('scripts/collect.ts', ['--content', newsroom.content, '--now', now, ...args]);

describe('npm run collect', () => {
  it('writes the edition, tells of each source as it ends, and closes with a table', async () => {
    server = await startFeedServer({
      '/a': { body: feedOf('Snow on the hills', 'A new bridge') },
      '/b': { status: 500 },
    });
    await open({ local: { a: `${server.origin}/a`, b: `${server.origin}/b` } });
    const { code, stdout, stderr } = await collect();
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Asking 2 sources …\n/);
    expect(stderr).toMatch(/^\+ a: 2 entries, \d+ ms$/m);
    expect(stderr).toMatch(/^! b: .+\(500\)\.$/m);
    expect(stdout).toMatch(/^source\s+answer\s+read\s+new\s+kept\s+ms\s+note$/m);
    expect(stdout).toMatch(/^a\s+ok 200\s+2\s+2\s+2\s+\d+$/m);
    expect(stdout).toContain('Made the edition of 2026-11-22: 2 entries; 1 of 2 sources read.');
  });

  it('gives the report as JSON alone on standard output', async () => {
    const old =
      '<item><title>Old</title><link>https://news.example/old</link><pubDate>1 Nov 2026</pubDate></item>';
    const body = feedOf('Snow on the hills').replace('</channel>', `${old}</channel>`);
    server = await startFeedServer({ '/a': { body } });
    await open({ local: { a: `${server.origin}/a` } });
    const { code, stdout } = await collect('--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      date: '2026-11-22',
      outcome: 'made',
      file: 'editions/2026/2026-11-22.json',
      sources: [
        {
          source: 'a',
          status: 'ok',
          answer: 200,
          read: 2,
          new: 1,
          kept: 1,
          dropped: { 'older than the window': 1 },
        },
      ],
    } satisfies Partial<Record<keyof RunReport, unknown>>);
  });

  it('exits 2 on a wrong configuration, with every mistake at its place, and writes nothing', async () => {
    server = await startFeedServer();
    await open({ local: { a: `${server.origin}/a` } });
    await writeFile(
      join(newsroom.content, 'briefing.yaml'),
      'titel: Mine\nsections:\n  - id: local\n    title: Local\n    sources:\n      - { id: a, name: A, url: nowhere }\n',
    );
    const { code, stdout, stderr } = await collect();
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^briefing\.yaml:1:1 .*titel.*title/m);
    expect(stderr).toMatch(/^briefing\.yaml:6:\d+ .*url.*https:\/\//m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await readdir(newsroom.content)).toEqual(['briefing.yaml']);
    expect(server.log).toEqual([]);
  });

  it('exits 3 when no source can be read, and writes nothing', async () => {
    server = await startFeedServer({ '/a': { status: 503 } });
    await open({ local: { a: `${server.origin}/a`, b: `${server.origin}/b` } });
    const { code, stdout } = await collect();
    expect(code).toBe(3);
    expect(stdout).toContain(
      'No source could be read: nothing was written, and the previous edition stands.',
    );
    expect(await readdir(newsroom.content)).toEqual(['briefing.yaml']);
  });

  it('exits 1 and names the file where the edition of the day is damaged, without touching it', async () => {
    server = await startFeedServer({ '/a': { body: feedOf('Snow on the hills') } });
    await open({ local: { a: `${server.origin}/a` } });
    await mkdir(join(newsroom.content, 'editions/2026'), { recursive: true });
    await writeFile(join(newsroom.content, 'editions/2026/2026-11-22.json'), '{"schema": 1');
    const before = await newsroom.bytes();
    const { code, stderr } = await collect();
    expect(code).toBe(1);
    expect(stderr).toMatch(/2026-11-22\.json cannot be read/);
    expect(await newsroom.bytes()).toEqual(before);
  });

  it.each([
    [['--now', 'yesterday'], /not a moment with a zone/],
    [['--now', '2026-11-22T06:45:00'], /not a moment with a zone/],
    [['--now', '2026-02-30T06:45:00Z'], /not a moment with a zone/],
    [['--nwo', 'x'], /--nwo.*Try --help/],
  ])('exits 2 on wrong usage: %j', async (args, expected) => {
    server = await startFeedServer();
    await open({ local: {} });
    const { code, stderr } = await runCommandLine('scripts/collect.ts', [
      '--content',
      newsroom.content,
      ...args,
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
  });
});

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
    const names = ['a', 'gone', 'busy', 'broken', 'missing'];
    await open({ local: Object.fromEntries(names.map((name) => [name, `${server.origin}/${name}`])) });
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
