import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '..');

/** The programs of packages that our commands start, by their files: the same on every operating system. */
export const programs = { astro: 'node_modules/astro/bin/astro.mjs' };

/**
 * Runs a program of this project in the project folder, on the Node that runs us, and gives its exit code: as shells do,
 * 128 and the number of the signal where one has ended it. Its output goes where ours goes.
 */
export async function runNode(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<number> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  // Who ends us means what we have started as well.
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of passed) process.on(signal, pass);
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  for (const one of passed) process.off(one, pass);
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}

const passed: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
