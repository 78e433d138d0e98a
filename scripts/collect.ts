import { resolve } from 'node:path';
import { reportText } from '../src/core/report.ts';
import { readModelSetup } from '../src/io/model-settings.ts';
import { liveProgress, plainProgress } from '../src/io/progress.ts';
import { runCommand } from './command.ts';
import { collect } from './collect/run.ts';

const help = `Usage: npm run collect -- [options]

Reads every source of briefing.yaml and writes or completes the edition of the day.

  --content DIR     folder with briefing.yaml, editions/, health/, state.json   (default: content)
  --now ISO         the moment to collect at, such as 2026-11-22T11:45:00Z      (default: the clock)
  --save-feeds DIR  keeps the feed documents of this run, for npm run verify
  --json            the run report as JSON on standard output
  --help            this text

Exit codes: 0 an edition stands · 1 unexpected error · 2 the configuration is wrong · 3 no source could be read`;

const takes = ['content', 'now', 'json'] as const;
const options = { 'save-feeds': { type: 'string' } } as const;

await runCommand({ help, takes, options }, async ({ content, now, json, values }) => {
  const live = process.stdout.isTTY && !json && !process.env['CI'];
  const progress = live ? liveProgress() : plainProgress((line) => process.stderr.write(`${line}\n`));
  const model = readModelSetup(process.env);
  const saveFeeds = values['save-feeds'];
  const report = await collect({
    content,
    now,
    progress,
    model,
    ...(typeof saveFeeds === 'string' && { saveFeeds: resolve(saveFeeds) }),
  });
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `\n${reportText(report)}\n`);
  return report.outcome === 'none' ? 3 : 0;
});
