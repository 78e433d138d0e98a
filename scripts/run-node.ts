import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '..');

/** The programs of packages that our commands start, by their files: the same on every operating system. */
export const programs = { astro: 'node_modules/astro/bin/astro.mjs' };

/**
 * Runs a program of this project in the project folder, on the Node that runs us, and gives its exit code. Its output
 * goes where ours goes.
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
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
