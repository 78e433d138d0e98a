import { type Briefing, weatherSectionId } from './briefing.ts';
import type { Candidate } from './candidate.ts';
import { compose, merge } from './compose.ts';
import { sourceCoverage } from './coverage.ts';
import { dedupe, type Distinct } from './dedupe.ts';
import type { Edition } from './edition.ts';
import type { Heard } from './heard.ts';
import { isPrinted, type Memory, wasPrinted } from './memory.ts';
import { type Dropped, normalize } from './normalize.ts';
import { muted, select } from './select.ts';
import { findWeather } from './weather-of.ts';

export interface EditionInput {
  briefing: Briefing;
  date: string;
  window: { from: string; to: string };
  /** Every source that was asked, in the order of the briefing. */
  heard: readonly Heard[];
  /** What an earlier run of the same day made. */
  earlier?: Edition | undefined;
  /** What other editions have printed. */
  memory: Memory;
}

/** What one source brought. */
export interface Brought {
  heard: Heard;
  candidates: Candidate[];
  /** Its undated entries and the days on which they were first seen. */
  firstSeen: Record<string, string>;
  /** Candidates that no other edition has printed. */
  fresh: Candidate[];
  /** How many entries were left out, by reason. */
  dropped: Dropped;
}

/**
 * The whole of editing: from what the sources answered to the edition of the day. Pure: the same input gives the
 * same edition, and made again on top of itself it stays as it is.
 */
export function makeEdition(input: EditionInput): { edition: Edition; brought: Brought[] } {
  const { briefing, date, window, heard, earlier, memory } = input;
  const brought = heard.map((one) => bring(one, input));
  const isMuted = muted(briefing.mute);
  const offered = brought.flatMap(({ heard: { section }, candidates }) =>
    candidates
      .filter((candidate) => !isMuted(candidate))
      .map((candidate) => ({ section: section.id, candidate, also: [] })),
  );
  const distinct = dedupe([...printedToday(earlier), ...offered]).filter(
    (one) =>
      one.printed ||
      !(isPrinted(memory, one.candidate) || one.also.some(({ url }) => wasPrinted(memory, url))),
  );
  const weather = findWeather(briefing, heard);
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
        const printed = { kept: kept(source.id), ...(weather.from === one && { used: true }) };
        return sourceCoverage(source, answer, printed, window.to, note);
      });
    return { section, chosen, sources };
  });
  const next = compose({ date, timeZone: briefing.timeZone, window, weather: weather.report, sections });
  return { edition: earlier ? merge(earlier, next) : next, brought };
}

function bring(heard: Heard, { window, date, memory }: EditionInput): Brought {
  const { section, source, known, feed, base } = heard;
  const none = { heard, candidates: [], firstSeen: known.firstSeen, fresh: [], dropped: {} };
  if (section.id === weatherSectionId) return none;
  if (heard.answer.kind === 'unchanged') {
    const candidates = known.waiting.filter(
      ({ published }) => published === undefined || published >= window.from,
    );
    return { ...none, candidates, fresh: candidates.filter((candidate) => !isPrinted(memory, candidate)) };
  }
  if (!feed) return none;
  const { candidates, firstSeen, dropped } = normalize(feed, {
    source,
    window,
    date,
    base: base ?? source.url,
    firstSeen: known.firstSeen,
  });
  const fresh = candidates.filter((candidate) => !isPrinted(memory, candidate));
  return { heard, candidates, firstSeen, fresh, dropped };
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
