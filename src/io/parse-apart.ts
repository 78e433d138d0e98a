import { Worker } from 'node:worker_threads';
import type { FeedDocument, ParsedFeed } from '../core/feed.ts';
import type { Failure } from '../core/failure.ts';
import { seconds } from './download-limits.ts';

/** What reading one document may cost at most. */
export interface ParseLimits {
  /** Milliseconds from handing the document over to a thread that is ready. */
  timeMs: number;
  memoryMb: number;
}

/** Thirty times what the slowest real feed seen takes, 0.16 seconds in a fresh thread. */
export const parseLimits: Readonly<ParseLimits> = { timeMs: 5_000, memoryMb: 256 };

export interface Parser {
  /** Like `parseFeed`; a document that costs more than the limits is a failure. */
  parse: (document: FeedDocument) => Promise<ParsedFeed | Failure>;
  close: () => Promise<void>;
}

/**
 * Parses feed documents one after another in a thread of its own, so that no document can hold up or exhaust the run:
 * a thread that takes too long or too much memory is ended, and the next document gets a new one.
 */
export function startParser(given: Partial<ParseLimits> = {}, script = workerScript): Parser {
  const limits = { ...parseLimits, ...given };
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const ready = async (): Promise<Worker> => {
    if (worker) return worker;
    const thread = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb } });
    // A thread may also end between two documents; that is nobody's fault, and the next one starts another.
    thread
      .on('error', () => undefined)
      .on('exit', () => {
        if (worker === thread) worker = undefined;
      });
    worker = thread;
    await messageOf(thread);
    return thread;
  };

  const parseNow = async (document: FeedDocument): Promise<ParsedFeed | Failure> => {
    try {
      const thread = await ready();
      const answer = messageOf(thread, limits.timeMs);
      thread.postMessage(document);
      return (await answer) as ParsedFeed | Failure;
    } catch (error) {
      await worker?.terminate();
      worker = undefined;
      return { stage: 'parse', reason: reasonOf(error, limits) };
    }
  };

  return {
    parse: (document) => {
      const result = last.then(() => parseNow(document));
      last = result;
      return result;
    },
    close: async () => {
      await last;
      await worker?.terminate();
    },
  };
}

const workerScript = new URL('./parse-worker.ts', import.meta.url);

/** The next message of a thread. Rejects with what ended the thread, or with `tooLong` after so many milliseconds. */
function messageOf(worker: Worker, timeMs?: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = timeMs === undefined ? undefined : setTimeout(() => fail(tooLong), timeMs);
    const clear = (): void => {
      clearTimeout(timer);
      worker.off('message', done).off('error', fail).off('exit', fail);
    };
    const done = (message: unknown): void => {
      clear();
      resolve(message);
    };
    const fail = (cause: unknown): void => {
      clear();
      reject(cause);
    };
    worker.on('message', done).on('error', fail).on('exit', fail);
  });
}

const tooLong = Symbol('too long');

function reasonOf(cause: unknown, { timeMs }: ParseLimits): string {
  if (cause === tooLong) return `The feed could not be read within ${seconds(timeMs)}.`;
  const isMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory ? 'The feed needs more memory than it may have.' : 'The feed could not be read.';
}
