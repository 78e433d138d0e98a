import { spawn } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const PATH = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);

/** Runs one of the project's tools; resolves to its exit code and all it said. */
function tool(command: string, ...options: string[]): Promise<{ code: number | null; told: string }> {
  return new Promise((settle, fail) => {
    const child = spawn(command, options, {
      cwd: root,
      env: { ...process.env, PATH, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', fail);
    child.on('close', (code) => settle({ code, told: Buffer.concat(said).toString() }));
  });
}

describe('gates', () => {
  it('types hold: astro check', async () => {
    const { code, told } = await tool('astro', 'check');
    expect(code, told).toBe(0);
    expect(told).toMatch(/- 0 errors/);
  });

  it('files are formatted: prettier --check', async () => {
    const { code, told } = await tool('prettier', '--check', '.');
    expect(code, told).toBe(0);
  });
});
