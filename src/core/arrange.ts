import { type Briefing, type Section, weatherSectionId } from './briefing.ts';
import type { Candidate } from './candidate.ts';
import { answered } from './coverage.ts';
import { dedupe, type Distinct } from './dedupe.ts';
import type { Edition } from './edition.ts';
import { fillSections } from './fill-sections.ts';
import type { Heard } from './heard.ts';
import { leaveOut, type LeftOut } from './keep.ts';
import { joinDigests } from './join-digests.ts';
import { type EarlierRun, joinStories } from './join-stories.ts';
import { isPrinted, type Memory } from './memory.ts';
import { contextOf, type Dropped, isSameContext, normalize } from './normalize.ts';
import { findOngoing } from './ongoing.ts';
import { select } from './select.ts';

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
  /** Candidates that the owner's word lists let in and that no other edition has printed. */
  fresh: Candidate[];
  /** How many entries were left out, by reason. */
  dropped: Dropped & Partial<Record<LeftOut, number>>;
}

/** What an edition will print, before it is put into words. */
export interface Arranged {
  input: EditionInput;
  brought: Brought[];
  sections: { section: Section; chosen: readonly Distinct[] }[];
}

/**
 * The choice of an edition: joins what is the same, and fills the sections. Pure: the same input gives the same choice.
 */
export function arrange(input: EditionInput): Arranged {
  const { briefing, heard, earlier, window } = input;
  const brought = heard.map((one) => bring(one, input));
  // Backups were asked last; what they bring belongs to their section all the same.
  const order = new Map(briefing.sections.map(({ id }, index) => [id, index]));
  const offered = brought
    .flatMap(({ heard: { section }, fresh }) =>
      fresh.map((candidate) => ({ section: section.id, candidate, also: [] })),
    )
    .sort((a, b) => (order.get(a.section) ?? 0) - (order.get(b.section) ?? 0));
  const distinct = withOngoing(
    joinDigests(
      joinStories(dedupe([...printedToday(earlier), ...offered]), earlier && earlierRun(earlier, window.to)),
    ),
    input.memory.recent,
  );
  const rooms = briefing.sections.map((section) => ({
    section,
    id: section.id,
    limit: section.limit ?? briefing.limit,
    sourceLimits: limitsOf(section),
  }));
  return { input, brought, sections: fillSections(distinct, rooms, select) };
}

function earlierRun({ collectedAt, sections }: Edition, now: string): EarlierRun {
  const sources = sections.flatMap(({ coverage }) => coverage.sources).filter(answered);
  return { collectedAt, now, heard: new Set(sources.map(({ id }) => id)) };
}

/** The sources of a section that have a limit of their own. */
function limitsOf({ sources, backups }: Section): Map<string, number> {
  const all = [...sources, ...backups];
  return new Map(all.flatMap(({ id, limit }) => (limit === undefined ? [] : [[id, limit]])));
}

/** Tells of what is not printed yet which story it goes on with. */
function withOngoing(all: readonly Distinct[], recent: Memory['recent']): Distinct[] {
  const ongoing = findOngoing(
    all.map(({ candidate }) => candidate),
    recent,
  );
  return all.map((one, index) => {
    const continues = one.printed ? undefined : ongoing.get(index);
    return continues ? { ...one, continues } : one;
  });
}

function bring(heard: Heard, { briefing, window, date, memory }: EditionInput): Brought {
  const { section, source, known, feed, base } = heard;
  const none = { heard, firstSeen: known.firstSeen, fresh: [], dropped: {} };
  if (section.id === weatherSectionId) return none;
  const sift = (candidates: readonly Candidate[]): Pick<Brought, 'fresh' | 'dropped'> =>
    sifted(candidates, leaveOut([briefing, section, source]), memory);
  if (heard.answer.kind === 'unchanged') return { ...none, ...sift(stillWaiting(heard, window, date)) };
  if (!feed) return none;
  const context = contextOf({ source, known, base }, window, date);
  const ready = heard.normalized && isSameContext(heard.normalized.context, context);
  const { candidates, firstSeen, dropped } = ready ? heard.normalized!.result : normalize(feed, context);
  const { fresh, dropped: left } = sift(candidates);
  return { heard, firstSeen, fresh, dropped: { ...dropped, ...left } };
}

/** Keeps what the word lists let in and what is new; counts what they leave out. */
function sifted(
  candidates: readonly Candidate[],
  reasonOf: ReturnType<typeof leaveOut>,
  memory: Memory,
): Pick<Brought, 'fresh' | 'dropped'> {
  const dropped: Partial<Record<LeftOut, number>> = {};
  const fresh = candidates.flatMap((candidate) => {
    const reason = reasonOf(candidate);
    if (reason) dropped[reason] = (dropped[reason] ?? 0) + 1;
    return reason || isPrinted(memory, candidate) ? [] : [candidate];
  });
  return { fresh, dropped };
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
    section.entries.flatMap((printed) => {
      const { id, title, url, source, published, lang, also } = printed;
      if (url === undefined) return [];
      const candidate = { id, title, url, source, ...(published && { published }), ...(lang && { lang }) };
      return [{ section: section.id, candidate, also, printed }];
    }),
  );
}
