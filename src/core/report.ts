import type { Edition, SourceStatus } from './edition.ts';
import type { Stage } from './failure.ts';
import type { Dropped } from './normalize.ts';

/** One source in the report of a run. */
export interface ReportRow {
  section: string;
  source: string;
  name: string;
  status: SourceStatus;
  /** HTTP status where there was an answer. */
  answer?: number;
  /** Where it failed, if it did. */
  stage?: Stage;
  /** The address it has moved to for good. */
  movedTo?: string;
  /** Entries in the document. */
  read: number;
  /** Entries inside the window that no other edition has printed. */
  new: number;
  /** Entries printed in this edition. */
  kept: number;
  /** Entries left out as unfit, by reason. */
  dropped?: Dropped;
  ms: number;
  note?: string;
}

/** What a run did: printed as a table, or as JSON by `--json`. */
export interface RunReport {
  date: string;
  /** `made` a new edition, `changed` today's, `unchanged`: nothing was new, `none`: no source could be read. */
  outcome: 'made' | 'changed' | 'unchanged' | 'none';
  /** Path of the edition inside the content folder. */
  file?: string;
  entries: number;
  sourcesRead: number;
  sourcesAsked: number;
  sources: ReportRow[];
  /** What the owner should know: moved addresses, damaged files. */
  notes: string[];
}

const nameWidthMax = 28;

const columns: readonly { title: string; value: (row: ReportRow) => string; right?: true }[] = [
  { title: 'source', value: ({ name }) => cut(name, nameWidthMax) },
  { title: 'answer', value: answerWords },
  { title: 'read', value: (row) => String(row.read), right: true },
  { title: 'new', value: (row) => String(row.new), right: true },
  { title: 'kept', value: (row) => String(row.kept), right: true },
  { title: 'ms', value: (row) => String(row.ms), right: true },
];

/** `ok 200`, `failed 404`, `quiet 304, moved` */
function answerWords({ status, answer, movedTo }: ReportRow): string {
  return `${[status, answer].filter(Boolean).join(' ')}${movedTo === undefined ? '' : ', moved'}`;
}

/** The note of a row: what failed names its stage first. */
function noteWords({ stage, note = '' }: ReportRow): string {
  return stage && note ? `${stage}: ${note}` : note;
}

/** A log has no width of its own; this one reads well in most. */
const columnsUsual = 120;
/** A column of notes narrower than this would be a ladder of words: they go under the rows instead. */
const noteWidthMin = 40;

/**
 * The report as an aligned table with one closing sentence, for a log or terminal so many columns wide. Notes that
 * are too long for their column are wrapped there, or stand under their rows where there is no room for a column.
 * Addresses are never cut.
 */
export function reportText(report: RunReport, width: number = columnsUsual): string {
  const cells = [
    columns.map(({ title }) => title),
    ...report.sources.map((row) => columns.map(({ value }) => value(row))),
  ];
  const widths = columns.map((_, c) => Math.max(...cells.map((line) => [...(line[c] ?? '')].length)));
  const lines = cells.map((line) =>
    line.map((cell, c) => padded(cell, widths[c] ?? 0, columns[c]?.right)).join('  '),
  );
  const notes = ['note', ...report.sources.map(noteWords)];
  const table = widths.reduce((sum, one) => sum + one + 2, 0);
  const room = width - table;
  const rows = lines.flatMap((line, index) => {
    const isNarrow = room < noteWidthMin && index > 0;
    const [indent, space] = isNarrow ? [4, width - 4] : [table, Math.max(room, noteWidthMin)];
    const note = wrap(notes[index] ?? '', space).map((part) => `${' '.repeat(indent)}${part}`);
    return isNarrow ? [line, ...note] : [`${line}${note[0]?.slice(table - 2) ?? ''}`, ...note.slice(1)];
  });
  const remarks = report.notes.flatMap((note) => wrap(`Note: ${note}`, width, '  '));
  return [...rows.map((row) => row.trimEnd()), '', ...remarks, closingSentence(report)].join('\n');
}

function padded(cell: string, width: number, right = false): string {
  const room = ' '.repeat(width - [...cell].length);
  return right ? room + cell : cell + room;
}

function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : text;
}

/** Breaks a text at spaces into lines of at most so many characters; a longer word has a line to itself. */
function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && [...longer].length <= width) lines[lines.length - 1] = longer;
    else lines.push(lines.length > 0 ? indent + word : word);
  }
  return lines;
}

/** `Made the edition of 2026-11-22: 31 entries from 24 of 26 sources.` */
export function closingSentence(report: RunReport): string {
  const counts = `${report.entries} entries; ${report.sourcesRead} of ${report.sourcesAsked} sources read.`;
  const sentences = {
    made: `Made the edition of ${report.date}: ${counts}`,
    changed: `Added to the edition of ${report.date}: ${counts}`,
    unchanged: `Nothing new for the edition of ${report.date}: ${counts}`,
    none:
      report.sources.length > 0
        ? 'No source could be read: nothing was written, and the previous edition stands.'
        : 'The briefing has no source to read: nothing was written. Add sources under “sections” in briefing.yaml.',
  };
  return sentences[report.outcome];
}

/** How many sources answered, and how many there were, over all sections of an edition. */
export function sourceCounts(edition: Edition): { read: number; asked: number } {
  const rows = edition.sections.flatMap(({ coverage }) => coverage.sources);
  return {
    read: rows.filter(({ status }) => status !== 'failed' && status !== 'skipped').length,
    asked: rows.length,
  };
}
