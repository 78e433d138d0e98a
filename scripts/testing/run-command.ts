import { execFile } from 'node:child_process';
import { projectFolder } from '../run-node.ts';

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** As in a workflow, and without the model that the person at this machine may have set. */
const ours = { CI: 'true', ASTRO_TELEMETRY_DISABLED: '1', SUMMARY_ENDPOINT: '', SUMMARY_MODEL: '' };

/** Runs one of our commands as a person would, in a process of its own, and waits until it has ended by itself. */
export function runCommandLine(
  script: string,
  args: string[] = [],
  env: Record<string, string> = {},
  /** What the person types. */
  input = '',
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      {
        cwd: projectFolder,
        env: { ...process.env, ...ours, ...env },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}
