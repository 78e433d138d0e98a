import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnosis } from '../src/core/diagnosis.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { type Ended, runCommandLine } from './testing/run-command.ts';
import { feedOf } from './testing/small-feed.ts';

/** npm run doctor and npm run add, against a server that moves, dies, stalls and serves pages. */

const now = '2026-11-22T11:45:00Z';
const page = (head: string): string =>
  `<!doctype html><html><head><title>Paper</title>${head}</head><body>Hello</body></html>`;
const html = { 'content-type': 'text/html; charset=utf-8' };
let server: FeedServer;
let elsewhere: FeedServer;
let newsroom: Newsroom;
let report: { sources: Diagnosis[]; looks: { fine: boolean; text: string }[]; conclusion: string };
let told: Ended;

beforeAll(async () => {
  elsewhere = await startFeedServer({ '/none': { headers: html, body: page('') } }, { host: '127.0.0.2' });
  server = await startFeedServer({
    '/well': { body: feedOf('Ferries return', 'Lamps are lit'), etag: true },
    '/moved': { redirect: '/well', status: 301 },
    '/gone': { status: 410 },
    '/blocked': { status: 403 },
    '/stalls': { stall: 'headers' },
    '/declared': {
      headers: html,
      body: page('<link rel="alternate" type="application/rss+xml" href="/well">'),
    },
    '/empty': { body: feedOf() },
    '/old': { body: feedOf('Last year').replace('22 Nov 2026', '22 Nov 2025').replace('Sun,', 'Sat,') },
    '/faulty': { body: feedOf('Nets & ropes') },
    '/': { headers: html, body: page('<link rel="alternate" type="application/rss+xml" href="/well">') },
    '/guess/': { headers: html, body: page('') },
    '/guess/feed.xml': { body: feedOf('Guessed') },
  });
  const at = (path: string): string => `${server.origin}${path}`;
  const paths = ['well', 'moved', 'gone', 'blocked', 'declared', 'empty', 'old', 'faulty', 'missing'];
  newsroom = await openNewsroom(
    {
      local: Object.fromEntries(paths.map((path) => [path, at(`/${path}`)])),
      slow: { stalls: at('/stalls'), none: `${elsewhere.origin}/none` },
    },
    { backups: { local: { spare: at('/well?spare') } } },
  );
  told = await run('doctor', '--json');
  report = JSON.parse(told.stdout) as typeof report;
});
afterAll(async () => {
  await newsroom?.close();
  await Promise.all([server?.close(), elsewhere?.close()]);
});

const run = (script: string, ...args: string[]) =>
  runCommandLine(`scripts/${script}.ts`, ['--content', newsroom.content, '--now', now, ...args], {
    SITE_URL: '',
  });
const of = (id: string): Diagnosis | undefined => report.sources.find(({ source }) => source === id);

describe('npm run doctor', () => {
  it('says of a sound source its format, entries, newest entry and speed', () => {
    expect(of('well')).toMatchObject({
      ...{ verdict: 'well', format: 'rss', entries: 2, newest: '2026-11-22T08:00:00.000Z' },
      ms: expect.any(Number),
    });
    expect(of('spare')).toMatchObject({ verdict: 'well' });
  });

  it.each([
    ['moved', 'moved', 'It has moved for good.', 'Write its new address: ORIGIN/well'],
    ['gone', 'broken', 'gone for good (410)', 'Write this address: ORIGIN/well'],
    ['missing', 'broken', '(404)', 'Write this address: ORIGIN/well'],
    ['blocked', 'broken', '(403)', 'Write this address: ORIGIN/well'],
    ['declared', 'broken', 'web page', 'Write this address: ORIGIN/well'],
    ['none', 'broken', 'web page', 'npm run add'],
    ['stalls', 'broken', 'No answer within', 'try again later'],
    ['empty', 'empty', 'holds no entry', 'npm run add'],
    ['old', 'old', '365 days old (2025-11-22)', 'another source'],
  ])('says of one that is %s what is wrong and what to write instead', (id, verdict, problem, advice) => {
    expect(of(id)?.verdict).toBe(verdict);
    expect(of(id)?.problem).toContain(problem);
    expect(of(id)?.advice).toContain(advice.replace('ORIGIN', server.origin));
  });

  it('needs nothing of the owner where a document could be mended', () => {
    expect(of('faulty')).toMatchObject({ verdict: 'mended', entries: 1 });
    expect(of('faulty')).not.toHaveProperty('advice');
  });

  it('looks at what is around, and ends with one sentence', () => {
    expect(told.code).toBe(1);
    expect(report.looks.filter(({ fine }) => !fine)).toEqual([]);
    const texts = report.looks.map(({ text }) => text).join('\n');
    expect(texts).toMatch(/Node \d+[\s\S]*GB free[\s\S]*can be written[\s\S]*0 editions, all sound/);
    expect(report.conclusion).toBe('6 of 12 sources cannot be read, 3 need a look: see above.');
  });

  it('prints a table for people, and asks only those that are named', async () => {
    const asked = server.log.length;
    const { code, stdout } = await run('doctor', 'well', 'spare');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^verdict\s+source\s+id\s+format\s+entries\s+newest\s+speed$/m);
    expect(stdout).toMatch(/^well\s+well\s+well\s+rss\s+2\s+2026-11-22\s+\d+ ms$/m);
    expect(stdout.trim().split('\n').at(-1)).toBe('All is well: 2 sources, each read.');
    expect(server.log.slice(asked).map(({ path }) => path)).toEqual(['/well', '/well?spare']);
    expect((await run('doctor', 'unknown')).code).toBe(2);
  });

  it('changes no file', async () => {
    expect(Object.keys(await newsroom.bytes()).filter((file) => file !== '.lock')).toEqual(['briefing.yaml']);
  });
});

describe('npm run add', () => {
  const add = (...args: string[]) => run('add', ...args);
  const yaml = () => readFile(join(newsroom.content, 'briefing.yaml'), 'utf8');

  it.each([
    ['a feed', '/well', '/well'],
    ['a feed that has moved', '/moved', '/well'],
    ['a page that names one', '/declared', '/well'],
    ['a page that names none', '/guess/', '/guess/feed.xml'],
  ])('finds the feed at %s, and shows what would be printed', async (_name, path, found) => {
    const before = await yaml();
    const { code, stdout } = await add(`${server.origin}${path}`, '--dry-run');
    expect(stdout).toContain(`News ${server.origin}${found}`);
    expect(stdout).toMatch(
      /This would be printed:\n {2}• (?:Ferries return|Guessed) \(2026-11-22 08:00 UTC\)\n {4}It is about/,
    );
    expect([code, await yaml()]).toEqual([0, before]);
  });

  it('adds it to the section that is named, and keeps the rest of the file', async () => {
    const before = await yaml();
    const { code, stdout } = await add(`${server.origin}/guess/`, '--section', 'slow', '--name', 'The Guess');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Added The Guess (the-guess) to slow.')]);
    const lines = before.split('\n');
    expect(
      (await yaml())
        .split('\n')
        .filter((line) => !lines.includes(line))
        .map((line) => line.trim()),
    ).toEqual(['- id: the-guess', 'name: The Guess', `url: ${server.origin}/guess/feed.xml`, 'kind: news']);
    expect((await run('doctor', 'the-guess')).code).toBe(0);
  });

  it('says why where there is no feed, and asks no more than it has to', async () => {
    const asked = elsewhere.log.length;
    const { code, stdout } = await add(`${elsewhere.origin}/none`);
    expect([code, stdout]).toEqual([1, expect.stringContaining('No feed was found')]);
    expect(elsewhere.log.length - asked).toBeLessThanOrEqual(13);
  });

  it.each([
    [[], /Write one address/],
    [['not a web address'], /is not a web address/],
    [['http://127.0.0.1:9/', '--kind', 'gossip'], /--kind is one of/],
  ])('tells wrong usage: %j', async (args, words) => {
    const { code, stderr } = await add(...args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
  });

  it('asks for the section until it is told one, and needs somebody to ask', async () => {
    const address = `${server.origin}/guess/?again`;
    const nobody = await add(address);
    expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining('one of: local, slow')]);
    const args = ['--content', newsroom.content, '--now', now, address, '--id', 'again'];
    const { code, stdout } = await runCommandLine('scripts/add.ts', args, {}, 'nowhere\nlocal\n');
    expect(stdout).toMatch(/There is no section nowhere[\s\S]*Added News \(again\) to local/);
    expect(code).toBe(0);
    expect((await runCommandLine('scripts/add.ts', args, {}, '\n')).stdout).not.toContain('Added');
  });
});
