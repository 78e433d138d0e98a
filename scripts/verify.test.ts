import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editionPath } from '../src/core/edition.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { runCommandLine } from './testing/run-command.ts';
import { feedOf } from './testing/small-feed.ts';

const now = '2026-11-22T11:45:00Z';
const date = '2026-11-22';

let server: FeedServer;
let newsroom: Newsroom;
let kept: string;
beforeEach(async () => {
  kept = await mkdtemp(join(tmpdir(), 'kept-feeds-'));
  server = await startFeedServer({
    '/a': { body: feedOf('Snow on the hills', 'A new bridge'), headers: { 'content-type': 'text/xml' } },
    '/b': { body: feedOf('A ferry sinks') },
    '/c': { status: 500 },
  });
  const { origin } = server;
  newsroom = await openNewsroom({ local: { a: `${origin}/a`, b: `${origin}/b`, c: `${origin}/c` } });
});
afterEach(async () => {
  await newsroom.close();
  await server.close();
  await rm(kept, { recursive: true, force: true });
});

const collect = (...args: string[]) =>
  runCommandLine('scripts/collect.ts', ['--content', newsroom.content, '--now', now, ...args]);
const verify = (...args: string[]) =>
  runCommandLine('scripts/verify.ts', ['--content', newsroom.content, '--date', date, ...args]);

async function change(from: string, to: string): Promise<void> {
  const path = join(newsroom.content, editionPath(date));
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
}

describe('npm run collect -- --save-feeds', () => {
  it('keeps every document that was read, byte for byte, with its address', async () => {
    expect(await collect('--save-feeds', kept)).toMatchObject({ code: 0 });
    expect((await readdir(kept)).toSorted()).toEqual(['a.xml', 'b.xml', 'index.json']);
    expect(await readFile(join(kept, 'a.xml'), 'utf8')).toBe(feedOf('Snow on the hills', 'A new bridge'));
    const index = JSON.parse(await readFile(join(kept, 'index.json'), 'utf8'));
    expect(index.sources.a).toEqual({ file: 'a.xml', url: `${server.origin}/a`, contentType: 'text/xml' });
  });

  it('replaces what is new and keeps what was not read again', async () => {
    await collect('--save-feeds', kept);
    server.set('/a', { body: feedOf('Snow on the hills', 'Rain') });
    server.set('/b', { status: 500 });
    await collect('--save-feeds', kept);
    expect((await readdir(kept)).toSorted()).toEqual(['a.xml', 'b.xml', 'index.json']);
    expect(await readFile(join(kept, 'a.xml'), 'utf8')).toContain('Rain');
    expect(await readFile(join(kept, 'b.xml'), 'utf8')).toContain('ferry');
  });
});

describe('npm run verify', () => {
  it('finds nothing wrong with an honest edition', async () => {
    await collect('--save-feeds', kept);
    const { code, stdout, stderr } = await verify('--feeds', kept);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe(`Checked 3 parts of the edition of ${date}: nothing is wrong.\n`);
  });

  it('names what does not stand in the documents', async () => {
    await collect('--save-feeds', kept);
    await change('It is about A new bridge.', 'It is all about A new bridge.');
    const { code, stdout, stderr } = await verify('--feeds', kept);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^wrong: e[0-9a-f]{12}: the summary of “A new bridge” says what .* does not: It is all about A new bridge\.$/m,
    );
    expect(stderr).toContain('1 wrong');
    const { stdout: told } = await verify('--feeds', kept, '--json');
    expect(JSON.parse(told)).toMatchObject({
      date,
      checked: 3,
      wrong: [{ where: expect.any(String) }],
      unverifiable: [],
    });
  });

  it('does not blame an edition for a document that was not kept', async () => {
    await collect('--save-feeds', kept);
    const index = JSON.parse(await readFile(join(kept, 'index.json'), 'utf8'));
    delete index.sources.b;
    await writeFile(join(kept, 'index.json'), JSON.stringify(index));
    const { code, stdout, stderr } = await verify('--feeds', kept);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^not kept: e[0-9a-f]{12}: “A ferry sinks” cannot be checked/);
    expect(stderr).toContain('nothing is wrong, 1 cannot be checked.');
  });

  it('looks in the documents of all runs of a day', async () => {
    await collect('--save-feeds', kept);
    server.set('/a', { body: feedOf('Rain') });
    const second = join(kept, 'second');
    await collect('--save-feeds', second);
    expect((await verify('--feeds', second)).code).toBe(1);
    expect((await verify('--feeds', kept, '--feeds', second)).code).toBe(0);
  });

  it.each([
    [['--feeds', '/nowhere/at/all'], /no feed documents in \/nowhere\/at\/all.*--save-feeds/],
    [[], /Say where the feed documents are/],
    [['--date', 'today', '--feeds', '.'], /Say which edition/],
    [['--date', '2026-11-21', '--feeds', '.'], /no editions\/2026\/2026-11-21\.json in/],
  ])('exits 2 on wrong usage: %j', async (args, expected) => {
    await collect();
    const { code, stderr } = await verify(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
  });
});
