import { execFile } from 'node:child_process';

/** What git said when it refused. */
export class GitError extends Error {
  readonly stderr: string;
  constructor(args: readonly string[], stderr: string) {
    super(`git ${args[0] ?? ''} failed: ${stderr.trim().split('\n').at(-1) ?? 'it did not say why'}`);
    this.name = 'GitError';
    this.stderr = stderr;
  }
}

/** Runs git in a folder, without a shell and without ever asking anybody; gives what it prints. Throws GitError. */
export function git(folder: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_EDITOR: 'true', LC_ALL: 'C' };
    execFile('git', args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) reject(new GitError(args, stderr || error.message));
      else resolve(stdout);
    });
  });
}

/** The lines of what git prints, without empty ones. */
export async function gitLines(folder: string, ...args: string[]): Promise<string[]> {
  return (await git(folder, ...args)).split('\n').filter((line) => line !== '');
}
