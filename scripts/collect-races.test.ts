import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { editionEntries } from '../src/core/edition.ts';
import { BusyFolderError, withFolderLock } from '../src/io/folder-lock.ts';
import { checkContent } from './check/content.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { runCommandLine } from './testing/run-command.ts';
import { feedOf } from './testing/small-feed.ts';

const now = '2026-11-22T11:45:00Z';
const titles = ['Snow on the hills', 'A new bridge', 'The mill is open'];

describe.each([2, 8])('%i runs at once on one folder', (runs) => {
  let server: FeedServer;
  let newsroom: Newsroom;
  afterEach(async () => {
    await newsroom.close();
    await server.close();
  });

  it('end with the edition that one run makes, and all of them well', async () => {
    server = await startFeedServer({ '/a': { body: feedOf(...titles), etag: true } });
    newsroom = await openNewsroom({ local: { a: `${server.origin}/a` } });
    const args = ['--content', newsroom.content, '--now', now];
    const ended = await Promise.all(
      Array.from({ length: runs }, () => runCommandLine('scripts/collect.ts', args)),
    );
    expect(ended.map(({ code }) => code)).toEqual(Array.from({ length: runs }, () => 0));
    expect(
      editionEntries(await newsroom.edition('2026-11-22'))
        .map(({ title }) => title)
        .sort(),
    ).toEqual(titles.toSorted());
    expect((await checkContent(newsroom.content)).findings).toEqual([]);
    // All but the first stood in line, and were told so; none read the publisher's feed a second time in full.
    const waited = ended.filter(({ stderr }) => stderr.includes('Another run is writing this folder'));
    expect(waited.length).toBeGreaterThan(0);
    expect(server.log.filter(({ headers }) => headers['if-none-match'] === undefined)).toHaveLength(1);
  });
});

describe('the lock of a folder', () => {
  it('lets one in at a time, and gives up after its time with a sentence', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lock-'));
    const order: string[] = [];
    let release = (): void => undefined;
    const first = withFolderLock(folder, async () => {
      order.push('first in');
      await new Promise<void>((resolve) => (release = resolve));
      order.push('first out');
    });
    await expect.poll(() => order).toEqual(['first in']);
    await expect(withFolderLock(folder, async () => order.push('never'), { waitMs: 200 })).rejects.toThrow(
      BusyFolderError,
    );
    const second = withFolderLock(folder, async () => order.push('second in'), {
      waiting: () => order.push('second waits'),
    });
    await expect.poll(() => order).toContain('second waits');
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(['first in', 'second waits', 'first out', 'second in']);
    await rm(folder, { recursive: true, force: true });
  });

  it('is free again after the work has failed, and removes what a killed run left half-made', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lock-'));
    const half = join(folder, '.state.json.0d8f0c2e-7a53-4c27-9f43-0b1f7a9d2f11.tmp');
    await writeFile(half, '{');
    await expect(withFolderLock(folder, () => Promise.reject(new Error('planned')))).rejects.toThrow(
      'planned',
    );
    expect(await withFolderLock(folder, () => Promise.resolve('in'))).toBe('in');
    await expect(writeFile(half, '{', { flag: 'wx' })).resolves.toBeUndefined();
    await rm(folder, { recursive: true, force: true });
  });
});
