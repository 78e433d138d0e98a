import type { Edition, SourceStatus } from './edition.ts';
import type { Dropped } from './normalize.ts';

/** One source in the report of a run. */
export interface ReportRow {
  section: string;
  source: string;
  name: string;
  status: SourceStatus;
  /** HTTP status where there was an answer. */
  answer?: number;
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

const columns: readonly { title: string; value: (row: ReportRow) => string; right?: true }[] = [
  { title: 'source', value: (row) => row.name },
  { title: 'answer', value: (row) => [row.status, row.answer].filter(Boolean).join(' ') },
  { title: 'read', value: (row) => String(row.read), right: true },
  { title: 'new', value: (row) => String(row.new), right: true },
  { title: 'kept', value: (row) => String(row.kept), right: true },
  { title: 'ms', value: (row) => String(row.ms), right: true },
  { title: 'note', value: (row) => row.note ?? '' },
];

/** The report as an aligned table with one closing sentence. */
export function reportText(report: RunReport): string {
  const cells = [
    columns.map(({ title }) => title),
    ...report.sources.map((row) => columns.map(({ value }) => value(row))),
  ];
  const widths = columns.map((_, c) => Math.max(...cells.map((line) => [...(line[c] ?? '')].length)));
  const lines = cells.map((line) =>
    line
      .map((cell, c) => {
        const room = ' '.repeat((widths[c] ?? 0) - [...cell].length);
        return columns[c]?.right ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', ...report.notes.map((note) => `Note: ${note}`), closingSentence(report)].join('\n');
}

/** `Made the edition of 2026-11-22: 31 entries from 24 of 26 sources.` */
export function closingSentence(report: RunReport): string {
  const counts = `${report.entries} entries; ${report.sourcesRead} of ${report.sourcesAsked} sources read.`;
  const sentences = {
    made: `Made the edition of ${report.date}: ${counts}`,
    changed: `Added to the edition of ${report.date}: ${counts}`,
    unchanged: `Nothing new for the edition of ${report.date}: ${counts}`,
    none: `No source could be read: nothing was written, and the previous edition stands.`,
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
