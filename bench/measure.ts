import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../scripts/run-node.ts';

/** What a whole command has used: processor time of all of its processes together, the peak of the largest one. */
export interface Usage {
  wallMs: number;
  cpuMs: number;
  peakMb: number;
}

/** A command to measure. It runs in the project folder where it names no other. */
export interface Program {
  command: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  /** Exit codes that count as done; 0 alone where none are named. */
  codes?: readonly number[];
}

/** Part of Debian’s package `time`; a benchmark says so where it is missing. */
export const gnuTime = '/usr/bin/time';

/**
 * Runs a command under GNU time, which asks the system what the command and all its children have used. Rejects, with
 * what the command said, where it fails, and with what to install where GNU time is missing.
 */
export async function measure({ command, args, env = {}, cwd, codes = [0] }: Program): Promise<Usage> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-bench-'));
  const file = join(folder, 'usage');
  try {
    const started = performance.now();
    const child = spawn(gnuTime, ['--quiet', '-f', '%U %S %M', '-o', file, command, ...args], {
      cwd: cwd ?? projectFolder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    const wallMs = performance.now() - started;
    if (code === null || !codes.includes(code))
      throw new Error(`${[command, ...args].join(' ')} ended with ${code}\n${said}`);
    const [user = 0, system = 0, peakKb = 0] = (await readFile(file, 'utf8')).trim().split(' ').map(Number);
    return { wallMs, cpuMs: (user + system) * 1_000, peakMb: peakKb / 1_024 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error(`GNU time is missing at ${gnuTime}; on Debian: apt-get install time`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One of our own scripts as a program. */
export function ourProgram(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Program {
  return { command: process.execPath, args: [script, ...args], env };
}

/** One of the commands of `package.json`, with the flags that it has there and without npm, which would be measured too. */
export async function npmCommand(name: string, args: readonly string[]): Promise<Program> {
  const { scripts } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [node, ...words] = scripts[name]?.split(' ') ?? [];
  if (node !== 'node') throw new Error(`package.json has no command ${name} that starts Node.`);
  return { command: process.execPath, args: [...words, ...args] };
}

/**
 * Runs programs in turn (A B C A B C …), so that what else the machine does meets all of them alike. `between` readies
 * what a program needs before each of its runs and is not measured.
 */
export async function interleaved(
  programs: Readonly<Record<string, Program>>,
  rounds: number,
  options: { between?: (name: string) => Promise<void>; say?: (line: string) => void } = {},
): Promise<Record<string, Usage[]>> {
  const runs: Record<string, Usage[]> = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++)
    for (const [name, program] of Object.entries(programs)) {
      await options.between?.(name);
      const usage = await measure(program);
      runs[name]?.push(usage);
      options.say?.(`round ${round}: ${name}, ${usageText(usage)}`);
    }
  return runs;
}

export function usageText({ wallMs, cpuMs, peakMb }: Usage): string {
  return `${(wallMs / 1_000).toFixed(2)} s, ${(cpuMs / 1_000).toFixed(2)} s CPU, ${Math.round(peakMb)} MB`;
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

/** How often the second's CPU, beyond what a start takes, holds the first's: the median of the ratios of pairs. */
export function ratioBeyondStart(first: readonly Usage[], second: readonly Usage[], startMs: number): number {
  return median(second.map(({ cpuMs }, nth) => (cpuMs - startMs) / ((first[nth]?.cpuMs ?? cpuMs) - startMs)));
}

/** How often the second run's figure holds the first's: the median of the ratios of pairs, to two places. */
export function ratios(first: readonly Usage[], second: readonly Usage[]): Usage {
  const of = (key: keyof Usage): number =>
    Number(median(second.map((one, nth) => one[key] / (first[nth]?.[key] ?? one[key]))).toFixed(2));
  return { wallMs: of('wallMs'), cpuMs: of('cpuMs'), peakMb: of('peakMb') };
}
