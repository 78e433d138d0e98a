import { seconds } from './download-limits.ts';
import type { DownloadLimits } from './download-limits.ts';
import { PlainError, networkReason } from './download-reasons.ts';

/** Ends a download when its time is over, and says why. */
export interface Watch {
  signal: AbortSignal;
  /**
   * Runs one step on the network; what goes wrong comes back as a sentence. Only the time inside of steps counts:
   * waiting for one's turn at a host is not the fault of who waits.
   */
  guard: <T extends object>(step: () => Promise<T>) => Promise<T | { reason: string }>;
  /** What follows has this share (0 to 1) of the usual time. */
  allow: (share: number) => void;
  /** A connection is being made: name, TCP and TLS together have `connectMs`. */
  connecting: () => void;
  connected: () => void;
  /** From now on a body is expected to flow. */
  listen: () => void;
  /** Milliseconds spent inside of steps. */
  spentMs: () => number;
  /** Stops the clocks and closes whatever connection is left. */
  end: () => void;
}

/**
 * Starts the watch over one download: `totalMs` for everything, `connectMs` for each connection, `idleMs` between two
 * pieces of a body. An abort of `outer` ends it too, with the sentence of a `PlainError` where that is the cause.
 */
export function startWatch({ totalMs, connectMs, idleMs }: DownloadLimits, outer?: AbortSignal): Watch {
  const controller = new AbortController();
  const { signal } = controller;
  const stop = (reason: string) => controller.abort(new PlainError(reason));
  const stopWithRun = () =>
    stop(
      outer?.reason instanceof PlainError
        ? outer.reason.message
        : 'The run was stopped before the answer was complete.',
    );

  let spentMs = 0;
  let allowedMs = totalMs;
  let connect: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;
  const totalReason = () =>
    idle
      ? `The answer was not complete within ${seconds(allowedMs)}.`
      : `No answer within ${seconds(allowedMs)}.`;
  if (outer?.aborted) stopWithRun();
  outer?.addEventListener('abort', stopWithRun, { once: true });

  return {
    signal,
    guard: async (step) => {
      const started = performance.now();
      const total = setTimeout(() => stop(totalReason()), Math.max(0, allowedMs - spentMs));
      try {
        signal.throwIfAborted();
        return await step();
      } catch (error) {
        return { reason: networkReason(signal.aborted ? signal.reason : error) };
      } finally {
        clearTimeout(total);
        clearTimeout(connect);
        spentMs += performance.now() - started;
      }
    },
    allow: (share) => {
      allowedMs = totalMs * share;
    },
    connecting: () => {
      connect = setTimeout(
        () => stop(`The server could not be reached within ${seconds(connectMs)}.`),
        connectMs,
      );
    },
    connected: () => clearTimeout(connect),
    listen: () => {
      idle ??= setTimeout(() => stop(`The answer stopped half-way, silent for ${seconds(idleMs)}.`), idleMs);
      idle.refresh();
    },
    spentMs: () => Math.round(spentMs),
    end: () => {
      clearTimeout(idle);
      outer?.removeEventListener('abort', stopWithRun);
      controller.abort();
    },
  };
}
