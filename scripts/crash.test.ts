import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectFolder } from './run-node.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom, bytesBelow } from './testing/newsroom.ts';
import { feedOf } from './testing/small-feed.ts';

/** The command is killed at every change that it makes to a file; the next run has to bring all to the same end. */

const yesterday = '2026-11-21T11:45:00Z';
const now = '2026-11-22T11:45:00Z';

let server: FeedServer;
let newsroom: Newsroom;
let work: string;
/** How the folder looks before the run that is killed, and after one that is not. */
let before: string;
let wanted: Record<string, string>;
let steps: number;

beforeAll(async () => {
  server = await startFeedServer({
    '/a': { body: feedOf('Snow on the hills', 'A new bridge', 'The mill is open'), etag: true },
    '/b': { body: feedOf('Ferry late again'), etag: true },
  });
  newsroom = await openNewsroom(
    { local: { a: `${server.origin}/a` }, river: { b: `${server.origin}/b` } },
    { briefing: { limit: 2 } },
  );
  await newsroom.collect(yesterday);
  server.set('/a', {
    body: feedOf('Frost in the valley', 'Snow on the hills', 'A new bridge', 'The mill is open'),
    etag: true,
  });
  work = await mkdtemp(join(tmpdir(), 'crash-'));
  before = join(work, 'before');
  await cp(newsroom.content, before, { recursive: true });
  const undisturbed = join(work, 'undisturbed');
  await cp(before, undisturbed, { recursive: true });
  const { stderr, signal } = await run(undisturbed, {});
  expect(signal).toBeNull();
  steps = Number(/steps (\d+)/.exec(stderr)?.[1]);
  wanted = await comparable(undisturbed);
});

afterAll(async () => {
  await newsroom.close();
  await server.close();
  await rm(work, { recursive: true, force: true });
});

function run(
  content: string,
  env: Record<string, string>,
): Promise<{ stderr: string; signal: string | null }> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', './scripts/testing/kill-at.ts', 'scripts/collect.ts', '--content', content, '--now', now],
      { cwd: projectFolder, env: { ...process.env, CI: 'true', ...env } },
    );
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += String(data)));
    child.stdout.resume();
    child.on('close', (_, signal) => resolve({ stderr, signal }));
  });
}

/** Every file, without how many milliseconds an answer took. */
async function comparable(content: string): Promise<Record<string, string>> {
  const files = await bytesBelow(content);
  return Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => name !== '.lock')
      .map(([name, text]) => [name, text.replace(/("(?:ms|answeredIn)":) ?\d+/g, '$1 0')]),
  );
}

it('makes enough changes for the test to mean something', () => {
  expect(steps).toBeGreaterThan(20);
  expect(Object.keys(wanted).some((name) => name.endsWith('2026-11-22.json'))).toBe(true);
});

it('comes to the same bytes after being killed before and after every change', async () => {
  const moments = Array.from({ length: steps }, (_, index) => [`${index + 1}`, `${index + 1}+`]).flat();
  const queue = [...moments];
  const faults: string[] = [];
  const one = async (): Promise<void> => {
    for (let moment = queue.shift(); moment !== undefined; moment = queue.shift()) {
      const content = join(work, `at-${moment}`);
      await cp(before, content, { recursive: true });
      const killed = await run(content, { KILL_AT: moment });
      if (killed.signal !== 'SIGKILL') faults.push(`${moment}: was not killed`);
      // Every file that was there is still whole: as it was, or as it is to be.
      const left = await comparable(content);
      for (const [name, text] of Object.entries(await comparable(before)))
        if (left[name] !== text && left[name] !== wanted[name]) faults.push(`${moment}: spoiled ${name}`);
      await run(content, {});
      const after = await comparable(content);
      for (const name of new Set([...Object.keys(wanted), ...Object.keys(after)]))
        if (after[name] !== wanted[name]) faults.push(`${moment}: ${name} differs`);
      await rm(content, { recursive: true, force: true });
    }
  };
  await Promise.all([one(), one()]);
  expect(faults).toEqual([]);
}, 600_000);
