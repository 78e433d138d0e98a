import { dayAfter } from '../core/calendar-day.ts';
import { answered } from '../core/coverage.ts';
import type { Edition, SourceCoverage, SourceStatus } from '../core/edition.ts';
import type { Health, SourceHealth } from '../core/health.ts';
import type { Strings } from './strings.ts';
import { clockTime, dateWords, printedTime } from './times.ts';

/** Days of ticks on the page. */
export const healthDays = 30;

/** The months, `2026-11`, that hold the ticks up to a date. */
export function healthMonths(date: string): string[] {
  return [...new Set([dayAfter(date, 1 - healthDays), date].map((day) => day.slice(0, 7)))];
}

export type Tick = 'news' | 'quiet' | 'silent' | 'blank';

export interface SourceRow {
  id: string;
  name: string;
  newest: string;
  kept: number;
  /** Seconds to answer, in words; empty where it was not measured. */
  response: string;
  ticks: Tick[];
  ticksText: string;
}

export interface ProblemRow extends SourceRow {
  section: string;
  what: string;
  reason: string;
  since: string;
  advice: string;
}

export interface HealthView {
  answered: number;
  all: number;
  kept: number;
  day: string;
  weekday: string;
  clock: string;
  firstDay: string;
  problems: ProblemRow[];
  groups: { id: string; title: string; rows: SourceRow[] }[];
}

const tickOf: Record<SourceStatus, Tick> = {
  ok: 'news',
  degraded: 'news',
  quiet: 'quiet',
  stale: 'quiet',
  failed: 'silent',
  skipped: 'silent',
};

const needsAttention: ReadonlySet<SourceStatus> = new Set(['stale', 'degraded', 'failed', 'skipped']);

/**
 * How every source did in the newest edition and in the thirty days up to it. Health files are looked at, never relied
 * on: where they are missing, ticks stay blank and the edition’s own coverage still says what happened.
 */
export function healthView(
  edition: Edition,
  months: readonly (Health | undefined)[],
  t: Strings,
): HealthView {
  const record = recordOf(months);
  const dates = Array.from({ length: healthDays }, (_, index) =>
    dayAfter(edition.date, index - healthDays + 1),
  );
  const rowOf = (source: SourceCoverage): SourceRow => sourceRow(source, edition, dates, record, t);
  const sources = edition.sections.flatMap(({ coverage }) => coverage.sources);
  const problems = edition.sections.flatMap(({ title, coverage }) =>
    coverage.sources
      .filter(({ status }) => needsAttention.has(status))
      .map((source) => problemRow(source, rowOf(source), title, dates, record, t)),
  );
  const words = dateWords(edition.date, t);
  return {
    answered: sources.filter(answered).length,
    all: sources.length,
    kept: sources.reduce((sum, { kept }) => sum + kept, 0),
    day: t.day(words),
    weekday: words.weekday,
    clock: clockTime(edition.collectedAt, edition.timeZone, t),
    firstDay: t.dayShort(dateWords(dates[0] ?? edition.date, t)),
    problems,
    groups: edition.sections
      .filter(({ coverage }) => coverage.sources.length > 0)
      .map(({ id, title, coverage }) => ({ id, title, rows: coverage.sources.map(rowOf) })),
  };
}

type HealthRecord = ReadonlyMap<string, Readonly<Record<string, SourceHealth>>>;

function recordOf(months: readonly (Health | undefined)[]): HealthRecord {
  return new Map(months.flatMap((month) => Object.entries(month?.days ?? {})));
}

function statusOn(record: HealthRecord, date: string, id: string): SourceStatus | undefined {
  return record.get(date)?.[id]?.status;
}

function sourceRow(
  { id, name, newest, kept }: SourceCoverage,
  edition: Edition,
  dates: readonly string[],
  record: HealthRecord,
  t: Strings,
): SourceRow {
  const ticks = dates.map((date): Tick => {
    const status = statusOn(record, date, id);
    return status === undefined ? 'blank' : tickOf[status];
  });
  const count = (tick: Tick): number => ticks.filter((one) => one === tick).length;
  // A source that failed today told us its newest entry on an earlier day.
  const lastNewest = newest ?? dates.map((date) => record.get(date)?.[id]?.newest).findLast(Boolean);
  const ms = record.get(edition.date)?.[id]?.ms;
  return {
    id,
    name,
    newest: lastNewest === undefined ? t.newestUnknown : printedTime(lastNewest, edition, t).text,
    kept,
    response: ms === undefined || ms === 0 ? '' : t.seconds(ms),
    ticks,
    ticksText: t.ticks(dates.length, count('news'), count('quiet'), count('silent')),
  };
}

function problemRow(
  source: SourceCoverage,
  row: SourceRow,
  section: string,
  dates: readonly string[],
  record: HealthRecord,
  t: Strings,
): ProblemRow {
  const since = troubleSince(source, dates, record);
  const words = dateWords(since, t);
  const good = row.ticks.filter((tick) => tick === 'news' || tick === 'quiet').length;
  const known = row.ticks.filter((tick) => tick !== 'blank').length;
  const first = since === dates.at(-1) && source.status === 'failed' && good > 0;
  return {
    ...row,
    section,
    what: t.whatHappened[source.status],
    reason: source.reason ?? '',
    since: since === dates[0] ? t.sinceAtLeast(t.day(words)) : t.day(words),
    advice: first
      ? t.advice.once(good, known)
      : t.advice[source.status as keyof typeof t.advice & SourceStatus],
  };
}

/** The first of the days, up to the newest, on which a source had the trouble it has now; unknown days do not end it. */
function troubleSince(
  { id, status }: SourceCoverage,
  dates: readonly string[],
  record: HealthRecord,
): string {
  const newest = dates.at(-1) ?? '';
  let since = newest;
  for (const date of dates.toReversed()) {
    const then = statusOn(record, date, id);
    if (then !== undefined && then !== status) break;
    if (then !== undefined) since = date;
  }
  return since;
}
