import { editionDate } from '../src/core/calendar-day.ts';
import { readBriefing } from '../src/io/briefing-file.ts';
import { git } from '../src/io/git.ts';
import { plainProgress } from '../src/io/progress-plain.ts';
import { collect } from './collect/run.ts';
import { runCommand } from './command.ts';
import { keep } from './keep/keep.ts';
import { giveOutputs } from './morning/outputs.ts';

const help = `Usage: npm run keep -- [options]

Commits what collecting has changed in the content folder and pushes it. When somebody else was quicker, their edition
stands and ours is made again on top of it; nothing is ever forced.

  --content DIR    the content folder                    (default: content)
  --remote NAME    where to push to                      (default: origin)
  --branch NAME    the branch to push to                 (default: the one that is checked out)
  --now ISO        the moment of the run that is kept    (default: the clock)
  --help           this text

Exit codes: 0 the remote has it · 1 it could not be pushed; the commit is kept here`;

const options = { remote: { type: 'string', default: 'origin' }, branch: { type: 'string' } } as const;

await runCommand({ help, takes: ['content', 'now'], options }, async ({ content, now, values }) => {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const branch = String(values['branch'] ?? (await git(content, 'branch', '--show-current')).trim());
  const { timeZone } = await readBriefing(content);
  const commit = await keep({
    content,
    remote: String(values['remote']),
    branch,
    today: editionDate(now, timeZone),
    remake: async (date) => {
      const day = date === undefined ? undefined : { date, reopen: false };
      await collect({ content, now, progress: plainProgress(say), day });
    },
    say,
  });
  await giveOutputs({ commit });
  process.stdout.write(`${commit}\n`);
  return 0;
});
