import type { Source } from './briefing.ts';
import { joinReasons, mendedReason, movedReason, staleReason } from './coverage-reasons.ts';
import type { Coverage, SourceCoverage, SourceStatus } from './edition.ts';

/**
 * What one source answered in this run, before the edition says in words what that means.
 * `read`: a document. `unchanged`: it said so (304), or wants its last answer kept and was not asked (`keptUntil`, a
 * time in words); `repairs` are those of the document that still holds. `failed`: it let us down. `skipped`: it was
 * not asked. `movedTo`: where its address has moved for good.
 */
export type Answer =
  | (Answered & { kind: 'read'; read: number; repairs: readonly string[] })
  | (Answered & { kind: 'unchanged'; repairs?: readonly string[]; keptUntil?: string })
  | { kind: 'failed'; reason: string }
  | { kind: 'skipped'; reason: string };

interface Answered {
  newest?: string;
  usualGapHours?: number;
  movedTo?: string;
}

/** A source is stale when its newest entry is older than so many of its usual intervals … */
export const staleGaps = 3;
/** … but never before three days: a source of every working day is silent from Friday to Monday. */
export const staleHoursMin = 3 * 24;
/** Where a usual interval cannot be told. */
export const staleHoursUnknown = 14 * 24;

/** Hours since the newest entry where they make a source stale; undefined where it is not, or bears no date. */
export function silence(
  { newest, usualGapHours }: { newest?: string; usualGapHours?: number },
  now: string,
): number | undefined {
  if (newest === undefined) return undefined;
  const hours = (Date.parse(now) - Date.parse(newest)) / hourMs;
  const allowed =
    usualGapHours === undefined ? staleHoursUnknown : Math.max(staleHoursMin, staleGaps * usualGapHours);
  return hours > allowed ? hours : undefined;
}

const hourMs = 3_600_000;
/** Entries closer together came in one burst, such as all papers of an issue: they tell nothing of the interval. */
const burstHours = 12;

/**
 * The usual interval of a source in hours: the upper quartile of the pauses between its bursts of entries. Not the
 * median, because a source that brings something on two days running each week is used to silences of six days; not
 * the longest, because an old entry that stays on top says nothing. Undefined below three dates, and where all came
 * in one burst. `dates` may come in any order.
 */
export function usualGapHours(dates: readonly string[]): number | undefined {
  if (dates.length < 3) return undefined;
  const times = dates.map((date) => Date.parse(date)).sort((a, b) => a - b);
  const pauses = times
    .slice(1)
    .map((time, index) => (time - (times[index] ?? time)) / hourMs)
    .filter((hours) => hours >= burstHours)
    .sort((a, b) => a - b);
  const usual = pauses[Math.floor(0.75 * (pauses.length - 1))];
  return usual === undefined ? undefined : Math.round(usual * 100) / 100;
}

/**
 * The row of one source in the coverage of its section. `kept` counts its entries in the edition, `used` says that
 * something else of it was printed (the weather), and `note` why a backup was read.
 */
export function sourceCoverage(
  source: Source,
  answer: Answer,
  { kept, used = kept > 0 }: { kept: number; used?: boolean },
  now: string,
  note?: string,
): SourceCoverage {
  const row = { id: source.id, name: source.name, kind: source.kind };
  if (answer.kind === 'failed' || answer.kind === 'skipped') {
    const reason = joinReasons(note, answer.reason);
    return { ...row, status: answer.kind, ...(reason && { reason }), read: 0, kept };
  }
  const { movedTo, newest, repairs = [] } = answer;
  const status = answerWord(answer, now, used);
  const silentHours = status === 'stale' ? silence(answer, now) : undefined;
  const reason = joinReasons(
    movedReason(movedTo),
    note,
    mendedReason(repairs),
    silentHours === undefined ? undefined : staleReason(silentHours),
  );
  return {
    ...row,
    status,
    ...(reason && { reason }),
    ...(movedTo && { movedTo }),
    ...(newest && { newest }),
    read: answer.kind === 'read' ? answer.read : 0,
    kept,
  };
}

/** The one word for what a source did; `used` tells whether anything of it was printed. */
export function answerWord(answer: Answer, now: string, used: boolean): SourceStatus {
  if (answer.kind === 'failed' || answer.kind === 'skipped') return answer.kind;
  if (answer.repairs?.length) return 'degraded';
  if (used) return 'ok';
  return silence(answer, now) === undefined ? 'quiet' : 'stale';
}

/** A row as it is after a later look at the address: moved for good, or not any more. */
export function withAddress(row: SourceCoverage, movedTo: string | undefined): SourceCoverage {
  if (row.movedTo === movedTo) return row;
  const { movedTo: before, reason: words, ...rest } = row;
  const others = before ? words?.replace(movedReason(before) ?? '', '').trim() : words;
  const reason = joinReasons(movedReason(movedTo), others);
  return { ...rest, ...(reason && { reason }), ...(movedTo && { movedTo }) };
}

const unanswered: ReadonlySet<SourceStatus> = new Set(['failed', 'skipped']);

/** Whether a source gave us a document, new or unchanged. */
export function answered({ status }: { status: SourceStatus }): boolean {
  return !unanswered.has(status);
}

/**
 * `news`: something was kept, and every source answered. `quiet`: nothing was kept although every source answered.
 * `partial`: some sources did not answer. `unreachable`: none did, so that silence means nothing. A section without
 * sources is quiet.
 */
export function sectionCoverage(sources: SourceCoverage[]): Coverage {
  const silent = sources.filter((source) => !answered(source)).length;
  if (silent > 0) return { status: silent === sources.length ? 'unreachable' : 'partial', sources };
  const hasNews = sources.some(({ status, kept }) => status === 'ok' || kept > 0);
  return { status: hasNews ? 'news' : 'quiet', sources };
}
