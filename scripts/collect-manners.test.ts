import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { healthSchema } from '../src/core/health.ts';
import { reportText, type RunReport } from '../src/core/report.ts';
import { stateSchema } from '../src/core/state.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { feedOf } from './testing/small-feed.ts';

/** What a source did is remembered over days, and has one word in coverage, health, report and its table. */

let server: FeedServer;
let newsroom: Newsroom | undefined;
beforeEach(async () => {
  server = await startFeedServer();
});
afterEach(async () => {
  await newsroom?.close();
  newsroom = undefined;
  await server.close();
});

/** One section of sources, by name; the first is a good one on a host of its own, so that there is an edition. */
async function open(...names: string[]): Promise<Newsroom> {
  server.set('/good', { body: feedOf('Snow on the hills'), etag: true });
  const urls = names.map((name) => [name, `${server.origin}/${name}`]);
  const good = `http://localhost:${server.port}/good`;
  newsroom = await openNewsroom({ local: { good, ...Object.fromEntries(urls) } });
  return newsroom;
}

const at = (date: string, time = '11:45'): string => `${date}T${time}:00Z`;
const asked = (path: string): number => server.log.filter((request) => request.path === path).length;

/** What is said of a source in the edition, in health, and in the report of the run. */
async function saidOf(source: string, report: RunReport) {
  const room = newsroom!;
  const edition = await room.edition(report.date);
  const health = healthSchema.parse(
    JSON.parse(await readFile(join(room.content, `health/${report.date.slice(0, 7)}.json`), 'utf8')),
  );
  const coverage = edition.sections
    .flatMap((section) => section.coverage.sources)
    .find(({ id }) => id === source)!;
  const row = report.sources.find((one) => one.source === source)!;
  const line = reportText(report, 400)
    .split('\n')
    .find((text) => text.startsWith(`${source} `));
  return { coverage, health: health.days[report.date]![source]!, row, line };
}

async function stateOf(source: string) {
  const text = await readFile(join(newsroom!.content, 'state.json'), 'utf8');
  return stateSchema.parse(JSON.parse(text)).sources[source]!;
}

const oldFeed = feedOf('Old hills', 'Older hills').replaceAll('Sun, 22 Nov 2026', '01 Sep 2026');

describe('one word for each thing', () => {
  it.each([
    ['ok', { body: feedOf('A new bridge') }, undefined, /^x\s+ok 200\s/],
    ['quiet', { body: feedOf() }, undefined, /^x\s+quiet 200\s/],
    ['stale', { body: oldFeed }, /^Nothing new for 82 days\.$/, /^x\s+stale 200\s.*Nothing new/],
    [
      'degraded',
      { body: feedOf('A new bridge').replace('</channel></rss>', '') },
      /^Mended before it could be read: .*end/,
      /^x\s+degraded 200\s.*Mended/,
    ],
    ['failed', { status: 404 }, /^No such address \(404\)\.$/, /^x\s+failed 404\s.*download: No such/],
    [
      'failed',
      { body: '<!doctype html><html><body>Hello</body></html>' },
      /web page instead of a feed\.$/,
      /^x\s+failed\s.*parse: The source/,
    ],
    [
      'ok',
      { redirect: '/good', status: 308 },
      /^Moved for good: write http:.*\/good in briefing\.yaml\.$/,
      /^x\s+ok 200, moved\s.*Moved for good/,
    ],
  ])('%s', async (status, route, reason, line) => {
    await open('x');
    if ('redirect' in route) server.set('/good', { body: feedOf('A new bridge'), etag: true });
    server.set('/x', route);
    const said = await saidOf('x', await newsroom!.collect(at('2026-11-22')));
    const words = { status: said.coverage.status, reason: said.coverage.reason };
    expect(words.status).toBe('redirect' in route ? said.row.status : status);
    if (reason) expect(words.reason).toMatch(reason);
    else expect(words.reason).toBeUndefined();
    expect({ status: said.health.status, reason: said.health.reason }).toEqual(words);
    expect({ status: said.row.status, reason: said.row.note }).toEqual(words);
    if (!('redirect' in route)) expect(said.line).toMatch(line);
    else expect(said.line).toMatch(/, moved\s.*Moved for good/);
  });
});

describe('over days', () => {
  it('says from the third day in a row since when a source has failed, and forgets it with a good answer', async () => {
    await open('x');
    server.set('/x', { status: 500 });
    const reasons: (string | undefined)[] = [];
    for (const date of ['2026-11-22', '2026-11-23', '2026-11-24']) {
      const said = await saidOf('x', await newsroom!.collect(at(date)));
      expect(said.health.reason).toBe(said.coverage.reason);
      reasons.push(said.coverage.reason);
    }
    expect(reasons[1]).toBe(reasons[0]);
    expect(reasons[2]).toBe(`Failed on 3 days in a row, since 22 November. ${reasons[0]}`);
    const before = await newsroom!.bytes();
    await newsroom!.collect(at('2026-11-24', '13:45'));
    expect(await newsroom!.bytes()).toEqual(before);
    server.set('/x', { body: feedOf('A new bridge') });
    const well = await saidOf('x', await newsroom!.collect(at('2026-11-24', '15:45')));
    expect(well.coverage).toMatchObject({ status: 'ok', kept: 1 });
    expect(well.coverage.reason).toBeUndefined();
    expect(await stateOf('x')).toMatchObject({ failures: 0 });
  });

  it('never asks again after 410, until the address in the briefing changes', async () => {
    const { content, collect } = await open('x');
    server.set('/x', { status: 410 });
    await collect(at('2026-11-22'));
    const said = await saidOf('x', await collect(at('2026-11-25')));
    expect(asked('/x')).toBe(1);
    expect(said.coverage).toMatchObject({
      status: 'skipped',
      reason: expect.stringMatching(/since 22 November.*\(410\)/),
    });
    const briefing = await readFile(join(content, 'briefing.yaml'), 'utf8');
    server.set('/new-x', { body: feedOf('A new bridge') });
    await writeFile(join(content, 'briefing.yaml'), briefing.replace('/x', '/new-x'));
    expect((await saidOf('x', await collect(at('2026-11-26')))).coverage.status).toBe('ok');
  });

  it('keeps where a source has moved through 304 and a kept answer, and forgets it when it answers by itself', async () => {
    const { collect } = await open('x');
    const feed = feedOf('A new bridge');
    server.set('/x', { redirect: '/there', status: 301 });
    server.set('/there', { body: feed, etag: '"1"', headers: { 'cache-control': 'max-age=3600' } });
    const movedTo = `${server.origin}/there`;
    const words = { movedTo, reason: `Moved for good: write ${movedTo} in briefing.yaml.` };
    const first = await saidOf('x', await collect(at('2026-11-22')));
    expect(first.coverage).toMatchObject(words);
    expect(first.health).toMatchObject(words);
    const before = await newsroom!.bytes();
    const kept = await collect(at('2026-11-22', '12:15'));
    expect(kept.outcome).toBe('unchanged');
    expect(kept.notes).toHaveLength(1);
    expect((await saidOf('x', kept)).row).toMatchObject({
      movedTo,
      note: expect.stringMatching(/^Not asked: .*07:45/),
    });
    expect(await newsroom!.bytes()).toEqual(before);
    const unchanged = await saidOf('x', await collect(at('2026-11-23')));
    expect(unchanged.row.answer).toBe(304);
    expect(unchanged.coverage).toMatchObject({ ...words, status: 'quiet' });
    expect(await stateOf('x')).toMatchObject({ movedTo });
    server.set('/x', { body: feed, etag: '"1"' });
    const back = await saidOf('x', await collect(at('2026-11-23', '15:45')));
    expect(back.coverage).not.toHaveProperty('movedTo');
    expect(back.coverage).not.toHaveProperty('reason');
    expect(await stateOf('x')).not.toHaveProperty('movedTo');
  });

  it('still calls a mended document degraded when it has not changed', async () => {
    const { collect } = await open('x');
    server.set('/x', { body: feedOf('A new bridge').replace('</channel></rss>', ''), etag: '"1"' });
    await collect(at('2026-11-22'));
    const said = await saidOf('x', await collect(at('2026-11-23')));
    expect(said.row).toMatchObject({
      answer: 304,
      status: 'degraded',
      note: expect.stringMatching(/^Mended/),
    });
  });

  it('asks for fresh weather, whatever the office says of keeping it', async () => {
    server.set('/weather', {
      body: feedOf('Nothing of the weather'),
      etag: true,
      headers: { 'cache-control': 'max-age=3600' },
    });
    newsroom = await openNewsroom({ weather: { office: `${server.origin}/weather` } });
    await newsroom.collect(at('2026-11-22'));
    await newsroom.collect(at('2026-11-22', '12:00'));
    expect(server.log.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined]);
  });

  it('remembers a pause also where nobody could be read, and writes nothing else', async () => {
    server.set('/x', { status: 429, headers: { 'retry-after': '7200' } });
    newsroom = await openNewsroom({ local: { x: `${server.origin}/x` } });
    expect(await newsroom.collect(at('2026-11-22'))).toMatchObject({ outcome: 'none' });
    expect((await readdir(newsroom.content)).sort()).toEqual(['briefing.yaml', 'state.json']);
    expect(await newsroom.collect(at('2026-11-22', '13:30'))).toMatchObject({
      outcome: 'none',
      sources: [{ status: 'skipped', note: expect.stringMatching(/before 08:45\.$/) }],
    });
    expect(asked('/x')).toBe(1);
    server.set('/x', { body: feedOf('A new bridge') });
    expect(await newsroom.collect(at('2026-11-22', '13:45'))).toMatchObject({ outcome: 'made' });
  });
});

describe('health', () => {
  it('keeps the past of a source that has left, one line a source and day', async () => {
    const { content, collect } = await open('x');
    server.set('/x', { body: feedOf('A new bridge') });
    await collect(at('2026-11-22'));
    const briefing = await readFile(join(content, 'briefing.yaml'), 'utf8');
    await writeFile(join(content, 'briefing.yaml'), briefing.replace(/\s+- id: x\n.*\n.*/, ''));
    await collect(at('2026-11-23'));
    const text = await readFile(join(content, 'health/2026-11.json'), 'utf8');
    expect(text.split('\n').filter((line) => line.includes('"x":'))).toHaveLength(1);
    expect(text.split('\n').filter((line) => line.includes('"good":'))).toHaveLength(2);
    expect(JSON.parse(text).days['2026-11-22'].x).toMatchObject({ status: 'ok', read: 1, kept: 1 });
  });
});
