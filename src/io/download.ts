import type { FeedDocument } from '../core/feed.ts';
import type { Failure } from '../core/failure.ts';
import { judgeAddress } from './address.ts';
import { downloadLimits, megabytes } from './download-limits.ts';
import type { DownloadLimits } from './download-limits.ts';
import { retryInstant, statusReason } from './download-reasons.ts';
import { acceptEncoding, send, startWatch } from './transport.ts';
import type { Answer, Watch } from './transport.ts';

export interface DownloadRequest {
  url: string;
  /** The validators of the last answer, byte for byte as the publisher wrote them. */
  etag?: string;
  lastModified?: string;
  userAgent?: string;
}

export interface DownloadOptions {
  /** Private or loopback hosts that may be read, by name. */
  allowHosts: readonly string[];
  now: () => Date;
  limits?: Partial<DownloadLimits>;
  /** Ends the download early, as a failure. */
  signal?: AbortSignal;
}

type Outcome =
  | { kind: 'document'; document: FeedDocument; etag?: string; lastModified?: string; movedTo?: string }
  | { kind: 'unchanged'; movedTo?: string }
  | { kind: 'failed'; failure: Failure; gone?: true };

/** `movedTo` is the new address, given when every redirect on the way was permanent; `ms` from request to last byte. */
export type Download = Outcome & { ms: number };

/**
 * Honest, with the owner's own domain as contact where there is one, and without an address: some publishers hang up
 * on a User-Agent that holds `+https://` or the name of the code host. A source that is refused all the same can be
 * given its own.
 */
export function userAgentOf(site?: string): string {
  const host = site && URL.canParse(site) ? new URL(site).hostname : '';
  const contact = host && !/github/i.test(host) ? `; contact: ${host}` : '';
  return `MorningNewsBriefing/0.1 (a personal newspaper, asks a few times each morning${contact})`;
}

const acceptedTypes =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1';

/**
 * Downloads one feed document. Whatever the network or the server does comes back as a value, within
 * `limits.totalMs`, and leaves no connection open.
 *
 * Hosts are judged by their names on the first address and on every redirect. What a name resolves to is not looked
 * at: keep that in mind before reading addresses that strangers wrote.
 */
export async function download(request: DownloadRequest, options: DownloadOptions): Promise<Download> {
  const started = performance.now();
  const limits = { ...downloadLimits, ...options.limits };
  const watch = startWatch(limits, options.signal);
  try {
    const outcome = await follow(request, options, limits, watch);
    return { ...outcome, ms: Math.round(performance.now() - started) };
  } finally {
    watch.end();
  }
}

async function follow(
  request: DownloadRequest,
  { allowHosts, now }: DownloadOptions,
  limits: DownloadLimits,
  watch: Watch,
): Promise<Outcome> {
  const headers = requestHeaders(request);
  if (!headers)
    return failed('The User-Agent of this source holds characters that cannot be sent.', configured);
  const first = judgeAddress(request.url, { allowHosts });
  if ('reason' in first) return failed(first.reason, configured);

  const conditional = 'if-none-match' in headers || 'if-modified-since' in headers;
  let { url } = first;
  let permanent = true;
  const visited = new Set([url.href]);
  for (;;) {
    const answer = await watch.guard(() => send(url, headers, watch.signal));
    if ('reason' in answer) return failed(answer.reason);
    if (!isRedirect(answer)) {
      const outcome = await conclude(answer, conditional, limits, watch, now());
      const moved = permanent && visited.size > 1 && outcome.kind !== 'failed';
      return moved ? { ...outcome, movedTo: url.href } : outcome;
    }
    answer.discard();
    permanent &&= answer.status === 301 || answer.status === 308;
    const next = judgeAddress(locationText(answer), { allowHosts, from: url });
    if ('reason' in next) return failed(next.reason, { httpStatus: answer.status });
    url = next.url;
    if (visited.has(url.href)) return failed('The address leads in a circle.', { httpStatus: answer.status });
    visited.add(url.href);
    if (visited.size > limits.redirectsMax + 1)
      return failed(`The address was passed on more than ${limits.redirectsMax} times.`, {
        httpStatus: answer.status,
      });
  }
}

/** What the last answer of the chain comes to. */
async function conclude(
  answer: Answer,
  conditional: boolean,
  limits: DownloadLimits,
  watch: Watch,
  now: Date,
): Promise<Outcome> {
  const { status } = answer;
  if (status === 304 && conditional) return { kind: 'unchanged' };
  if (status !== 200 && status !== 203) return refusal(answer, limits, now);
  const unpacked = answer.body;
  if (!unpacked)
    return failed('The answer is packed in a way that was not asked for.', { httpStatus: status });

  const body = await watch.guard(() => readBody(unpacked(), limits, watch));
  if ('reason' in body) return failed(body.reason, { httpStatus: status });
  if (body.bytes.length === 0) return failed('The publisher sent an empty document.', { httpStatus: status });
  const contentType = answer.header('content-type');
  const etag = answer.header('etag');
  const lastModified = answer.header('last-modified');
  return {
    kind: 'document',
    document: { url: answer.url, bytes: body.bytes, ...(contentType ? { contentType } : {}) },
    ...(etag ? { etag } : {}),
    ...(lastModified ? { lastModified } : {}),
  };
}

function refusal({ status, header }: Answer, limits: DownloadLimits, now: Date): Outcome {
  const asksToWait = status === 429 || status === 503;
  const retryAt = asksToWait ? retryInstant(header('retry-after'), now, limits.retryAfterMaxMs) : undefined;
  const outcome = failed(statusReason(status), { httpStatus: status, ...(retryAt ? { retryAt } : {}) });
  return status === 410 ? { ...outcome, gone: true } : outcome;
}

/** The whole body, or why there is none: a partial document is never handed on. */
async function readBody(
  body: AsyncIterable<Uint8Array>,
  { bytesMax }: DownloadLimits,
  watch: Watch,
): Promise<{ bytes: Uint8Array } | { reason: string }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  watch.listen();
  for await (const chunk of body) {
    watch.listen();
    length += chunk.length;
    if (length > bytesMax) return { reason: `The document is larger than ${megabytes(bytesMax)}.` };
    chunks.push(chunk);
  }
  // A copy, because a small Buffer shares its memory with others and could not be handed to a worker.
  return { bytes: new Uint8Array(Buffer.concat(chunks)) };
}

function requestHeaders(request: DownloadRequest): Record<string, string> | undefined {
  const userAgent = request.userAgent ?? userAgentOf();
  if (!isHeaderValue(userAgent)) return undefined;
  return {
    accept: acceptedTypes,
    'accept-encoding': acceptEncoding,
    'user-agent': userAgent,
    ...(request.etag && isHeaderValue(request.etag) ? { 'if-none-match': request.etag } : {}),
    ...(request.lastModified && isHeaderValue(request.lastModified)
      ? { 'if-modified-since': request.lastModified }
      : {}),
  };
}

/** RFC 9110 5.5: visible characters, spaces, tabs and the upper half of Latin-1. */
function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

function isRedirect({ status }: Answer): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Header bytes arrive as Latin-1, while addresses with accents are sent as UTF-8. */
function locationText({ header }: Answer): string {
  const location = header('location') || unreadable;
  return Buffer.from(location, 'latin1').toString('utf8');
}

/** Stands for a Location that was forgotten: no base makes an address of it. */
const unreadable = 'http://';

const configured: Partial<Failure> = { stage: 'configuration' };

function failed(reason: string, more: Partial<Failure> = {}): Extract<Outcome, { kind: 'failed' }> {
  return { kind: 'failed', failure: { stage: 'download', reason, ...more } };
}
