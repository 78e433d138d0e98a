import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectFolder } from './run-node.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { runCommandLine } from './testing/run-command.ts';
import { feedOf } from './testing/small-feed.ts';

/** What collecting will not do, in words for people, and without harm to what is there. */

let server: FeedServer;
let newsroom: Newsroom;
beforeEach(async () => {
  server = await startFeedServer({ '/a': { body: feedOf('Snow on the hills'), etag: true } });
  newsroom = await openNewsroom({ local: { a: `${server.origin}/a` } });
});
afterEach(async () => {
  await newsroom.close();
  await server.close();
});

const command = (now: string) =>
  runCommandLine('scripts/collect.ts', ['--content', newsroom.content, '--now', now]);

describe('a clock that is wrong', () => {
  it('is refused where it is more than a day behind the newest edition: nothing is asked or changed', async () => {
    await newsroom.collect('2026-11-22T11:45:00Z');
    const before = await newsroom.bytes();
    const requests = server.log.length;
    const { code, stderr } = await command('2026-11-20T11:45:00Z');
    expect(code).toBe(1);
    expect(stderr).toBe(
      'Error: It is 2026-11-20 by the clock or by --now, but the edition of 2026-11-22 is there already. Nothing ' +
        'was asked or written. Set the clock right, or give --now a later moment.\n',
    );
    expect(server.log).toHaveLength(requests);
    expect(await newsroom.bytes()).toEqual(before);
  });

  it('may be a day behind, as after a change of time zone, and sets nothing back', async () => {
    await newsroom.collect('2026-11-22T11:45:00Z');
    expect(await newsroom.collect('2026-11-21T11:45:00Z')).toMatchObject({
      date: '2026-11-21',
      outcome: 'made',
    });
    expect((await newsroom.bytes())['state.json']).toContain('"lastGood": "2026-11-22"');
  });
});

it('says that there is nothing to read where the briefing has no source, with exit code 3', async () => {
  await writeFile(
    join(newsroom.content, 'briefing.yaml'),
    'sections:\n  - id: local\n    title: Local\n    sources: []\n',
  );
  const { code, stdout } = await command('2026-11-22T11:45:00Z');
  expect(code).toBe(3);
  expect(stdout).toContain(
    'The briefing has no source to read: nothing was written. Add sources under “sections” in briefing.yaml.',
  );
});

it('exits 1 with advice where a file stands in the way, and what was there stands', async () => {
  await newsroom.collect('2026-11-22T11:45:00Z');
  await rm(join(newsroom.content, 'health'), { recursive: true });
  await writeFile(join(newsroom.content, 'health'), 'mine');
  const before = await newsroom.bytes();
  const { code, stderr } = await command('2026-11-22T12:45:00Z');
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^Error: .*health.* cannot be read: a file stands where a folder should be\. Move it away/m,
  );
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(await newsroom.bytes()).toEqual(before);
});

/** Runs the command on a disk of its own, in a mount namespace, and lists what is on it then. */
async function onDisk(options: string, prepare: string) {
  const disk = join(newsroom.content, 'disk');
  await mkdir(disk);
  const script = [
    'mount -t tmpfs -o size=256k tmpfs "$1"',
    'cp "$2/briefing.yaml" "$1"',
    prepare,
    options && `mount -o remount,${options} "$1"`,
    `"$3" scripts/collect.ts --content "$1" --now 2026-11-22T11:45:00Z >/dev/null; echo "code $?"`,
    'cd "$1" && find . -type f | sort',
  ];
  const { stdout, stderr } = await promisify(execFile)(
    'unshare',
    ['-rm', 'sh', '-c', script.filter(Boolean).join('\n'), 'sh', disk, newsroom.content, process.execPath],
    { cwd: projectFolder, env: { ...process.env, CI: 'true' } },
  );
  return { lines: stdout.trim().split('\n'), stderr };
}

const namespaces = await promisify(execFile)('unshare', ['-rm', 'true']).then(
  () => true,
  () => false,
);

describe.skipIf(!namespaces)(`a disk${namespaces ? '' : ' (skipped: no namespaces here)'}`, () => {
  it('that is read-only is noticed before anybody is asked', async () => {
    const { lines, stderr } = await onDisk('ro', '');
    expect(lines).toEqual(['code 1', './briefing.yaml']);
    expect(stderr).toMatch(
      /cannot be written: the disk is read-only\. .*what was there before still stands\.$/m,
    );
    expect(server.log).toEqual([]);
  });

  it('that is full loses nothing and leaves nothing torn', async () => {
    const { lines, stderr } = await onDisk('', 'dd if=/dev/zero of="$1/filler" bs=1k 2>/dev/null || true');
    expect(lines).toEqual(['code 1', './briefing.yaml', './filler']);
    expect(stderr).toMatch(/cannot be written: the disk is full\. Free some space and run this again;/);
  });
});
