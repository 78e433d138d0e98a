import { type Briefing, weatherSectionId } from './briefing.ts';
import type { Candidate } from './candidate.ts';
import { compose, merge } from './compose.ts';
import { sourceCoverage } from './coverage.ts';
import { dedupe, type Distinct } from './dedupe.ts';
import type { Edition } from './edition.ts';
import type { Heard } from './heard.ts';
import { isPrinted, type Memory } from './memory.ts';
import { type Dropped, normalize } from './normalize.ts';
import { muted, select } from './select.ts';
import { findWeather } from './weather-of.ts';

export interface EditionInput {
  briefing: Briefing;
  date: string;
  window: { from: string; to: string };
  /** Every source that was asked: those of the briefing in its order, then the backups. */
  heard: readonly Heard[];
  /** What an earlier run of the same day made. */
  earlier?: Edition | undefined;
  /** What other editions have printed. */
  memory: Memory;
}

/** What one source brought. */
export interface Brought {
  heard: Heard;
  /** Its undated entries and the days on which they were first seen. */
  firstSeen: Record<string, string>;
  /** Candidates that are not muted and that no other edition has printed. */
  fresh: Candidate[];
  /** How many entries were left out, by reason. */
  dropped: Dropped;
}

/**
 * The whole of editing: from what the sources answered to the edition of the day. Pure: the same input gives the
 * same edition, and made again on top of itself it stays as it is.
 */
export function makeEdition(input: EditionInput): { edition: Edition; brought: Brought[] } {
  const { briefing, date, window, heard, earlier } = input;
  const brought = heard.map((one) => bring(one, input));
  const offered = brought.flatMap(({ heard: { section }, fresh }) =>
    fresh.map((candidate) => ({ section: section.id, candidate, also: [] })),
  );
  const distinct = dedupe([...printedToday(earlier), ...offered]);
  const weather = findWeather(briefing, heard, { date, now: window.to });
  const sections = briefing.sections.map((section) => {
    const chosen = select(
      distinct.filter((one) => one.section === section.id),
      section.limit ?? briefing.limit,
    );
    const kept = (id: string): number => chosen.filter(({ candidate }) => candidate.source === id).length;
    const sources = heard
      .filter((one) => one.section.id === section.id)
      .map((one) => {
        const { source, answer, note } = one;
        const printed = { kept: kept(source.id), ...(weather.from.includes(one) && { used: true }) };
        return sourceCoverage(source, answer, printed, window.to, note);
      });
    return { section, chosen, sources };
  });
  const next = compose({ date, timeZone: briefing.timeZone, window, weather: weather.report, sections });
  return { edition: earlier ? merge(earlier, next) : next, brought };
}

function bring(heard: Heard, { briefing, window, date, memory }: EditionInput): Brought {
  const { section, source, known, feed, base } = heard;
  const isMuted = muted(briefing.mute);
  const freshOf = (candidates: readonly Candidate[]): Candidate[] =>
    candidates.filter((candidate) => !isMuted(candidate) && !isPrinted(memory, candidate));
  const none = { heard, firstSeen: known.firstSeen, fresh: [], dropped: {} };
  if (section.id === weatherSectionId) return none;
  if (heard.answer.kind === 'unchanged')
    return { ...none, fresh: freshOf(stillWaiting(heard, window, date)) };
  if (!feed) return none;
  const { candidates, firstSeen, dropped } = normalize(feed, {
    source,
    window,
    date,
    base: base ?? source.url,
    firstSeen: known.firstSeen,
  });
  return { heard, firstSeen, fresh: freshOf(candidates), dropped };
}

/** What was read on an earlier day and found no room, by the rules of today: the window, and no excerpt if not wanted. */
function stillWaiting({ source, known }: Heard, window: EditionInput['window'], date: string): Candidate[] {
  const inWindow = ({ id, published }: Candidate): boolean =>
    published === undefined
      ? (known.firstSeen[id] ?? date) >= window.from.slice(0, 10)
      : published >= window.from;
  return known.waiting.filter(inWindow).map(({ excerpt, ...candidate }) => ({
    ...candidate,
    ...(source.excerpt && excerpt !== undefined && { excerpt }),
  }));
}

/** Entries of an earlier run come first, so that they stay what they are and others are joined to them. */
function printedToday(earlier: Edition | undefined): Distinct[] {
  return (earlier?.sections ?? []).flatMap((section) =>
    section.entries.map((printed) => {
      const { id, title, url, source, published, lang, also } = printed;
      const candidate = { id, title, url, source, ...(published && { published }), ...(lang && { lang }) };
      return { section: section.id, candidate, also, printed };
    }),
  );
}
