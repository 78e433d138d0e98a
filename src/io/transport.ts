import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline } from 'node:stream';
import type { Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { seconds } from './download-limits.ts';
import type { DownloadLimits } from './download-limits.ts';
import { networkReason } from './download-reasons.ts';

/**
 * One request and one answer: the only file that knows which HTTP client is used. It decides nothing about what
 * an answer means.
 *
 * The client is node:http and not the built-in fetch: that one ends the whole process when a server closes the
 * connection while a body is being read slowly (nodejs/undici#5360, still in Node 24.21), and takes a gzip or brotli
 * body that was cut short for a complete one.
 */

export interface Answer {
  /** The address that answered, as it was asked for. */
  url: string;
  status: number;
  header: (name: string) => string | undefined;
  /** The unpacked body; missing where it is packed in a way that was not asked for. Read it once or `discard` it. */
  body?: () => AsyncIterable<Uint8Array>;
  discard: () => void;
}

/** What can be unpacked. Anything layered is a bomb or a fault. */
export const acceptEncoding = 'gzip, br';

const unpackers: Record<string, ((packed: IncomingMessage) => AsyncIterable<Uint8Array>) | undefined> = {
  '': (plain) => plain,
  identity: (plain) => plain,
  gzip: (packed) => unpack(packed, createGunzip()),
  // RFC 9110 8.4.1.3
  'x-gzip': (packed) => unpack(packed, createGunzip()),
  br: (packed) => unpack(packed, createBrotliDecompress()),
};

function unpack(packed: IncomingMessage, unpacker: Duplex): AsyncIterable<Uint8Array> {
  // Who reads the result meets every error there.
  return pipeline(packed, unpacker, () => undefined);
}

/** Sends one GET on a connection of its own and follows nothing. Rejects with whatever the network did. */
export async function send(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<Answer> {
  const response = await respond(url, headers, signal);
  const header = (name: string): string | undefined => response.headers[name]?.toString();
  const body = unpackers[header('content-encoding')?.trim().toLowerCase() ?? ''];
  return {
    url: url.href,
    status: response.statusCode ?? 0,
    header,
    ...(body ? { body: () => body(response) } : {}),
    discard: () => response.destroy(),
  };
}

function respond(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    // Without an agent nothing is kept for a next request, and no proxy is taken from the environment.
    const sent = request(url, { headers, signal, agent: false });
    sent.on('response', (response) => {
      // A body that breaks while nobody reads it is no news.
      response.on('error', () => undefined);
      resolve(response);
    });
    sent.on('error', reject);
    // An answer that is none, such as 101, closes without an error.
    sent.on('close', () => reject(new Error('closed without an answer')));
    sent.end();
  });
}

/** Ends a download when its time is over, and says why. */
export interface Watch {
  signal: AbortSignal;
  /** Runs one step on the network; what goes wrong comes back as a sentence. */
  guard: <T extends object>(step: () => Promise<T>) => Promise<T | { reason: string }>;
  /** From now on a body is expected to flow. */
  listen: () => void;
  /** Stops the clocks and closes whatever connection is left. */
  end: () => void;
}

/** Starts the clock of one download: `totalMs` for everything, `idleMs` between two pieces of a body. */
export function startWatch({ totalMs, idleMs }: DownloadLimits, outer?: AbortSignal): Watch {
  const controller = new AbortController();
  const { signal } = controller;
  const stop = (reason: string) => controller.abort(new Error(reason));
  const stopWithRun = () => stop('The run was stopped before the answer was complete.');

  let idle: NodeJS.Timeout | undefined;
  const total = setTimeout(
    () =>
      stop(
        idle
          ? `The answer was not complete within ${seconds(totalMs)}.`
          : `No answer within ${seconds(totalMs)}.`,
      ),
    totalMs,
  );
  if (outer?.aborted) stopWithRun();
  outer?.addEventListener('abort', stopWithRun, { once: true });

  return {
    signal,
    guard: async (step) => {
      try {
        signal.throwIfAborted();
        return await step();
      } catch (error) {
        return { reason: signal.aborted ? (signal.reason as Error).message : networkReason(error) };
      }
    },
    listen: () => {
      idle ??= setTimeout(() => stop(`The answer stopped half-way, silent for ${seconds(idleMs)}.`), idleMs);
      idle.refresh();
    },
    end: () => {
      clearTimeout(total);
      clearTimeout(idle);
      outer?.removeEventListener('abort', stopWithRun);
      controller.abort();
    },
  };
}
