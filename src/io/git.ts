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
    const env = {
      ...process.env,
      ...runnerIdentity(process.env),
      GIT_TERMINAL_PROMPT: '0',
      GIT_EDITOR: 'true',
      LC_ALL: 'C',
    };
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

/**
 * On GitHub's machines: who commits, and with what right. The token stays in the environment, so that it is written
 * into no file; git asks the helper for it, and only for the server of this run (gitcredentials(7), GIT_CONFIG_COUNT
 * in git-config(1)).
 */
function runnerIdentity({ GITHUB_ACTIONS, GITHUB_TOKEN, GITHUB_SERVER_URL }: NodeJS.ProcessEnv) {
  if (GITHUB_ACTIONS !== 'true') return {};
  const [name, email] = ['github-actions[bot]', '41898282+github-actions[bot]@users.noreply.github.com'];
  const helper = '!f() { echo username=x-access-token; echo "password=$GITHUB_TOKEN"; }; f';
  return {
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email },
    ...(GITHUB_TOKEN && {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `credential.${GITHUB_SERVER_URL || 'https://github.com'}.helper`,
      GIT_CONFIG_VALUE_0: helper,
    }),
  };
}
