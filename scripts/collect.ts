import { resolve } from 'node:path';
import { editionDateSchema } from '../src/core/edition.ts';
import { readModelSetup } from '../src/io/model-settings.ts';
import { liveProgress } from '../src/io/progress-live.ts';
import { plainProgress } from '../src/io/progress-plain.ts';
import { runCommand, UsageError } from './command.ts';
import { collect } from './collect/run.ts';
import { reportForLog, tellGitHub } from './collect/tell.ts';

const help = `Usage: npm run collect -- [options]

Reads every source of briefing.yaml and writes or completes the edition of the day.

  --content DIR     folder with briefing.yaml, editions/, health/, state.json   (default: content)
  --now ISO         the moment to collect at, such as 2026-11-22T11:45:00Z      (default: the clock)
  --date DAY        a day that has passed and has no edition, such as 2026-11-20, from what the feeds still hold
  --reopen          with --date: completes the edition of that day; what it prints stays
  --save-feeds DIR  keeps the feed documents of this run, for npm run verify
  --json            the run report as JSON on standard output
  --help            this text

Exit codes: 0 an edition stands · 1 unexpected error · 2 the configuration is wrong · 3 no source could be read`;

const takes = ['content', 'now', 'json'] as const;
const options = {
  'save-feeds': { type: 'string' },
  date: { type: 'string' },
  reopen: { type: 'boolean', default: false },
} as const;
const { env, stdout, stderr } = process;
const sayLine = (line: string): void => void stderr.write(`${line}\n`);

await runCommand({ help, takes, options }, async ({ content, now, json, values }) => {
  const live = stdout.isTTY && !json && !env['CI'] && env['TERM'] !== 'dumb';
  const progress = live ? liveProgress() : plainProgress(sayLine);
  const saveFeeds = values['save-feeds'];
  const collecting = collect({
    content,
    now,
    progress,
    waiting: () => sayLine('Another run is writing this folder; waiting for it to end.'),
    model: readModelSetup(env),
    day: dayAsked(values),
    ...(typeof saveFeeds === 'string' && { saveFeeds: resolve(saveFeeds) }),
  });
  // Also after an error: a list that is still drawn would keep the command from ending.
  const report = await collecting.finally(() => progress.finish());
  await tellGitHub(report, content, sayLine);
  stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `\n${reportForLog(report)}\n`);
  return report.outcome === 'none' ? 3 : 0;
});

function dayAsked({ date, reopen }: Record<string, unknown>): { date: string; reopen: boolean } | undefined {
  if (date === undefined) {
    if (reopen) throw new UsageError('--reopen needs --date: which edition is to be completed?');
    return undefined;
  }
  if (!editionDateSchema.safeParse(date).success)
    throw new UsageError(`--date ${String(date)} is no day; write it like 2026-11-20.`);
  return { date: String(date), reopen: reopen === true };
}
