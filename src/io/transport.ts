import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { Client, buildConnector, errors } from 'undici';
import { guardedLookup, lookupAllowed, refusePrivateLiteral } from './connection-guard.ts';
import { PlainError } from './download-reasons.ts';
import type { Watch } from './download-watch.ts';
import type { Lookup } from './name-lookup.ts';

/**
 * One request and one answer: the only file that knows which HTTP client is used. It decides nothing about what an
 * answer means.
 *
 * The client is undici as a package, with a connection of its own for each request. The `fetch` that is built into
 * Node 24.21 holds an older undici, which ends the whole process when a server closes the connection while a body is
 * being read slowly (nodejs/undici#5360, mended in 8), and it hides how a body was packed. undici leaves the body
 * packed, reads no proxy from the environment, follows no redirect and keeps no cookie.
 */

export interface Answer {
  /** The address that answered, as it was asked for. */
  url: string;
  status: number;
  /** A header by its lower-case name; several of one name are joined by commas (RFC 9110 5.3). */
  header: (name: string) => string | undefined;
  /**
   * The body as it was sent, still packed. Breaks with an error where it ends before its Content-Length or its last
   * chunk. A body that ends with the connection (RFC 9112 6.3, rule 8) cannot be told from one that was cut: then a
   * packed one fails in unpacking, and a plain one is a document that is not closed, which parsing notes as repaired.
   */
  body: Readable;
  /** Closes the connection. */
  discard: () => void;
}

export interface Sending {
  headers: Record<string, string>;
  watch: Watch;
  /** Finds the addresses of names and lets only public ones through; without it the host may be anything. */
  guard?: Lookup;
  /** GET, or POST where there is a body. */
  method?: 'GET' | 'POST' | 'PATCH';
  body?: string;
}

/** RFC 9110 2.3 sets no limit to headers; this one is Node's own, and honest publishers need a tenth of it. */
const headerBytesMax = 16 * 1024;

/** Sends one request on a connection of its own and follows nothing. Rejects with whatever the network did. */
export async function send(url: URL, { headers, watch, guard, method, body }: Sending): Promise<Answer> {
  const client = new Client(url.origin, {
    connect: connector(watch, guard),
    maxHeaderSize: headerBytesMax,
    pipelining: 0,
    // The watch keeps all times; the timers of undici are half a second coarse.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const discard = () => {
    void client.destroy();
  };
  watch.signal.addEventListener('abort', discard, { once: true });
  const path = url.pathname + url.search;
  const response = await client
    .request({
      path,
      headers,
      signal: watch.signal,
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      ...(body !== undefined && { body }),
    })
    .catch((error: unknown) => {
      throw isNoHttp(error) ? new PlainError('The server’s answer is not proper HTTP.') : error;
    });
  // A body that breaks while nobody reads it is no news.
  response.body.on('error', () => undefined);
  return {
    url: url.href,
    status: response.statusCode,
    header: (name) => [response.headers[name] ?? []].flat().join(', ') || undefined,
    body: response.body,
    discard,
  };
}

/** Whether an answer broke off in its head; lengths that contradict each other are found there too (RFC 9112 6.3). */
function isNoHttp(error: unknown): boolean {
  return (
    error instanceof errors.HTTPParserError ||
    error instanceof errors.ResponseContentLengthMismatchError ||
    // Status 101: another protocol than the one that was asked for.
    (error instanceof errors.SocketError && error.message === 'bad upgrade')
  );
}

/** Makes the connection, watched for its time and, with a guard, for where it leads. */
function connector(watch: Watch, guard: Lookup | undefined): buildConnector.connector {
  const lookup: LookupFunction = guard ? guardedLookup(guard, watch.signal) : lookupAllowed;
  const connect = buildConnector({
    allowH2: false,
    // undici lets go of a connection that is not made yet; the signal is what closes it.
    signal: watch.signal,
    timeout: 0,
    autoSelectFamily: true,
    lookup,
  });
  return (options, callback) => {
    watch.connecting();
    try {
      if (guard) refusePrivateLiteral(options.hostname);
    } catch (error) {
      return callback(error as Error, null);
    }
    connect(options, (...result) => {
      watch.connected();
      callback(...result);
    });
  };
}
