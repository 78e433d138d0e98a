import { writeSync } from 'node:fs';
import type { RunReport } from '../../src/core/report.ts';
import type { DownloadAllOptions } from '../../src/io/download-all.ts';
import { collect } from '../collect/run.ts';
import { runCommand } from '../command.ts';

/**
 * Collects once in a process of its own and tells, in the moment in which that process ends by itself, what this cost.
 * `--run` holds a `FaultRun` as JSON; the last line of standard output is a `FaultRunResult`.
 */

export interface FaultRun {
  download: Pick<DownloadAllOptions, 'limits' | 'runMs' | 'parallelMax'>;
  /** Addresses of names, one list for each time a name is looked up, the last for ever; `never`: no answer comes. */
  names?: Record<string, string[][] | 'never'>;
}

export interface FaultRunResult {
  report: RunReport;
  exitCode: number;
  /** From the start of collecting to the end of the process. */
  ms: number;
  /** The most memory that the process ever held. */
  peakMb: number;
  /** What was still open at the end, without the pipes of standard input and output. */
  open: string[];
  /** How often each name was looked up. */
  lookups: Record<string, number>;
}

const options = { run: { type: 'string' } } as const;
const nothing = (): void => undefined;
const quiet = { asking: nothing, started: nothing, ended: nothing, finish: () => Promise.resolve() };

await runCommand({ help: '', takes: ['content', 'now'], options }, async ({ content, now, values }) => {
  const { download, names = {} } = JSON.parse(String(values['run'])) as FaultRun;
  const lookups: Record<string, number> = {};
  const lookup = async (name: string): Promise<readonly string[]> => {
    const nth = (lookups[name] = (lookups[name] ?? 0) + 1);
    const answers = names[name];
    if (answers === 'never') return new Promise<never>(() => undefined);
    return answers?.[Math.min(nth, answers.length) - 1] ?? [];
  };
  const started = performance.now();
  const report = await collect({ content, now, progress: quiet, download: { ...download, lookup } });
  process.once('exit', (exitCode) => {
    const result: FaultRunResult = {
      report,
      exitCode,
      ms: Math.round(performance.now() - started),
      peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
      open: process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap'),
      lookups,
    };
    writeSync(1, `${JSON.stringify(result)}\n`);
  });
  return report.outcome === 'none' ? 3 : 0;
});
