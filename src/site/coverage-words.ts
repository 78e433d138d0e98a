import { answered } from '../core/coverage.ts';
import type { Coverage, SourceCoverage } from '../core/edition.ts';
import { dayAfter } from '../core/calendar-day.ts';
import type { Strings } from './strings.ts';
import { dateWords } from './times.ts';

const reasonsMax = 3;

export interface Silence {
  /** In bold, where something went wrong. */
  alarm?: string;
  text: string;
}

/**
 * What a section without stories says: nothing new since when, or that its sources could not be read and why. Quiet and
 * unreachable are never told alike. `since` is the edition that last had stories in the section.
 */
export function silenceWords(
  coverage: Coverage,
  date: string,
  since: string | undefined,
  t: Strings,
): Silence {
  const { sources, status } = coverage;
  if (status === 'unreachable')
    return { alarm: t.couldNotCheck, text: `${t.noneAnswered(sources.length)} ${whyNot(sources, t)}` };
  const calm = since === undefined ? t.nothingNew : nothingNewSince(date, since, t);
  if (status === 'partial') return { text: `${calm} ${partialWords(coverage, t)}` };
  return { text: `${calm} ${t.sourcesChecked(sources.length)}`.trim() };
}

/** The line under the stories of a section some of whose sources did not answer; undefined where all did. */
export function partialWords({ sources }: Coverage, t: Strings): string | undefined {
  const silent = sources.filter((source) => !answered(source));
  if (silent.length === 0) return undefined;
  return `${t.someAnswered(silent.length, sources.length)} ${whyNot(sources, t)}`;
}

function whyNot(sources: readonly SourceCoverage[], t: Strings): string {
  const silent = sources.filter((source) => !answered(source));
  const reasons = silent.slice(0, reasonsMax).map(({ name, reason }) => {
    const words = reason && t.reason(reason);
    return words ? t.reasonOf(name, lowerFirst(words)) : `${name}.`;
  });
  const others = silent.length - reasons.length;
  return [...reasons, ...(others > 0 ? [t.moreReasons(others)] : [])].join(' ');
}

/** “The server answered 503.” → “the server answered 503.”; names and abbreviations keep their capitals. */
function lowerFirst(sentence: string): string {
  return /^\p{Lu}\p{Ll}* /u.test(sentence) &&
    /^(?:The|It|Its|No|Not|There|This|An?|Nothing|Only|After|Could|Did|Failed) /.test(sentence)
    ? sentence.slice(0, 1).toLowerCase() + sentence.slice(1)
    : sentence;
}

function nothingNewSince(date: string, since: string, t: Strings): string {
  const words = dateWords(since, t);
  if (since === dayAfter(date, -1)) return t.nothingNewSinceEdition(words.weekday);
  if (since >= dayAfter(date, -6)) return t.nothingNewSince(words.weekday);
  const day = t.dayAndMonth(words);
  return t.nothingNewSince(since.slice(0, 4) === date.slice(0, 4) ? day : `${day} ${words.year}`);
}
