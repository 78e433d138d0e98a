import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

/** How the test server answers one path. Without anything: 200 and an empty body. */
export interface Route {
  /** 200, or 302 with `redirect`. */
  status?: number;
  /** Sent as they are; they win over everything that is worked out. */
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Absolute path of a file that is the body. */
  file?: string;
  /** The value of Location, sent as it is: a path, an address, or nonsense. */
  redirect?: string;
  /** Sends an ETag (of the body, or this one) and answers 304 when it comes back byte for byte. */
  etag?: boolean | string;
  /** Packs the body, outermost last, and says so. */
  pack?: Packing | readonly Packing[];
  /** Waits before the headers. */
  delayMs?: number;
  /** Falls silent for ever, before the headers or after half of the body. */
  stall?: 'headers' | 'body';
  /** Sends the body in pieces with a pause after each, over and over with `endless`. */
  drip?: { bytes: number; everyMs: number; endless?: boolean };
  /** Breaks off after half of the body: shorter than its Content-Length, without the last chunk, or with a reset. */
  cut?: 'length' | 'chunked' | 'reset';
  /** Takes the bare connection once the request has come: answer by hand, or `socket.resetAndDestroy()`. */
  raw?: (socket: Socket) => void;
  /** Answers by hand. */
  handler?: (request: IncomingMessage, response: ServerResponse) => void;
}

export type Packing = 'gzip' | 'br' | 'deflate';

/** What to answer, fixed or worked out from the request. */
export type Routing = Route | ((request: RequestRecord) => Route | Promise<Route>);

export interface RequestRecord {
  method: string;
  /** Path and query, as sent. */
  path: string;
  /** The Host header without its port: tells `localhost` from `127.0.0.1` on one server. */
  host: string;
  headers: IncomingHttpHeaders;
  /** 1 for the first request of this path, 2 for the second… */
  nth: number;
  /** Requests of this host under way when this one came, itself included. */
  inFlight: number;
}

/** The route of one file of a folder of captured feeds, answered as its manifest suggests. */
export function replayRoute(
  folder: string,
  entry: { file: string; replay_hint?: { status?: number; content_type?: string } | null },
): Route {
  const { status = 200, content_type: type } = entry.replay_hint ?? {};
  return { file: join(folder, entry.file), status, ...(type ? { headers: { 'content-type': type } } : {}) };
}

/** Carries a routing out. */
export async function answer(
  routing: Routing,
  record: RequestRecord,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const left = new AbortController();
  response.once('close', () => left.abort());
  try {
    const route = typeof routing === 'function' ? await routing(record) : routing;
    if (route.delayMs) await pause(route.delayMs, left.signal);
    if (route.raw) return route.raw(request.socket);
    if (route.handler) return route.handler(request, response);
    if (route.stall !== 'headers') await respond(route, record, response, left.signal);
  } catch (error) {
    if (left.signal.aborted) return;
    // A fault of the test itself, such as a missing file: it ends the run as an unhandled rejection.
    response.destroy();
    throw error;
  }
}

async function respond(
  route: Route,
  record: RequestRecord,
  response: ServerResponse,
  left: AbortSignal,
): Promise<void> {
  const packings = [route.pack ?? []].flat();
  const plain = route.file ? readFileSync(route.file) : Buffer.from(route.body ?? '');
  const body = packings.reduce((bytes: Uint8Array, packing) => packers[packing](bytes), plain);
  const etag = route.etag === true ? `"${createHash('sha256').update(plain).digest('hex')}"` : route.etag;
  const whole = !route.stall && !route.cut && !route.drip;
  const headers = {
    'content-type':
      contentTypes[extname(route.file ?? record.path.replace(/\?.*$/s, ''))] ?? 'application/rss+xml',
    ...(packings.length > 0 ? { 'content-encoding': packings.join(', ') } : {}),
    ...(route.redirect === undefined ? {} : { location: route.redirect }),
    ...(etag ? { etag } : {}),
    ...(whole || route.cut === 'length' ? { 'content-length': String(body.length) } : {}),
    ...route.headers,
  };
  if (etag && record.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response.writeHead(route.status ?? (route.redirect === undefined ? 200 : 302), headers);
  if (whole) response.end(body);
  else if (route.drip) await drip(response, body, route.drip, left);
  else await half(response, body, route.cut);
}

async function drip(
  response: ServerResponse,
  body: Uint8Array,
  { bytes, everyMs, endless = false }: NonNullable<Route['drip']>,
  left: AbortSignal,
): Promise<void> {
  do
    for (let at = 0; at < body.length; at += bytes) {
      await written(response, body.subarray(at, at + bytes));
      await pause(everyMs, left);
    }
  while (endless);
  response.end();
}

/** Sends half of the body, then cuts as told, or says nothing more. */
async function half(response: ServerResponse, body: Uint8Array, cut: Route['cut']): Promise<void> {
  await written(response, body.subarray(0, Math.ceil(body.length / 2)));
  if (cut === 'reset') response.socket?.resetAndDestroy();
  else if (cut) response.socket?.end();
}

/** Also resolves when the other side has left; the next pause notices. */
function written(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => response.write(bytes, () => resolve()));
}

/** Does not keep the process alive: a forgotten server must not hold up a test run. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false });
}

const packers: Record<Packing, (bytes: Uint8Array) => Uint8Array> = {
  gzip: gzipSync,
  // The default is made for archives and takes seconds for a large feed.
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  deflate: deflateSync,
};

const contentTypes: Record<string, string> = {
  '.rss': 'application/rss+xml',
  '.xml': 'application/rss+xml',
  '.atom': 'application/atom+xml',
  '.rdf': 'application/rdf+xml',
  '.json': 'application/feed+json',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
