import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'astro/zod';
import { type Briefing, machinesMax } from './briefing.ts';
import type { Answer } from './coverage.ts';
import { notHandedOverReason } from './coverage-reasons.ts';
import { editionDateSchema } from './edition.ts';
import type { Failure } from './failure.ts';
import { feedSchema, repairsSchema } from './feed-schema.ts';
import type { Exchange, Heard } from './heard.ts';
import { type State, stateText } from './state.ts';

/**
 * What one of several machines heard of its share of the sources, on its way to the one that makes the edition. It
 * crosses from machine to machine as a file, so nothing of it is believed before it has passed this schema.
 */

const text = z.string().max(2_000);
/** A header or an address as a server sent it. */
const sent = z.string().max(20_000);
const instant = z.iso.datetime();
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const milliseconds = z
  .number()
  .min(0)
  .max(24 * 3_600_000);
const sourceId = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/);

const failureSchema = z.strictObject({
  stage: z.enum(['configuration', 'download', 'parse']),
  reason: text,
  httpStatus: z.int().min(100).max(999).exactOptional(),
  timedOut: z.literal(true).exactOptional(),
  retryAt: instant.exactOptional(),
});

const caching = {
  etag: sent.exactOptional(),
  lastModified: sent.exactOptional(),
  freshUntil: instant.exactOptional(),
  movedTo: sent.exactOptional(),
  ms: milliseconds,
};
const exchangeSchema: z.ZodType<Exchange> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), ...caching }),
  z.strictObject({ kind: z.literal('unchanged'), ...caching }),
  z.strictObject({
    kind: z.literal('failed'),
    failure: failureSchema,
    gone: z.literal(true).exactOptional(),
    ms: milliseconds,
  }),
  z.strictObject({
    kind: z.literal('skipped'),
    reason: text,
    retryAt: instant.exactOptional(),
    ms: milliseconds,
  }),
]);

const answered = {
  newest: instant.exactOptional(),
  usualGapHours: z.number().min(0).exactOptional(),
  movedTo: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .exactOptional(),
};
const answerSchema: z.ZodType<Answer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('read'), ...answered, read: z.int().min(0), repairs: repairsSchema }),
  z.strictObject({
    kind: z.literal('unchanged'),
    ...answered,
    repairs: repairsSchema.exactOptional(),
    keptUntil: text.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('failed'), reason: text }),
  z.strictObject({ kind: z.literal('skipped'), reason: text }),
]);

const sharedAnswerSchema = z
  .strictObject({
    source: sourceId,
    ms: milliseconds,
    answer: answerSchema,
    download: exchangeSchema.exactOptional(),
    failure: failureSchema.exactOptional(),
    base: z
      .url({ protocol: /^https?$/ })
      .max(20_000)
      .exactOptional(),
    feed: feedSchema.exactOptional(),
  })
  .refine(
    ({ answer, feed, base, failure }) =>
      (answer.kind === 'read') === (feed !== undefined && base !== undefined) &&
      (answer.kind === 'failed') === (failure !== undefined),
    'an answer must hold what its kind says',
  );

/** What a share says of itself. */
const head = {
  schema: z.literal(1),
  run: z.strictObject({
    briefing: digest.describe('Of the briefing as it was read.'),
    state: digest.describe('Of what was known of the sources before they were asked.'),
    now: instant,
    day: editionDateSchema.exactOptional().describe('Another day than today, where one was asked for.'),
  }),
  share: z.int().min(1).max(machinesMax),
  of: z.int().min(1).max(machinesMax),
};
const answersMax = 100_000;
const isOneOfThem = ({ share, of }: { share: number; of: number }): boolean => share <= of;
const headSchema = z.strictObject(head).refine(isOneOfThem, 'there are fewer shares');

export const shareSchema = z
  .strictObject({ ...head, answers: z.array(sharedAnswerSchema).max(answersMax) })
  .refine(isOneOfThem, 'there are fewer shares');

export type Share = z.infer<typeof shareSchema>;
export type ShareRun = Share['run'];
/** What one source answered to the machine that asked it. */
export type SharedAnswer = z.infer<typeof sharedAnswerSchema>;

/** What all shares of one run have in common: with anything else than this, their answers would mean something else. */
export function shareRun(briefing: Briefing, state: State, now: Date, day: string | undefined): ShareRun {
  return {
    briefing: digestOf(JSON.stringify(briefing)),
    state: digestOf(stateText(state)),
    now: now.toISOString(),
    ...(day !== undefined && { day }),
  };
}

function digestOf(words: string): string {
  return bytesToHex(sha256(utf8ToBytes(words)));
}

/** What a share may be long at most: what fifteen hundred large feeds hold. */
export const shareCharsMax = 128_000_000;
/** And an answer in it: more than the parser lets through of one feed, with what JSON adds. */
export const answerCharsMax = 32_000_000;
/** Between what a share says of itself and its answers, and behind them. */
const [begin, end] = [',"answers":[\n', '\n]}\n'];

/**
 * The text of a share, one answer a line. What could not be read again (against the schema, or beyond
 * {@link shareCharsMax}) does not spoil the rest: its source counts as failed, with the reason.
 */
export function shareText({ answers, ...share }: Share, charsMax = shareCharsMax): string {
  const first = `${JSON.stringify(share).slice(0, -1)}${begin}`;
  let room = charsMax - first.length - answers.length * 500;
  const lines = answers.map((one) => {
    const line = sharedAnswerSchema.safeParse(one).success ? JSON.stringify(one) : undefined;
    if (line !== undefined && line.length <= Math.min(room, answerCharsMax)) {
      room -= line.length;
      return line;
    }
    return JSON.stringify(notHandedOver(one));
  });
  return `${first}${lines.join(',\n')}${end}`;
}

/**
 * The share that {@link shareText} has written, or the place of the first fault: empty where it is cut short or no JSON.
 * Read answer by answer, so that what is no share costs no more than one answer may.
 */
export function shareIn(text: string): { share: Share } | { fault: string } {
  const at = text.slice(0, headCharsMax).indexOf(begin);
  if (at < 0 || !text.endsWith(end)) return { fault: '' };
  try {
    const first = headSchema.safeParse(JSON.parse(`${text.slice(0, at)}}`));
    if (!first.success) return { fault: placeOf(first.error) };
    const answers: SharedAnswer[] = [];
    for (const line of linesIn(text, at + begin.length, text.length - end.length)) {
      if (answers.length >= answersMax || line.length > answerCharsMax) return { fault: 'answers' };
      const { data, error } = sharedAnswerSchema.safeParse(JSON.parse(line));
      if (error) return { fault: `answers.${answers.length}.${placeOf(error)}` };
      answers.push(data);
    }
    return { share: { ...first.data, answers } };
  } catch {
    return { fault: '' };
  }
}

const headCharsMax = 1_000;

/** Its lines, without the commas between them. */
function* linesIn(text: string, from: number, to: number): Generator<string> {
  for (let at = from; at < to;) {
    const next = text.indexOf(',\n', at);
    const stop = next < 0 || next > to ? to : next;
    yield text.slice(at, stop);
    at = stop + 2;
  }
}

function placeOf(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') || 'its beginning';
}

function notHandedOver({ source, ms }: SharedAnswer): SharedAnswer {
  const failure: Failure = { stage: 'parse', reason: notHandedOverReason };
  return { source, ms, answer: { kind: 'failed', reason: failure.reason }, failure };
}

/** What is handed over of a source that was heard. */
export function sharedAnswer(heard: Heard & Pick<SharedAnswer, 'ms' | 'download' | 'failure'>): SharedAnswer {
  const { source, ms, answer, download, failure, base, feed } = heard;
  return {
    source: source.id,
    ms,
    answer,
    ...(download && { download }),
    ...(failure && { failure }),
    ...(base !== undefined && { base }),
    ...(feed && { feed }),
  };
}
