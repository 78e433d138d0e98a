import { type ChildProcess, fork } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import type { FeedDocument, ParsedFeed } from '../core/feed.ts';
import { type Failure, isFailure } from '../core/failure.ts';
import type { NormalizeContext } from '../core/normalize.ts';
import { seconds } from './download-limits.ts';
import { type PackedReading, type Reading, unpackLater } from './packed-entries.ts';
import type { Task, Told } from './parse-child.ts';

/** What reading one document may cost at most. */
export interface ParseLimits {
  /** Milliseconds from handing the document over to a process that is ready. */
  timeMs: number;
  memoryMb: number;
  /** Milliseconds until a process is ready. */
  startMs: number;
}

/** Thirty times what the slowest real feed seen takes, 0.16 seconds; a process is ready after 0.14 seconds. */
export const parseLimits: Readonly<ParseLimits> = { timeMs: 5_000, memoryMb: 256, startMs: 20_000 };

export interface Parser {
  /** Readies for so many documents that are still to come, which takes as long as a first answer. Never throws. */
  prepare: (documents?: number) => void;
  /** Like `parseFeed`; a document that costs more than the limits is a failure. Never throws. */
  parse: (document: FeedDocument) => Promise<ParsedFeed | Failure>;
  /** The same, and what `normalize` makes of it for a context. */
  read: (document: FeedDocument, context: NormalizeContext) => Promise<Reading | Failure>;
  /** Like `languageOfEntry` for each; undefined where the process could not tell. Never throws. */
  languages: (told: readonly Told[]) => Promise<(string | undefined)[] | undefined>;
  close: () => Promise<void>;
}

/**
 * Parses feed documents one after another in a process of its own, so that no document can hold up, exhaust or end the
 * run: a process that takes too long or too much memory is ended, and the next document gets a new one. A thread
 * would not do: one call of the language that asks for far more memory than the thread may have (`split`, `replace`,
 * `JSON.parse`) ends all of Node. A process that ends for another reason than time or memory may have been ended
 * by the machine, so the document is tried once more.
 */
export function startParser(given: Partial<ParseLimits> = {}, script = childScript): Parser {
  const limits = { ...parseLimits, ...given };
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    const ending = child;
    child = undefined;
    if (ending) await ended(ending);
  };

  const ready = async (): Promise<ChildProcess> => {
    if (child?.connected) return child;
    await end();
    child = fork(script, {
      // What a document leaves behind is gone with the next one: half the room for it is collected in half the time.
      execArgv: [
        `--max-old-space-size=${limits.memoryMb + languagesMb}`,
        '--max-semi-space-size=8',
        `--import=${keepCompiled}`,
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A process may also end between two documents; that is nobody's fault, and the next one starts another.
    child.on('error', () => undefined);
    await messageOf(child, limits.startMs);
    return child;
  };

  const attempt = async (task: Task): Promise<unknown> => {
    try {
      const process = await ready();
      const answer = messageOf(process, limits.timeMs);
      process.send(task);
      return await answer;
    } catch (cause) {
      await end();
      return cause === 'too long' || cause === 'memory' ? cause : 'ended';
    }
  };

  const doNow = async (task: Task): Promise<unknown> => {
    const first = await attempt(task);
    const result = first === 'ended' ? await attempt(task) : first;
    if (typeof result !== 'string') return result;
    return { stage: 'parse', reason: reasonOf(result as End, limits) } satisfies Failure;
  };

  const inTurn = (task: Task): Promise<unknown> => {
    const result = last.then(() => doNow(task));
    last = result;
    // The next document goes off first, so that it is read while this answer is being worked on.
    return result.then((answer) => setImmediate(answer));
  };

  return {
    prepare: () => {
      last = last.then(ready).catch(end);
    },
    parse: async (document) => (await inTurn(document)) as ParsedFeed | Failure,
    read: async (document, { source: { id, excerpt }, ...context }) => {
      const answer = await inTurn({ ...document, context: { ...context, source: { id, excerpt } } });
      return isFailure(answer as ParsedFeed | Failure)
        ? (answer as Failure)
        : unpackLater(answer as PackedReading);
    },
    languages: async (told) => {
      const answer = await inTurn({
        told: told.map(({ title, excerpt, lang }) => ({ title, excerpt, lang }) as Told),
      });
      return Array.isArray(answer) ? (answer as (string | undefined)[]) : undefined;
    },
    close: async () => {
      await last;
      await end();
    },
  };
}

const childScript = new URL('./parse-child.ts', import.meta.url);
const keepCompiled = new URL('../../scripts/keep-compiled.mjs', import.meta.url).href;

/** What the knowledge of languages takes for as long as the process lasts; it is not to be missing for a document. */
const languagesMb = 48;

/** Why there was no answer. */
type End = 'too long' | 'memory' | 'ended';

/** A timer that comes later than this was kept waiting by what this process did. */
const lateMs = 100;

/** The next message of a process. Rejects with an {@link End}. */
function messageOf(child: ChildProcess, timeMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (answer: () => void): void => {
      clearTimeout(timer);
      child.off('message', done).off('error', fail).off('exit', exit);
      answer();
    };
    const noAnswer = (end: End): void => settle(() => reject(end));
    const done = (message: unknown): void => settle(() => resolve(message));
    const fail = (): void => noAnswer('ended');
    const exit = (code: number | null, signal: string | null): void =>
      noAnswer(isOutOfMemory(code, signal) ? 'memory' : 'ended');
    let due = performance.now() + timeMs;
    const tooLong = (): void => {
      const late = performance.now() - due;
      if (late < lateMs) return noAnswer('too long');
      // This process was busy itself, and the answer may be waiting to be taken in: it gets that time once more.
      due += 2 * late;
      timer = setTimeout(tooLong, late);
    };
    let timer = setTimeout(tooLong, timeMs);
    child.on('message', done).on('error', fail).on('exit', exit);
    if (child.exitCode !== null || child.signalCode !== null) exit(child.exitCode, child.signalCode);
  });
}

/** V8 ends a process without memory by abort() or, for one allocation too large, by a trap. 134 is what Windows sees. */
function isOutOfMemory(code: number | null, signal: string | null): boolean {
  return code === 134 || signal === 'SIGABRT' || signal === 'SIGTRAP' || signal === 'SIGILL';
}

/** Ends a process at once, whatever it is doing, and waits until it has gone. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
    if (!isRunning) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

function reasonOf(cause: End, { timeMs }: ParseLimits): string {
  if (cause === 'too long') return `The feed could not be read within ${seconds(timeMs)}.`;
  return cause === 'memory' ? 'The feed needs more memory than it may have.' : 'The feed could not be read.';
}
