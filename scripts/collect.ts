import { resolve } from 'node:path';
import { readModelSetup } from '../src/io/model-settings.ts';
import { liveProgress } from '../src/io/progress-live.ts';
import { plainProgress } from '../src/io/progress-plain.ts';
import { runCommand } from './command.ts';
import { dayAsked, momentOf, shareAsked, sharesAsked } from './collect/options.ts';
import { collect } from './collect/run.ts';
import { collectShare } from './collect/share.ts';
import { reportForLog, shareSentence, tellGitHub } from './collect/tell.ts';

const help = `Usage: npm run collect -- [options]

Reads every source of briefing.yaml and writes or completes the edition of the day.

  --content DIR     folder with briefing.yaml, editions/, health/, state.json   (default: content)
  --now ISO         the moment to collect at, such as 2026-11-22T11:45:00Z      (default: the clock)
  --date DAY        a day that has passed and has no edition, such as 2026-11-20, from what the feeds still hold
  --reopen          with --date: completes the edition of that day; what it prints stays
  --save-feeds DIR  keeps the feed documents of this run, for npm run verify
  --json            the run report as JSON on standard output
  --help            this text

More sources than one machine can ask, shared among several with the same briefing.yaml and state.json:

  --shard 2/5       asks the second of five shares of the sources, and makes no edition
  --out FILE        with --shard: where to write what they answered
  --merge FILE…     makes the edition of what all shares heard, in any order, as one machine would have made it.
                    Give every share the same --now. The sources of a share that is missing count as failed

Exit codes: 0 an edition stands · 1 unexpected error · 2 the configuration is wrong · 3 no source could be read`;

const takes = ['content', 'now', 'json'] as const;
const options = {
  'save-feeds': { type: 'string' },
  date: { type: 'string' },
  reopen: { type: 'boolean', default: false },
  shard: { type: 'string' },
  out: { type: 'string' },
  merge: { type: 'string', multiple: true },
} as const;
const { env, stdout, stderr } = process;
const sayLine = (line: string): void => void stderr.write(`${line}\n`);

await runCommand({ help, takes, options, positionals: true }, async (given) => {
  const { content, json, values } = given;
  const share = shareAsked(given);
  const shares = await sharesAsked(given);
  const live = stdout.isTTY && !json && !env['CI'] && env['TERM'] !== 'dumb';
  const progress = live ? liveProgress() : plainProgress(sayLine);
  const task = { content, now: momentOf(given, shares), progress, day: dayAsked(given) };
  if (share) {
    const asked = await collectShare(share.name, share.out, task).finally(() => progress.finish());
    stdout.write(`${shareSentence(share.name, asked)}\n`);
    return 0;
  }
  const saveFeeds = values['save-feeds'];
  const collecting = collect({
    ...task,
    shares,
    waiting: () => sayLine('Another run is writing this folder; waiting for it to end.'),
    model: readModelSetup(env),
    ...(typeof saveFeeds === 'string' && { saveFeeds: resolve(saveFeeds) }),
  });
  // Also after an error: a list that is still drawn would keep the command from ending.
  const report = await collecting.finally(() => progress.finish());
  await tellGitHub(report, content, sayLine);
  stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `\n${reportForLog(report)}\n`);
  return report.outcome === 'none' ? 3 : 0;
});
