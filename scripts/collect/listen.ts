import { type Briefing, type Section, type Source, weatherSectionId } from '../../src/core/briefing.ts';
import { editionDate, windowBefore } from '../../src/core/calendar-day.ts';
import { type Answer, answerWord, usualGapHours } from '../../src/core/coverage.ts';
import {
  failingReason,
  goneReason,
  joinReasons,
  pauseReason,
  timeWords,
} from '../../src/core/coverage-reasons.ts';
import { type Failure, isFailure } from '../../src/core/failure.ts';
import type { FeedDocument, ParsedFeed } from '../../src/core/feed.ts';
import type { Exchange, Heard } from '../../src/core/heard.ts';
import { believableDates, contextOf } from '../../src/core/normalize.ts';
import type { ShareName } from '../../src/core/shares.ts';
import { daysFailing, knownOf, type SourceState, type State } from '../../src/core/state.ts';
import { freshUntil, hostOf } from '../../src/core/state-leave.ts';
import type { Download } from '../../src/io/download.ts';
import { userAgentOf } from '../../src/io/download-headers.ts';
import type { SourceRequest } from '../../src/io/download-all.ts';
import type { Reading } from '../../src/io/packed-entries.ts';
import type { Parser } from '../../src/io/parse-apart.ts';
import type { Ending } from '../../src/io/progress.ts';

/** A source about to be asked; `note` says why, where it is a backup. */
export interface Wanted {
  section: Section;
  source: Source;
  note?: string;
}

/** What a source answered, with what the report and the next run want to know of the request. */
export interface Asked extends Heard {
  ms: number;
  download?: Exchange;
  /** As it came, where this machine has downloaded it. */
  document?: FeedDocument;
  failure?: Failure;
  /** Another machine was to ask, and what it heard never came: nothing is known of the source. */
  lost?: ShareName;
}

/** What has to be known to listen to a source. */
export interface Listener {
  briefing: Briefing;
  state: State;
  now: Date;
  parser: Parser;
  keepDocuments: boolean;
  /** Hosts that are not to be called before an instant. */
  pauses: ReadonlyMap<string, string>;
}

/**
 * The answer of a source that is not to be asked now: it is gone, its host wants a pause, or its last answer still
 * holds. Undefined where it may be asked. The weather is never kept: it is small, and old weather is of no use.
 */
export function leftAlone(one: Wanted, { briefing, state, now, pauses }: Listener): Asked | undefined {
  const known = knownOf(state, one.source);
  const leave = (answer: Answer): Asked => ({ ...one, known, answer, ms: 0 });
  const words = (instant: string): string => timeWords(instant, now, briefing.timeZone);
  if (known.gone) return leave({ kind: 'skipped', reason: goneReason(known.lastFailed) });
  const pause = pauses.get(hostOf(one.source.url));
  if (pause !== undefined) return leave({ kind: 'skipped', reason: pauseReason(words(pause)) });
  const kept = isWeather(one) ? undefined : freshUntil(known, now);
  if (kept === undefined) return undefined;
  const { movedTo } = known;
  return leave({
    kind: 'unchanged',
    keptUntil: words(kept),
    ...memoryOf(known),
    ...(movedTo !== undefined && { movedTo }),
  });
}

/** The request for a source, with the validators of its last answer. For the weather without, as it is needed whole. */
export function request(one: Wanted, { briefing, state }: Listener): SourceRequest {
  const { etag, lastModified } = knownOf(state, one.source);
  return {
    id: one.source.id,
    url: one.source.url,
    ...(!isWeather(one) && etag !== undefined && { etag }),
    ...(!isWeather(one) && lastModified !== undefined && { lastModified }),
    userAgent: one.source.userAgent ?? userAgentOf(briefing.site),
  };
}

/** Makes an answer of a download; never throws for what a source did. */
export async function read(
  one: Wanted,
  download: Download,
  { briefing, state, now, parser, keepDocuments }: Listener,
): Promise<Asked> {
  const known = knownOf(state, one.source);
  const heard = { ...one, known, ms: download.ms, ...exchangeOf(download) };
  if (download.kind === 'skipped') return { ...heard, answer: { kind: 'skipped', reason: download.reason } };
  const failed = (failure: Failure): Asked => {
    const date = editionDate(now, briefing.timeZone);
    const since = known.failingSince ?? known.lastFailed ?? date;
    const reason = joinReasons(failingReason(daysFailing(known, date), since), failure.reason);
    return { ...heard, failure, answer: { kind: 'failed', reason: reason ?? failure.reason } };
  };
  if (download.kind === 'failed') return failed(download.failure);
  const moved = download.movedTo !== undefined && isShort(download.movedTo) && { movedTo: download.movedTo };
  if (download.kind === 'unchanged')
    return { ...heard, answer: { kind: 'unchanged', ...memoryOf(known), ...moved } };
  const { document: _, ...light } = heard;
  const kept = keepDocuments ? heard : light;
  const base = download.document.url;
  if (isWeather(one)) {
    const feed = await parser.parse(download.document);
    if (isFailure(feed)) return failed(feed);
    return { ...kept, feed, base, answer: { ...answerOf(wholeOf(feed, now), known), ...moved } };
  }
  const window = windowBefore(now, briefing.window);
  const context = contextOf({ ...one, known, base }, window, editionDate(now, briefing.timeZone));
  const reading = await parser.read(download.document, context);
  if (!keepDocuments) giveBack(download.document);
  if (isFailure(reading)) return failed(reading);
  const answer = { ...answerOf(reading, known), ...moved };
  return { ...kept, feed: reading.feed, base, answer, normalized: { context, result: reading.normalized } };
}

/** The documents of a morning are large, few runs want them again, and garbage is collected late. */
function giveBack({ bytes }: FeedDocument): void {
  (bytes.buffer as ArrayBuffer).transfer(0);
}

function wholeOf(feed: ParsedFeed, now: Date): Pick<Reading, 'feed' | 'read' | 'dates'> {
  return { feed, read: feed.entries.length, dates: believableDates(feed.entries, now.toISOString()) };
}

function exchangeOf(download: Download): Pick<Asked, 'download' | 'document'> {
  if (download.kind !== 'document') return { download };
  const { document, ...exchange } = download;
  return { download: exchange, document };
}

/** What a document says of its source, with what earlier ones have told of its habits where it is silent on them. */
function answerOf(
  { feed, read: count, dates }: Pick<Reading, 'feed' | 'read' | 'dates'>,
  known: SourceState,
): Answer & { kind: 'read' } {
  const newest = dates[0] ?? known.newest;
  const gap = usualGapHours(dates) ?? gapSince(known, dates) ?? known.usualGapHours;
  return {
    kind: 'read',
    read: count,
    repairs: feed.repairs,
    ...(newest !== undefined && { newest }),
    ...(gap !== undefined && { usualGapHours: gap }),
  };
}

/** A feed that holds its last issue only tells its interval by how far that has come since the last time. */
function gapSince({ newest }: SourceState, dates: readonly string[]): number | undefined {
  return newest === undefined || dates.includes(newest) ? undefined : usualGapHours([...dates, newest]);
}

/** What still holds of a source where its document has not changed. */
function memoryOf({ newest, usualGapHours: gap, repairs }: SourceState) {
  return {
    ...(newest !== undefined && { newest }),
    ...(gap !== undefined && { usualGapHours: gap }),
    ...(repairs && { repairs }),
  };
}

function isWeather({ section }: Wanted): boolean {
  return section.id === weatherSectionId;
}

/** An owner can copy no address that is longer, and nobody has one. */
const addressCharsMax = 400;

function isShort(address: string): boolean {
  return address.length <= addressCharsMax;
}

/** One line for the log of what a source did, with the words of its coverage as far as they are known by then. */
export function endingOf({ answer, failure, ms }: Asked, now: Date): Ending {
  if (answer.kind === 'failed')
    return { outcome: 'failed', line: `${failure ? `${failure.stage}: ` : ''}${answer.reason}` };
  if (answer.kind === 'skipped') return { outcome: 'skipped', line: answer.reason };
  const word = answerWord(answer, now.toISOString(), false);
  const count = answer.kind === 'read' ? `${answer.read} ${answer.read === 1 ? 'entry' : 'entries'}` : '';
  const parts = [
    `${word === 'stale' ? 'stale, ' : ''}${count || 'nothing changed'}, ${ms} ms`,
    answer.repairs?.length && `mended: ${answer.repairs.join('; ')}`,
    answer.movedTo && `moved to ${answer.movedTo}`,
  ];
  return { outcome: word === 'degraded' ? 'mended' : 'read', line: parts.filter(Boolean).join('; ') };
}
