import type { Source } from './briefing.ts';
import type { Coverage, SourceCoverage, SourceStatus } from './edition.ts';

/**
 * What one source answered in this run, before the edition says in words what that means.
 * `failed`: it let us down. `skipped`: it was not asked. `unchanged`: it said so (304). `read`: a document.
 */
export type Answer =
  | { kind: 'read'; read: number; newest?: string; usualGapHours?: number; repairs: readonly string[] }
  | { kind: 'unchanged'; newest?: string; usualGapHours?: number }
  | { kind: 'failed'; reason: string }
  | { kind: 'skipped'; reason: string };

/** Longer silences than this many usual gaps are news in themselves, but never one shorter than a week. */
export const staleGaps = 3;
export const staleHoursMin = 7 * 24;

/** Hours since the newest entry beyond which a source is stale, or undefined where it cannot be told. */
export function silence(
  { newest, usualGapHours }: { newest?: string; usualGapHours?: number },
  now: string,
): number | undefined {
  if (newest === undefined) return undefined;
  const hours = (Date.parse(now) - Date.parse(newest)) / 3_600_000;
  return hours > Math.max(staleHoursMin, staleGaps * (usualGapHours ?? 0)) ? hours : undefined;
}

/** The median time between entries, in hours; undefined below three dates. `dates` run from new to old. */
export function usualGapHours(dates: readonly string[]): number | undefined {
  if (dates.length < 3) return undefined;
  const gaps = dates.slice(1).map((date, index) => Date.parse(dates[index] ?? date) - Date.parse(date));
  gaps.sort((a, b) => a - b);
  const median = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return Math.round(median / 36_000) / 100;
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
  if (answer.kind === 'failed' || answer.kind === 'skipped')
    return { ...row, status: answer.kind, reason: reasons(note, answer.reason), read: 0, kept };
  const repairs = answer.kind === 'read' ? answer.repairs : [];
  const silentHours = silence(answer, now);
  const status = answeredStatus(used, repairs.length > 0, silentHours !== undefined);
  const reason = reasons(
    note,
    repairs.length > 0 ? `Mended before it could be read: ${repairs.join('; ')}.` : undefined,
    status === 'stale' && silentHours !== undefined
      ? `Nothing new for ${Math.floor(silentHours / 24)} days.`
      : undefined,
  );
  return {
    ...row,
    status,
    ...(reason && { reason }),
    ...(answer.newest && { newest: answer.newest }),
    read: answer.kind === 'read' ? answer.read : 0,
    kept,
  };
}

function answeredStatus(used: boolean, repaired: boolean, silent: boolean): SourceStatus {
  if (repaired) return 'degraded';
  if (used) return 'ok';
  return silent ? 'stale' : 'quiet';
}

function reasons(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
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
