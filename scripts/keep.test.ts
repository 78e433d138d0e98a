import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editionEntries } from '../src/core/edition.ts';
import { readEdition } from '../src/io/content-folder.ts';
import { git, gitLines } from '../src/io/git.ts';
import { checkContent } from './check/content.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { openNewsroom } from './testing/newsroom.ts';
import { runCommandLine } from './testing/run-command.ts';
import { feedOf } from './testing/small-feed.ts';

/** Two runners with a clone each, and one bare repository that both push to. */

const now = '2026-11-22T11:45:00Z';
let server: FeedServer;
let work: string;
const clone = (name: string): string => join(work, name);
const content = (name: string): string => join(work, name, 'content');

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'keep-'));
  server = await startFeedServer({ '/a': { body: feedOf('Snow on the hills'), etag: true } });
  const newsroom = await openNewsroom({ local: { a: `${server.origin}/a` } });
  await mkdir(clone('first'), { recursive: true });
  await cp(newsroom.content, content('first'), { recursive: true });
  await newsroom.close();
  await git(work, 'init', '--quiet', '--bare', '--initial-branch=main', 'hub.git');
  await git(clone('first'), 'init', '--quiet', '--initial-branch=main');
  await identify('first');
  await git(clone('first'), 'remote', 'add', 'origin', join(work, 'hub.git'));
  await git(clone('first'), 'add', '.');
  await git(clone('first'), 'commit', '--quiet', '--message', 'Begin');
  await git(clone('first'), 'push', '--quiet', 'origin', 'main');
  await git(work, 'clone', '--quiet', 'hub.git', 'second');
  await identify('second');
});
afterEach(async () => {
  await server.close();
  await rm(work, { recursive: true, force: true });
});

async function identify(name: string): Promise<void> {
  await git(clone(name), 'config', 'user.name', 'A runner');
  await git(clone(name), 'config', 'user.email', 'runner@example.org');
}

const collect = (name: string, at = now) =>
  runCommandLine('scripts/collect.ts', ['--content', content(name), '--now', at]);
const keep = (name: string, at = now) =>
  runCommandLine('scripts/keep.ts', ['--content', content(name), '--now', at]);

/** What the hub holds now, in a fresh clone. */
async function published(): Promise<string> {
  const name = `look-${Math.random()}`;
  await git(work, 'clone', '--quiet', 'hub.git', name);
  return content(name);
}

async function titles(folder: string, date: string): Promise<string[]> {
  const edition = await readEdition(folder, date);
  return edition ? editionEntries(edition).map(({ title }) => title) : [];
}

describe('keeping an edition', () => {
  it('commits and pushes what has changed, with a telling message, and nothing where nothing has', async () => {
    await collect('first');
    const kept = await keep('first');
    expect(kept.code).toBe(0);
    expect(await gitLines(join(work, 'hub.git'), 'log', '--format=%s')).toEqual([
      'edition: 2026-11-22 (1 story, 1 of 1 source)',
      'Begin',
    ]);
    expect(kept.stdout.trim()).toBe((await git(join(work, 'hub.git'), 'rev-parse', 'main')).trim());
    const again = await keep('first');
    expect([again.code, again.stdout, again.stderr]).toEqual([0, kept.stdout, 'Nothing has changed.\n']);
  });

  it('goes on top of what the owner has pushed meanwhile', async () => {
    await collect('first');
    await writeFile(join(clone('second'), 'README.md'), 'Mine\n');
    await git(clone('second'), 'add', '.');
    await git(clone('second'), 'commit', '--quiet', '--message', 'Say whose it is');
    await git(clone('second'), 'push', '--quiet', 'origin', 'main');
    expect((await keep('first')).code).toBe(0);
    expect(await gitLines(join(work, 'hub.git'), 'log', '--format=%s')).toEqual([
      expect.stringMatching(/^edition: 2026-11-22/),
      'Say whose it is',
      'Begin',
    ]);
  });

  it.each([
    ['the poorer edition first', ['first', 'second']],
    ['the richer edition first', ['second', 'first']],
  ])('loses nothing of two editions of one day: %s', async (_, [quick = '', slow = '']) => {
    await collect('first');
    server.set('/a', { body: feedOf('Snow on the hills', 'A new bridge'), etag: true });
    await collect('second');
    expect((await keep(quick)).code).toBe(0);
    const pushed = (await git(join(work, 'hub.git'), 'rev-parse', 'main')).trim();
    expect((await keep(slow)).code).toBe(0);
    const folder = await published();
    expect((await titles(folder, '2026-11-22')).toSorted()).toEqual(['A new bridge', 'Snow on the hills']);
    expect((await checkContent(folder)).findings).toEqual([]);
    // Nothing was forced: what was pushed first is still in the history.
    await expect(git(join(work, 'hub.git'), 'merge-base', '--is-ancestor', pushed, 'main')).resolves.toBe('');
  });

  it('keeps editions of two days that two runners made', async () => {
    await collect('first', '2026-11-21T11:45:00Z');
    server.set('/a', { body: feedOf('Snow on the hills', 'A new bridge'), etag: true });
    await collect('second');
    expect((await keep('second')).code).toBe(0);
    expect((await keep('first', '2026-11-21T11:45:00Z')).code).toBe(0);
    const folder = await published();
    expect((await titles(folder, '2026-11-22')).toSorted()).toEqual(['A new bridge', 'Snow on the hills']);
    expect((await checkContent(folder)).findings).toEqual([]);
  });

  it('comes to one history when both push at the same moment', async () => {
    await Promise.all([collect('first'), collect('second')]);
    server.set('/a', { body: feedOf('Snow on the hills', 'A new bridge'), etag: true });
    const ended = await Promise.all([keep('first'), keep('second')]);
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    const folder = await published();
    expect(await titles(folder, '2026-11-22')).toContain('Snow on the hills');
    expect((await checkContent(folder)).findings).toEqual([]);
  });

  it('says in a sentence that the remote cannot be reached, and keeps the commit', async () => {
    await collect('first');
    await git(clone('first'), 'remote', 'set-url', 'origin', join(work, 'gone.git'));
    const { code, stderr } = await keep('first');
    expect(code).toBe(1);
    expect(stderr).toMatch(/git fetch failed/);
    expect((await gitLines(clone('first'), 'log', '--format=%s'))[0]).toMatch(/^edition: 2026-11-22/);
  });
});
