import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectFolder } from './run-node.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { bytesBelow, openNewsroom } from './testing/newsroom.ts';
import { feedOf } from './testing/small-feed.ts';

/** The command is killed at every change that it makes to a file; the next run has to bring all to the same end. */

const now = '2026-11-22T11:45:00Z';
const known = ['Snow on the hills', 'A new bridge', 'The mill is open'];

let server: FeedServer;
let work: string;
beforeAll(async () => {
  server = await startFeedServer({});
  work = await mkdtemp(join(tmpdir(), 'crash-'));
});
afterAll(async () => {
  await server.close();
  await rm(work, { recursive: true, force: true });
});

/** A folder as runs before the one that is killed have left it. */
async function prepare(earlier: readonly string[]): Promise<string> {
  server.set('/a', { body: feedOf(...known), etag: true });
  server.set('/b', { body: feedOf('Ferry late again'), etag: true });
  const newsroom = await openNewsroom(
    { local: { a: `${server.origin}/a` }, river: { b: `${server.origin}/b` } },
    { briefing: { limit: 2 } },
  );
  for (const moment of earlier) await newsroom.collect(moment);
  if (earlier.length > 0) server.set('/a', { body: feedOf('Frost in the valley', ...known), etag: true });
  const before = join(work, `before-${earlier.length}-${Math.random()}`);
  await cp(newsroom.content, before, { recursive: true });
  await newsroom.close();
  return before;
}

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

/** Runs it to its end: the number of changes to files, and how the folder looks then. */
async function undisturbed(before: string): Promise<{ steps: number; wanted: Record<string, string> }> {
  const content = `${before}-undisturbed`;
  await cp(before, content, { recursive: true });
  const { stderr, signal } = await run(content, {});
  expect(signal).toBeNull();
  return { steps: Number(/steps (\d+)/.exec(stderr)?.[1]), wanted: await comparable(content) };
}

it.each([
  ['the first run of all', []],
  ['a run after that of yesterday', ['2026-11-21T11:45:00Z']],
  ['a second run of the day', ['2026-11-21T11:45:00Z', '2026-11-22T10:17:00Z']],
  ['a run that makes up for missed mornings', ['2026-11-19T11:45:00Z']],
])(
  'comes to the same bytes after being killed before and after every change: %s',
  async (_, earlier) => {
    const before = await prepare(earlier);
    const { steps, wanted } = await undisturbed(before);
    expect(steps).toBeGreaterThan(20);
    expect(Object.keys(wanted)).toContain('editions/2026/2026-11-22.json');
    const queue = Array.from({ length: steps }, (__, index) => [`${index + 1}`, `${index + 1}+`]).flat();
    const faults: string[] = [];
    const killAndRepair = async (): Promise<void> => {
      for (let moment = queue.shift(); moment !== undefined; moment = queue.shift())
        faults.push(...(await faultsAfterKill(before, wanted, moment)));
    };
    await Promise.all([killAndRepair(), killAndRepair()]);
    expect(faults).toEqual([]);
  },
  600_000,
);

async function faultsAfterKill(
  before: string,
  wanted: Record<string, string>,
  moment: string,
): Promise<string[]> {
  const faults: string[] = [];
  const content = `${before}-at-${moment}`;
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
  return faults;
}
