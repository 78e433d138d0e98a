import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../scripts/run-node.ts';

/** What a whole command has used: all of its Node processes together, the peak of the largest one. */
export interface Usage {
  wallMs: number;
  cpuMs: number;
  peakMb: number;
}

const hook = pathToFileURL(join(import.meta.dirname, 'usage-hook.mjs')).href;

/** Runs one of our commands and measures it. Rejects, with what it said, where it fails. */
export async function measure(script: string, args: string[], env: Record<string, string>): Promise<Usage> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-bench-'));
  const file = join(folder, 'usage');
  try {
    const started = performance.now();
    const child = spawn(process.execPath, [script, ...args], {
      cwd: projectFolder,
      env: { ...process.env, ...env, BENCH_USAGE: file, NODE_OPTIONS: `--import=${hook}` },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    const [code] = (await once(child, 'exit')) as [number | null];
    const wallMs = performance.now() - started;
    if (code !== 0) throw new Error(`${script} ended with ${code}\n${said}`);
    const processes = (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Omit<Usage, 'wallMs'>);
    return {
      wallMs,
      cpuMs: processes.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
      peakMb: Math.max(...processes.map(({ peakMb }) => peakMb)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The middle of each measure over some runs. */
export function medianUsage(runs: readonly Usage[]): Usage {
  const of = (key: keyof Usage): number => Math.round(median(runs.map((run) => run[key])));
  return { wallMs: of('wallMs'), cpuMs: of('cpuMs'), peakMb: of('peakMb') };
}
