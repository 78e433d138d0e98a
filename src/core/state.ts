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
  retryAt: z.iso.datetime().optional().describe('The publisher asked not to be called before this instant.'),
  movedTo: z.string().optional(),
  gone: z
    .boolean()
    .optional()
    .describe('Answered 410: not asked again until the address in the briefing changes.'),
  url: z.string().describe('The address all of this belongs to; another one starts afresh.'),
  lastGood: editionDateSchema.optional(),
  failures: z.int().min(0).default(0).describe('Edition dates in a row without a good answer.'),
  lastFailed: editionDateSchema.optional(),
  newest: z.iso.datetime().optional(),
  usualGapHours: z.number().optional().describe('Median time between two entries.'),
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

/** A failure is counted once a date, however many runs that date has. */
export function afterFailure(known: SourceState, date: string, failure: Failure, gone: boolean): SourceState {
  const { retryAt: _, ...rest } = known;
  return {
    ...rest,
    failures: known.lastFailed === date ? known.failures : known.failures + 1,
    lastFailed: date,
    ...(failure.retryAt && { retryAt: failure.retryAt }),
    ...(gone && { gone }),
  };
}

/** What a good answer leaves to remember. `document` is absent where the publisher said that nothing has changed. */
export interface Reading {
  document?: Pick<SourceState, 'etag' | 'lastModified' | 'newest' | 'usualGapHours'>;
  movedTo?: string | undefined;
  firstSeen: Record<string, string>;
  /** What was offered and not printed. */
  waiting: readonly Candidate[];
  /** Entries a day in the section of the source. */
  limit: number;
}

/** At most so many entries of a source wait, the newest: what its section could print in as many days. */
export const waitingDays = 3;

export function afterReading(
  known: SourceState,
  date: string,
  { document, movedTo, firstSeen, waiting, limit }: Reading,
): SourceState {
  const { url, etag, lastModified, newest, usualGapHours } = known;
  const remembered = document ?? { etag, lastModified, newest, usualGapHours };
  const canBeUnchanged = remembered.etag !== undefined || remembered.lastModified !== undefined;
  return sourceStateSchema.parse({
    ...remembered,
    url,
    movedTo,
    lastGood: date,
    firstSeen,
    waiting: canBeUnchanged ? [...waiting].sort(byDate).slice(0, waitingDays * limit) : [],
  });
}

function byDate(a: Candidate, b: Candidate): number {
  const [older, newer] = [a.published ?? '', b.published ?? ''];
  return older === newer ? (a.id < b.id ? -1 : 1) : older < newer ? 1 : -1;
}

/** Why a source is not to be asked now, in plain words; undefined where it may be. */
export function reasonToSkip({ gone, retryAt }: SourceState, now: string): string | undefined {
  if (gone) return 'The publisher has taken this feed away for good (410), so it is not asked any more.';
  if (retryAt && retryAt > now) return 'The publisher asked not to be called again yet.';
  return undefined;
}

/** The bytes of `state.json`: sources by name, so that a change shows as few lines. */
export function stateText(state: State): string {
  const sources = Object.fromEntries(Object.entries(state.sources).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(stateSchema.parse({ ...state, sources }), null, 2)}\n`;
}
