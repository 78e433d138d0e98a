import type { FeedDocument } from '../core/feed.ts';
import type { Failure } from '../core/failure.ts';
import { isAllowed, judgeAddress } from './address.ts';
import { readBody } from './download-body.ts';
import { requestHeaders } from './download-headers.ts';
import { freshUntil } from './download-freshness.ts';
import { downloadLimits } from './download-limits.ts';
import type { DownloadLimits } from './download-limits.ts';
import { gatekeeperReason, retryInstant, statusReason } from './download-reasons.ts';
import { startWatch } from './download-watch.ts';
import type { Watch } from './download-watch.ts';
import { askNameServer } from './name-lookup.ts';
import type { Lookup } from './name-lookup.ts';
import { send } from './transport.ts';
import type { Answer } from './transport.ts';

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
  /** Finds the addresses of names that are not in `allowHosts`; the name servers of this machine where it is absent. */
  lookup?: Lookup;
  /** Waits for the turn of a host before it is asked; each redirect waits anew. */
  turn?: Turn;
}

/**
 * Runs one request to the host of `url` when its turn has come, or says why it is not to be asked at all. `share` is the
 * part of the usual time that it may take, 0 to 1.
 */
export type Turn = (url: URL, ask: (share: number) => Promise<Step>) => Promise<Step>;

export interface Skipped {
  kind: 'skipped';
  /** A plain sentence, like the reason of a failure. */
  reason: string;
  /** ISO instant before which the host asked not to be called again. */
  retryAt?: string;
}

/** What the validators and the freshness of an answer are for: the next request (RFC 9110 8.8, RFC 9111 4.2). */
interface Caching {
  etag?: string;
  lastModified?: string;
  /** ISO instant until which the publisher wants its answer to be used without asking again. */
  freshUntil?: string;
}

type Outcome =
  | ({ kind: 'document'; document: FeedDocument; movedTo?: string } & Caching)
  // RFC 9110 15.4.5: the validators are those that the 304 itself sent; without them the known ones stay.
  | ({ kind: 'unchanged'; movedTo?: string } & Caching)
  | { kind: 'failed'; failure: Failure; gone?: true }
  | Skipped;

/** What one request of a chain comes to. */
export type Step = Outcome | { kind: 'redirect'; status: number; location: string };

/**
 * `movedTo` is the new address, given when every redirect on the way was permanent and did not lead to a login page;
 * `ms` the time spent on the network, without waiting for turns.
 */
export type Download = Outcome & { ms: number };

/**
 * Downloads one feed document by one request, and one more for each redirect. Whatever the network or the server does
 * comes back as a value, within `limits.totalMs`, and leaves no connection open. Nothing is tried twice.
 *
 * Hosts are judged by their names on the first address and on every redirect, and by what their names resolve to when
 * the connection is made.
 */
export async function download(request: DownloadRequest, options: DownloadOptions): Promise<Download> {
  const limits = { ...downloadLimits, ...options.limits };
  const watch = startWatch(limits, options.signal);
  try {
    const outcome = await follow(request, { ...options, limits, watch });
    return { ...outcome, ms: watch.spentMs() };
  } finally {
    watch.end();
  }
}

type Context = DownloadOptions & { limits: DownloadLimits; watch: Watch };

async function follow(request: DownloadRequest, context: Context): Promise<Outcome> {
  const { allowHosts, limits, watch, turn = (_url, ask) => ask(1) } = context;
  const headers = requestHeaders(request);
  if (!headers)
    return failed('The User-Agent of this source holds characters that cannot be sent.', configured);
  const first = judgeAddress(request.url, { allowHosts });
  if ('reason' in first) return failed(first.reason, configured);

  let { url } = first;
  let permanent = true;
  const visited = new Set([url.href]);
  for (;;) {
    const here = url;
    const step = await turn(here, (share) => {
      // Waiting for others is no fault of this source.
      if (context.signal?.aborted && visited.size === 1) return Promise.resolve(neverAsked);
      watch.allow(share);
      return ask(here, headers, context);
    });
    if (step.kind !== 'redirect') return permanent && visited.size > 1 ? moved(step, here) : step;
    permanent &&= step.status === 301 || step.status === 308;
    const stop = (reason: string) => failed(reason, { httpStatus: step.status });
    const next = judgeAddress(step.location, { allowHosts, from: here });
    if ('reason' in next) return stop(next.reason);
    url = next.url;
    if (visited.has(url.href)) return stop('The address leads in a circle.');
    visited.add(url.href);
    if (visited.size > limits.redirectsMax + 1)
      return stop(`The address was passed on more than ${limits.redirectsMax} times.`);
  }
}

/** A publisher whose login has expired moves everything to its login page, and means it for an hour. */
const loginPage =
  /(?:^|[./_-])(?:log[-_]?in|sign[-_]?in|auth|authenticate|authentication|authorize|oauth2?|sso|saml2?|captcha)(?:$|[./_-])/i;

function moved(outcome: Outcome, { href, hostname, pathname }: URL): Outcome {
  if (outcome.kind === 'failed' || outcome.kind === 'skipped') return outcome;
  return loginPage.test(hostname + pathname) ? outcome : { ...outcome, movedTo: href };
}

/** One request to one address, from the connection to the last byte. */
async function ask(url: URL, headers: Record<string, string>, context: Context): Promise<Step> {
  const { allowHosts, lookup = askNameServer, watch } = context;
  const guard = isAllowed(url, allowHosts) ? {} : { guard: lookup };
  const answer = await watch.guard(() => send(url, { headers, watch, ...guard }));
  if ('reason' in answer) return failed(answer.reason, timedOut(watch));
  try {
    const { status } = answer;
    if ([301, 302, 303, 307, 308].includes(status))
      return { kind: 'redirect', status, location: locationText(answer) };
    const conditional = 'if-none-match' in headers || 'if-modified-since' in headers;
    if (status === 304 && conditional) return { kind: 'unchanged', ...cachingOf(answer, context) };
    return status === 200 || status === 203 ? await readDocument(answer, context) : refusal(answer, context);
  } finally {
    answer.discard();
  }
}

async function readDocument(answer: Answer, context: Context): Promise<Outcome> {
  const { status, header, url } = answer;
  const gatekeeper = gatekeeperReason(status, header);
  if (gatekeeper) return failed(gatekeeper, { httpStatus: status });
  const body = await context.watch.guard(() => readBody(answer, context.limits, context.watch));
  if ('reason' in body) return failed(body.reason, { httpStatus: status, ...timedOut(context.watch) });
  if (body.bytes.length === 0) return failed('The publisher sent an empty document.', { httpStatus: status });
  const contentType = header('content-type');
  return {
    kind: 'document',
    document: { url, bytes: body.bytes, ...(contentType ? { contentType } : {}) },
    ...cachingOf(answer, context),
  };
}

function cachingOf({ header }: Answer, { now }: Context): Caching {
  const etag = header('etag');
  const lastModified = header('last-modified');
  const fresh = freshUntil(header, now());
  return {
    ...(etag ? { etag } : {}),
    ...(lastModified ? { lastModified } : {}),
    ...(fresh ? { freshUntil: fresh } : {}),
  };
}

/** As NetNewsWire has it, for those who answer 429 without saying how long (RFC 6585 4 leaves it to them). */
const usualPauseMs = 10 * 60 * 1000;

function refusal({ status, header }: Answer, { limits, now }: Context): Outcome {
  const asksToWait = status === 429 || status === 503;
  const asked = asksToWait ? retryInstant(header('retry-after'), now(), limits.retryAfterMaxMs) : undefined;
  const usual = status === 429 ? new Date(now().getTime() + usualPauseMs).toISOString() : undefined;
  const retryAt = asked ?? usual;
  const busy =
    status === 503 && asked
      ? 'The publisher’s server is busy and asked not to be called for a while (503).'
      : undefined;
  const reason = gatekeeperReason(status, header) ?? busy ?? statusReason(status);
  const outcome = failed(reason, { httpStatus: status, ...(retryAt ? { retryAt } : {}) });
  return status === 410 ? { ...outcome, gone: true } : outcome;
}

/** Header bytes arrive as Latin-1, while addresses with accents are sent as UTF-8. */
function locationText({ header }: Answer): string {
  const location = header('location') || unreadable;
  return Buffer.from(location, 'latin1').toString('utf8');
}

/** Stands for a Location that was forgotten: no base makes an address of it. */
const unreadable = 'http://';

const neverAsked: Skipped = {
  kind: 'skipped',
  reason: 'Not asked: others of its host took so long that the time of this run was over.',
};

function timedOut({ signal }: Watch): Partial<Failure> {
  return signal.aborted ? { timedOut: true } : {};
}

const configured: Partial<Failure> = { stage: 'configuration' };

function failed(reason: string, more: Partial<Failure> = {}): Extract<Outcome, { kind: 'failed' }> {
  return { kind: 'failed', failure: { stage: 'download', reason, ...more } };
}
