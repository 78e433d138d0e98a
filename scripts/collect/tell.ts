import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { closingSentence, type RunReport, reportText } from '../../src/core/report.ts';
import type { ShareName } from '../../src/core/shares.ts';
import { briefingFileName } from '../../src/io/briefing-file.ts';
import { sourceAnnotations } from '../../src/io/progress-github.ts';
import { logLine, withoutCommands } from '../../src/io/progress.ts';
import type { Asked } from './listen.ts';

const { env, stdout } = process;

/** On GitHub's machines: warnings at the lines of the briefing that need attention. */
export async function tellGitHub(
  { sources }: RunReport,
  content: string,
  say: (line: string) => void,
): Promise<void> {
  if (env['GITHUB_ACTIONS'] !== 'true') return;
  const path = join(content, briefingFileName);
  const place = {
    file: relative(env['GITHUB_WORKSPACE'] ?? process.cwd(), path),
    yaml: await readFile(path, 'utf8'),
  };
  sourceAnnotations(sources, place).forEach(say);
}

/** The report for a terminal or log: the whole table; where it would push the live list out of the window, which has just said the same, its end alone. */
export function reportForLog(raw: RunReport): string {
  const report = loggable(raw);
  const lines = reportText(report, stdout.columns).split('\n').map(withoutCommands);
  const fits = !stdout.isTTY || lines.length < stdout.rows;
  return (fits ? lines : [...report.notes.map((note) => `Note: ${note}`), closingSentence(report)]).join(
    '\n',
  );
}

/** Names and notes are data: none may break a line of the table or be taken for a command of the log. */
function loggable(report: RunReport): RunReport {
  return {
    ...report,
    sources: report.sources.map(({ note, ...row }) => ({
      ...row,
      name: logLine(row.name),
      ...(note && { note: logLine(note) }),
    })),
    notes: report.notes.map(logLine),
  };
}

/** What came of a share of the sources, for a terminal or log: the lines before it tell of each of them. */
export function shareSentence({ share, of }: ShareName, asked: readonly Asked[]): string {
  const read = asked.filter(({ answer: { kind } }) => kind === 'read' || kind === 'unchanged').length;
  return `Share ${share} of ${of}: ${read} of ${asked.length} sources read.`;
}
