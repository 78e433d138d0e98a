import { dayAfter } from '../core/calendar-day.ts';
import { movedReason } from '../core/coverage-reasons.ts';
import { answered } from '../core/coverage.ts';
import { type Edition, type SourceCoverage, sourceStatuses } from '../core/edition.ts';
import type { Health, SourceHealth } from '../core/health.ts';
import { coreWords } from './core-words.ts';
import type { Tick } from './source-health-ticks.ts';
import {
  oftenPasses,
  remedyLine,
  type SourceDay,
  type Trouble,
  troubleOf,
} from './source-health-troubles.ts';
import type { Strings } from './strings.ts';
import { clockTime, dateWords, printedTime } from './times.ts';

/** Days of ticks on the page. */
export const healthDays = 30;

/** The months, `2026-11`, that hold the ticks up to a date. */
export function healthMonths(date: string): string[] {
  return [...new Set([dayAfter(date, 1 - healthDays), date].map((day) => day.slice(0, 7)))];
}

export interface SourceRow {
  id: string;
  name: string;
  /** What happened, in a few words, where the source needs attention. */
  what?: string;
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
  /** The language of the reason where it is not that of the page. */
  reasonLang?: string;
  since: string;
  advice: string;
  /** A line of briefing.yaml that belongs to the advice; empty where none does. */
  line: string;
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
    coverage.sources.flatMap((source) => {
      const trouble = troubleOf(source);
      return trouble ? [problemRow(source, trouble, { row: rowOf(source), title, dates, record, t })] : [];
    }),
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

function sourceRow(
  source: SourceCoverage,
  edition: Edition,
  dates: readonly string[],
  record: HealthRecord,
  t: Strings,
): SourceRow {
  const { id, name, newest, kept } = source;
  const ticks = dates.map((date): Tick => record.get(date)?.[id]?.status ?? 'blank');
  const meanings = sourceStatuses.map(
    (status) => [t.tickMeanings[status], ticks.filter((tick) => tick === status).length] as const,
  );
  const trouble = troubleOf(source);
  // A source that failed today told us its newest entry on an earlier day.
  const lastNewest = newest ?? dates.map((date) => record.get(date)?.[id]?.newest).findLast(Boolean);
  const ms = record.get(edition.date)?.[id]?.ms;
  return {
    id,
    name,
    ...(trouble && { what: t.troubles[trouble].what }),
    newest: lastNewest === undefined ? t.newestUnknown : printedTime(lastNewest, edition, t).text,
    kept,
    response: ms === undefined || ms === 0 ? '' : t.seconds(ms),
    ticks,
    ticksText: t.ticks(
      dates.length,
      meanings.filter(([, days]) => days > 0),
    ),
  };
}

interface ProblemContext {
  row: SourceRow;
  title: string;
  dates: readonly string[];
  record: HealthRecord;
  t: Strings;
}

function problemRow(
  source: SourceCoverage,
  trouble: Trouble,
  { row, title, dates, record, t }: ProblemContext,
): ProblemRow {
  const since = troubleSince(source, dates, record);
  const words = dateWords(since, t);
  const known = dates.flatMap((date) => record.get(date)?.[source.id] ?? []);
  const good = known.filter(answered).length;
  const first = since === dates.at(-1) && good > 0;
  return {
    ...row,
    section: title,
    what: t.troubles[trouble].what,
    ...reasonWords(source, trouble, t),
    since: since === dates[0] ? t.sinceAtLeast(t.day(words)) : t.day(words),
    advice:
      first && oftenPasses(trouble) ? t.probablyPassing(good, known.length) : t.troubles[trouble].advice,
    line: remedyLine(trouble, source),
  };
}

/** The new address stands in the line to write; saying it twice would only make it harder to find. */
function reasonWords(
  { reason = '', movedTo }: SourceCoverage,
  trouble: Trouble,
  t: Strings,
): Pick<ProblemRow, 'reason' | 'reasonLang'> {
  const said = trouble === 'moved' ? reason.replace(movedReason(movedTo) ?? '', '').trim() : reason;
  const words = coreWords(said, t);
  if (trouble !== 'moved') return { reason: words.text, ...(words.lang && { reasonLang: words.lang }) };
  return { reason: words.lang ? t.stillRead : `${t.stillRead} ${words.text}`.trim() };
}

/**
 * The first of the days, up to the newest, on which a source had the trouble it has now; unknown days do not end it.
 * One that was not read has one trouble, whatever the reasons on the way.
 */
function troubleSince(source: SourceCoverage, dates: readonly string[], record: HealthRecord): string {
  const trouble = lasting(source);
  let since = dates.at(-1) ?? '';
  for (const date of dates.toReversed()) {
    const then = record.get(date)?.[source.id];
    if (then && lasting(then) !== trouble) break;
    if (then) since = date;
  }
  return since;
}

function lasting(day: SourceDay): Trouble | 'unread' | undefined {
  return answered(day) ? troubleOf(day) : 'unread';
}
