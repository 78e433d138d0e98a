import { reportText } from '../src/core/report.ts';
import { liveProgress, plainProgress } from '../src/io/progress.ts';
import { runCommand } from './command.ts';
import { collect } from './collect/run.ts';

const help = `Usage: npm run collect -- [options]

Reads every source of briefing.yaml and writes or completes the edition of the day.

  --content DIR   folder with briefing.yaml, editions/, health/, state.json   (default: content)
  --now ISO       the moment to collect at, such as 2026-11-22T11:45:00Z      (default: the clock)
  --json          the run report as JSON on standard output
  --help          this text

Exit codes: 0 an edition stands · 1 unexpected error · 2 the configuration is wrong · 3 no source could be read`;

await runCommand({ help, takes: ['content', 'now', 'json'] }, async ({ content, now, json }) => {
  const live = process.stdout.isTTY && !json && !process.env['CI'];
  const progress = live ? liveProgress() : plainProgress((line) => process.stderr.write(`${line}\n`));
  const report = await collect({ content, now, progress });
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `\n${reportText(report)}\n`);
  return report.outcome === 'none' ? 3 : 0;
});
