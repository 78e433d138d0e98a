import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLongArchive } from '../bench/long-archive.ts';
import { projectFolder } from './run-node.ts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'briefing-builds-'));
  await writeLongArchive(join(work, 'content'), { days: 3 });
});
afterAll(() => rm(work, { recursive: true, force: true }));

interface Running {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
}

function build(site: string): Running {
  const args = ['scripts/build.ts', '--content', join(work, 'content'), '--outDir', join(work, site)];
  const env = { ...process.env, BRIEFING_CACHE: join(work, 'cache'), BRIEFING_PROCESSES: '2' };
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  return { child, said: () => said, ended: once(child, 'exit').then(([code]) => code as number | null) };
}

/** The processes that have a word in their command. */
async function processesOf(word: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return commands.filter((command) => command.includes(word));
}

test('two builds of one site go one after the other', async () => {
  const [first, second] = [build('site'), build('site')];
  expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
  const waited = [first, second].filter(({ said }) => said().includes('Another build is writing to'));
  expect(waited).toHaveLength(1);
  expect(existsSync(join(work, 'site/search/index.json'))).toBe(true);
});

test.skipIf(!existsSync('/proc/self'))('a build that is ended leaves nothing running', async () => {
  const { child, ended } = build('stopped');
  // The command, and what it has started.
  await expect.poll(() => processesOf(join(work, 'stopped')), { timeout: 20_000 }).toHaveLength(2);
  child.kill('SIGTERM');
  expect(await ended).toBe(128 + 15);
  await expect.poll(() => processesOf(join(work, 'stopped')), { timeout: 5_000 }).toEqual([]);
});
