import { download } from './download.ts';
import type { Download, DownloadOptions, DownloadRequest, Turn } from './download.ts';
import { runMsDefault, seconds } from './download-limits.ts';
import { PlainError } from './download-reasons.ts';
import { startTurns } from './host-turns.ts';

export interface SourceRequest extends DownloadRequest {
  /** The id of the source. */
  id: string;
}

export interface DownloadAllOptions extends Omit<DownloadOptions, 'turn'> {
  /** Requests in flight at the same time, all hosts together. */
  parallelMax?: number;
  /** Milliseconds for all of them; what has not answered by then is a failure. */
  runMs?: number;
}

/** `started` comes with the first request of a source, and not for a source that is never asked. */
export type DownloadEvent =
  { kind: 'started'; id: string } | { kind: 'finished'; id: string; download: Download };

const parallelMaxDefault = 128;

/**
 * Downloads every source once: hosts side by side, one request at a time to each host, also where redirects lead from
 * one to another. Ends within `runMs`. The answers come in the order of the requests. Throws only for two requests
 * with the same id.
 */
export async function downloadAll(
  requests: readonly SourceRequest[],
  { parallelMax = parallelMaxDefault, runMs = runMsDefault, signal, ...options }: DownloadAllOptions,
  onEvent: (event: DownloadEvent) => void = () => undefined,
): Promise<Map<string, Download>> {
  const ids = requests.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Error('Two download requests have the same id.');

  const run = new AbortController();
  const over = new PlainError(`The ${seconds(runMs)} of this run were over before this source had answered.`);
  const clock = setTimeout(() => run.abort(over), runMs);
  const signals = AbortSignal.any(signal ? [run.signal, signal] : [run.signal]);
  const turn = startTurns(parallelMax);

  const downloadOne = async ({ id, ...request }: SourceRequest): Promise<[string, Download]> => {
    const answer = await download(request, {
      ...options,
      signal: signals,
      turn: announced(turn, () => onEvent({ kind: 'started', id })),
    });
    onEvent({ kind: 'finished', id, download: answer });
    return [id, answer];
  };
  try {
    return new Map(await Promise.all(requests.map(downloadOne)));
  } finally {
    clearTimeout(clock);
  }
}

/** Calls `start` when the first turn of a source has come. */
function announced(turn: Turn, start: () => void): Turn {
  let first = true;
  return (url, ask) =>
    turn(url, (share) => {
      if (first) start();
      first = false;
      return ask(share);
    });
}
