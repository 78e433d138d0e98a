import type { Edition, SourceCoverage } from '../../src/core/edition.ts';
import { editionEntries, editionPath } from '../../src/core/edition.ts';
import { joinReasons, keptReason } from '../../src/core/coverage-reasons.ts';
import type { Brought } from '../../src/core/arrange.ts';
import { type ReportRow, type RunReport, sourceCounts } from '../../src/core/report.ts';
import { weatherNotes } from '../../src/core/weather-of.ts';
import type { Asked } from './listen.ts';

interface Done {
  date: string;
  /** Whether the day has passed, so that no other run of it comes by itself. */
  isPast?: boolean;
  outcome: RunReport['outcome'];
  asked: readonly Asked[];
  notes: readonly string[];
  edition?: Edition;
  brought?: readonly Brought[];
}

/** Gathers what a run did into its report: a row for every source, and what the owner should know. */
export function reportOf(done: Done): RunReport {
  const { date, outcome, asked, notes, edition, brought = [] } = done;
  const rows = new Map(
    edition?.sections.flatMap(({ coverage }) => coverage.sources).map((row) => [row.id, row]),
  );
  const counts = edition ? sourceCounts(edition) : { read: 0, asked: asked.length };
  return {
    date,
    outcome,
    ...(edition && { file: editionPath(date) }),
    entries: edition ? editionEntries(edition).length : 0,
    sourcesRead: counts.read,
    sourcesAsked: counts.asked,
    sources: asked.map((one, index) => reportRow(one, rows.get(one.source.id), brought[index])),
    notes: [
      ...notes,
      ...lostNotes(done),
      ...asked.flatMap(movedNote),
      ...(edition ? weatherNotes(edition) : []),
    ],
  };
}

function reportRow(
  { section, source, answer, download, failure, note, ms }: Asked,
  row: SourceCoverage | undefined,
  brought: Brought | undefined,
): ReportRow {
  const dropped = brought?.dropped ?? {};
  const http = download && httpStatus(download);
  const failed = answer.kind === 'failed' || answer.kind === 'skipped';
  const kept = answer.kind === 'unchanged' && answer.keptUntil !== undefined;
  const reason = failed
    ? joinReasons(note, answer.reason)
    : joinReasons(kept ? keptReason(answer.keptUntil ?? '') : undefined, row?.reason);
  const movedTo = failed ? undefined : answer.movedTo;
  return {
    section: section.id,
    source: source.id,
    name: source.name,
    status: failed ? answer.kind : (row?.status ?? 'quiet'),
    ...(http !== undefined && { answer: http }),
    ...(failure && { stage: failure.stage }),
    ...(movedTo !== undefined && { movedTo }),
    read: answer.kind === 'read' ? answer.read : 0,
    new: brought?.fresh.length ?? 0,
    kept: row?.kept ?? 0,
    ...(Object.keys(dropped).length > 0 && { dropped }),
    ms,
    ...(reason && { note: reason }),
  };
}

function httpStatus(download: NonNullable<Asked['download']>): number | undefined {
  if (download.kind === 'failed') return download.failure.httpStatus;
  if (download.kind === 'skipped') return undefined;
  return download.kind === 'unchanged' ? 304 : 200;
}

function lostNotes({ asked, date, isPast }: Done): string[] {
  const again = isPast
    ? `To ask again: npm run collect -- --date ${date} --reopen`
    : 'The next run asks again.';
  const lost = asked.flatMap(({ lost }) => (lost ? [`share ${lost.share} of ${lost.of}`] : []));
  return [...new Set(lost)].map((name) => {
    const count = lost.filter((other) => other === name).length;
    return `${count === 1 ? '1 source counts' : `${count} sources count`} as failed, because ${name} did not arrive. ${again}`;
  });
}

function movedNote({ source, answer }: Asked): string[] {
  if (answer.kind === 'failed' || answer.kind === 'skipped' || answer.movedTo === undefined) return [];
  return [
    `${source.name} has moved for good: in briefing.yaml write ${answer.movedTo} instead of ${source.url}`,
  ];
}
