import type { SourceState, State } from './state.ts';

/** When a source is left alone, by what publishers have asked for. All instants are ISO in UTC. */

const hourMs = 3_600_000;
/**
 * An answer is kept no longer than this, whatever the publisher says (as in NetNewsWire): a paper must be able to ask
 * each morning, also where a server calls everything good for a year.
 */
export const freshHoursMax = 5;
/** No pause is longer than this; one that ends later was written by a clock that was wrong. */
export const pauseHoursMax = 24;

/**
 * Until when an answer given at `now` is to be kept: what its headers say (RFC 9111 4.2) or the `ttl` of the feed
 * (RSS 2.0), whichever is later; undefined where it may be asked for again at once.
 */
export function freshUntilOf(
  now: Date,
  { headers, ttlMinutes = 0 }: { headers?: string | undefined; ttlMinutes?: number | undefined },
): string | undefined {
  const wished = Math.max(headers ? Date.parse(headers) : 0, now.getTime() + ttlMinutes * 60_000);
  const until = Math.min(wished, now.getTime() + freshHoursMax * hourMs);
  return until > now.getTime() ? new Date(until).toISOString() : undefined;
}

/** Until when the last answer of a source still holds; undefined where the source may be asked. */
export function freshUntil({ freshUntil: until }: SourceState, now: Date): string | undefined {
  return stillAhead(until, now, freshHoursMax) ? until : undefined;
}

/** Hosts that asked not to be called before an instant: what one source was told holds for all of its host. */
export function hostPauses({ sources }: State, now: Date): ReadonlyMap<string, string> {
  const pauses = new Map<string, string>();
  for (const { url, retryAt } of Object.values(sources)) {
    if (!stillAhead(retryAt, now, pauseHoursMax)) continue;
    const host = hostOf(url);
    const other = pauses.get(host);
    if (other === undefined || other < retryAt) pauses.set(host, retryAt);
  }
  return pauses;
}

/**
 * What a pause holds for: all of a host by its name. An address in figures names no publisher (behind one, as on a
 * machine at home, many may stand), and neither does `localhost`: there the pause holds for the one feed alone.
 */
export function hostOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, href } = new URL(url);
  return /^\[|^[\d.]+$|^localhost\.?$/.test(hostname) ? href : hostname;
}

/**
 * What is asked one request at a time: a host by its name, however its last dot is written. Behind an address in figures
 * every port may be another publisher’s server.
 */
export function turnHostOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, hostname, href } = new URL(url);
  return hostOf(url) === href ? host : hostname.replace(/\.$/, '');
}

function stillAhead(instant: string | undefined, now: Date, hoursMax: number): instant is string {
  const ms = instant === undefined ? 0 : Date.parse(instant) - now.getTime();
  return ms > 0 && ms <= hoursMax * hourMs;
}
