import { type KnownIssue, planSourceIssues } from '../src/core/source-issues.ts';
import { readBriefing } from '../src/io/briefing-file.ts';
import { editionDates, readHealth, readState } from '../src/io/content-folder.ts';
import { closeIssue, type GitHubAccess, GitHubError, openIssue, openIssues } from '../src/io/github-api.ts';
import { runCommand, UsageError } from './command.ts';

const help = `Usage: npm run source-issues -- [options]

Opens an issue for each source that has failed three mornings in a row, and closes it when the source answers again.

  --content DIR   the content folder    (default: content)
  --dry-run       says what it would do, taking no issue for open
  --help          this text

Environment: GITHUB_REPOSITORY, GITHUB_TOKEN, GITHUB_API_URL, as GitHub Actions sets them.
Exit codes: 0 done, or noted that GitHub would not · 1 unexpected error · 2 a setting is missing`;

await runCommand(
  { help, takes: ['content'], options: { 'dry-run': { type: 'boolean', default: false } } },
  async ({ content, values }) => {
    const dryRun = values['dry-run'] === true;
    const access = dryRun ? undefined : accessFrom(process.env);
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    try {
      const known = access ? await openIssues(access) : [];
      const plan = await planFor(content, known);
      for (const issue of plan.open) {
        if (access) await openIssue(access, issue);
        say(`Opened: ${issue.title}`);
      }
      for (const { number, comment } of plan.close) {
        if (access) await closeIssue(access, number, comment);
        say(`Closed #${number}: ${comment}`);
      }
      if (plan.open.length + plan.close.length === 0) say('No issue to open or to close.');
    } catch (error) {
      // A repository may have its issues switched off: the morning is none the worse for it.
      if (!(error instanceof GitHubError)) throw error;
      say(error.message);
    }
    return 0;
  },
);

async function planFor(content: string, known: readonly KnownIssue[]) {
  const newest = (await editionDates(content)).at(-1);
  const health = newest === undefined ? undefined : await readHealth(content, newest);
  const reasons = Object.entries(health?.days ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, rows]) => Object.entries(rows))
    .flatMap(([source, { reason }]) => (reason === undefined ? [] : [[source, reason] as const]));
  return planSourceIssues(await readBriefing(content), await readState(content), known, new Map(reasons));
}

function accessFrom(env: NodeJS.ProcessEnv): GitHubAccess {
  const {
    GITHUB_API_URL: api = 'https://api.github.com',
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: token,
  } = env;
  if (!repository || !token)
    throw new UsageError(
      'GITHUB_REPOSITORY and GITHUB_TOKEN are not set: this is for GitHub Actions. Try --dry-run.',
    );
  return { api, repository, token };
}
