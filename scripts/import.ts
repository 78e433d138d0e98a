import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { readBriefing } from '../src/io/briefing-file.ts';
import { logLine } from '../src/io/progress.ts';
import { runCommand, UsageError } from './command.ts';
import { type FileReport, filesAt, importFiles } from './import/import-files.ts';

const help = `Usage: npm run import -- [options] PATH…

Makes dated editions of the plain-text briefings of the earlier program. A PATH is a file, or a folder with .txt files.
Titles and sections are kept; texts that a model wrote are left out, and whole articles are cut to their first sentences.
An edition that exists is never replaced, so the import can be repeated.

  --content DIR   folder with briefing.yaml and editions/   (default: content)
  --dry-run       says what would be done and writes nothing
  --json          the report as JSON on standard output
  --help          this text

Exit codes: 0 done, whatever was refused · 1 unexpected error · 2 a path or the configuration is wrong`;

const options = { 'dry-run': { type: 'boolean', default: false } } as const;
const takes = ['content', 'json'] as const;

await runCommand({ help, takes, options, positionals: true }, async ({ content, json, values, paths }) => {
  if (paths.length === 0) throw new UsageError('Name the files or folders to import. Try --help.');
  for (const path of paths)
    await stat(path).catch(() => {
      throw new UsageError(`${path} does not exist. Name a file or folder that does.`);
    });
  const { timeZone, sections } = await readBriefing(content);
  const dryRun = values['dry-run'] === true;
  const files = await filesAt(paths.map((path) => resolve(path)));
  const reports = await importFiles(files, { content, timeZone, sections, dryRun });
  process.stdout.write(json ? `${JSON.stringify(reports, null, 2)}\n` : `${reportText(reports, dryRun)}\n`);
  return 0;
});

function reportText(reports: readonly FileReport[], dryRun: boolean): string {
  const count = (outcome: FileReport['outcome']): number =>
    reports.filter((report) => report.outcome === outcome).length;
  const lines = reports.map((report) => `${relative('', report.file)}: ${logLine(sentence(report))}`);
  const parts = [
    `${count('taken')} ${dryRun ? 'would be taken' : 'taken'}`,
    `${count('known')} there already`,
    `${count('left')} left for another of the same day`,
    `${count('refused')} refused`,
  ];
  return [...lines, '', `${reports.length} files: ${parts.join(', ')}.`].join('\n');
}

function sentence(report: FileReport): string {
  if (report.outcome === 'refused') return `refused. ${report.reason}`;
  if (report.outcome === 'left') return `left (${report.date}). ${report.reason}`;
  const { date, sections, entries, bodies, repaired } = report;
  const texts = [
    bodies.cut > 0 && `${bodies.cut} articles cut to an excerpt`,
    bodies.machine > 0 && `${bodies.machine} texts dropped that a model wrote`,
    bodies.invented > 0 && `${bodies.invented} known inventions dropped`,
    bodies.none > 0 && `${bodies.none} without a text that could be printed`,
    repaired && 'Mac Roman undone',
  ].filter((part) => part !== false);
  const what = report.outcome === 'taken' ? 'taken' : 'there already';
  return `${what} (${date}): ${sections} sections, ${entries} entries; ${texts.join(', ')}.`;
}
