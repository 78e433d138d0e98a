import { z } from 'astro/zod';
import type { Source } from './briefing.ts';
import { type Candidate, candidateSchema } from './candidate.ts';
import { editionDateSchema } from './edition.ts';
import type { Failure } from './failure.ts';

/**
 * `content/state.json`: what the next run has to know of each source to be polite and to forget nothing.
 * It is committed, so that a fresh machine is as polite as the last one.
 */
export const sourceStateSchema = z.strictObject({
  etag: z.string().optional().describe('Echoed byte for byte.'),
  lastModified: z.string().optional().describe('Echoed byte for byte.'),
  freshUntil: z.iso
    .datetime()
    .optional()
    .describe('The publisher wants its last answer kept until this instant.'),
  ttlMinutes: z.number().optional().describe('What the feed itself says of that (`ttl` of RSS 2.0).'),
  retryAt: z.iso.datetime().optional().describe('The publisher asked not to be called before this instant.'),
  movedTo: z.string().optional().describe('Where the address has moved for good, as last seen.'),
  gone: z
    .boolean()
    .optional()
    .describe('Answered 410: not asked again until the address in the briefing changes.'),
  url: z.string().describe('The address all of this belongs to; another one starts afresh.'),
  lastGood: editionDateSchema.optional(),
  failures: z.int().min(0).default(0).describe('Edition dates in a row without a good answer.'),
  failingSince: editionDateSchema.optional().describe('The first of those dates.'),
  lastFailed: editionDateSchema.optional().describe('The last of those dates.'),
  newest: z.iso.datetime().optional(),
  usualGapHours: z.number().optional().describe('The usual interval between its entries.'),
  repairs: z
    .array(z.string())
    .optional()
    .describe('What was mended in the document that still holds, in plain words.'),
  firstSeen: z
    .record(z.string(), editionDateSchema)
    .default({})
    .describe('Entries without a date, by id: the day on which they were first seen.'),
  waiting: z
    .array(candidateSchema)
    .default([])
    .describe('Entries read but not printed yet: what an answer of “nothing changed” (304) still offers.'),
});

export const stateSchema = z.strictObject({
  schema: z.literal(1),
  sources: z.record(z.string(), sourceStateSchema),
});

export type State = z.infer<typeof stateSchema>;
export type SourceState = z.infer<typeof sourceStateSchema>;

export const emptyState: State = { schema: 1, sources: {} };

/** What is known of a source before it is asked; nothing, where its address in the briefing has changed. */
export function knownOf(state: State, { id, url }: Source): SourceState {
  const known = state.sources[id];
  return known?.url === url ? known : { url, failures: 0, firstSeen: {}, waiting: [] };
}

/** A failure is counted once a date, however many runs that date has. What was fresh or on hold is so no more. */
export function afterFailure(known: SourceState, date: string, failure: Failure, gone: boolean): SourceState {
  const { retryAt: _, freshUntil: __, ...rest } = known;
  return {
    ...rest,
    failures: daysFailing(known, date),
    failingSince: known.failingSince ?? known.lastFailed ?? date,
    lastFailed: laterDate(known.lastFailed, date),
    ...(failure.retryAt && { retryAt: failure.retryAt }),
    ...(gone && { gone }),
  };
}

/** Dates in a row without a good answer, with this one on which it has failed too. */
export function daysFailing({ failures, lastFailed }: SourceState, date: string): number {
  return lastFailed === date ? failures : failures + 1;
}

/** What a good answer leaves to remember. */
export interface Reading {
  /** Of a new document all that holds from now on; of “nothing changed” (304) only what that answer said anew. */
  document?: Pick<SourceState, 'newest' | 'usualGapHours' | 'repairs' | 'ttlMinutes'> | undefined;
  etag?: string | undefined;
  lastModified?: string | undefined;
  freshUntil?: string | undefined;
  movedTo?: string | undefined;
  firstSeen: Record<string, string>;
  /** What was offered and not printed. */
  waiting: readonly Candidate[];
  /** Entries a day in the section of the source. */
  limit: number;
}

/** At most so many entries of a source wait, the newest: what its section could print in as many days. */
export const waitingDays = 3;

/**
 * What is known of a source after a document, or after 304, which keeps the validators but for those it renews
 * (RFC 9111 3.2).
 */
export function afterReading(known: SourceState, date: string, reading: Reading): SourceState {
  const { document, freshUntil, movedTo, firstSeen } = reading;
  const { url, newest, usualGapHours, repairs, ttlMinutes } = known;
  const kept: Partial<SourceState> = document ? {} : known;
  const etag = reading.etag ?? kept.etag;
  const lastModified = reading.lastModified ?? kept.lastModified;
  const comesBack = [etag, lastModified, freshUntil].some((one) => one !== undefined);
  const next = {
    ...(document ?? { newest, usualGapHours, repairs, ttlMinutes }),
    etag,
    lastModified,
    freshUntil,
    url,
    movedTo,
    lastGood: laterDate(known.lastGood, date),
    firstSeen,
    waiting: comesBack ? longestWaiting(reading) : [],
  };
  const said = Object.entries(next).filter(([, value]) => value !== undefined);
  return sourceStateSchema.parse(Object.fromEntries(said));
}

/** What is known of a source whose last answer still holds, so that it was not asked. */
export function afterKeeping(known: SourceState, left: Pick<Reading, 'waiting' | 'limit'>): SourceState {
  return { ...known, waiting: longestWaiting(left) };
}

function longestWaiting({ waiting, limit }: Pick<Reading, 'waiting' | 'limit'>): Candidate[] {
  return [...waiting].sort(byDate).slice(0, waitingDays * limit);
}

/** A clock that was set back must not make a source look worse than it is. */
function laterDate(known: string | undefined, date: string): string {
  return known !== undefined && known > date ? known : date;
}

function byDate(a: Candidate, b: Candidate): number {
  const [older, newer] = [a.published ?? '', b.published ?? ''];
  return older === newer ? (a.id < b.id ? -1 : 1) : older < newer ? 1 : -1;
}

/** The bytes of `state.json`: sources by name, so that a change shows as few lines. */
export function stateText(state: State): string {
  const sources = Object.fromEntries(Object.entries(state.sources).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(stateSchema.parse({ ...state, sources }), null, 2)}\n`;
}
