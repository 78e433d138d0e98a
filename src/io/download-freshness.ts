import CachePolicy from 'http-cache-semantics';

/**
 * How long an answer may be used without asking again, as the publisher says in Cache-Control, Expires and Age
 * (RFC 9111 4.2, for a private cache). Nothing is guessed from Last-Modified (4.2.2): a feed without a word on it may be
 * asked at any time.
 */

/** As NetNewsWire has it: publishers who write a year mean their pictures, and a paper must be able to ask each morning. */
export const freshMaxMs = 5 * 60 * 60 * 1000;

/** The headers that freshness is read from; `Vary: *` is one of them. */
const headerNames = ['cache-control', 'expires', 'date', 'age', 'vary', 'pragma'];

/** A policy whose clock stands still: an answer is judged in the moment in which it came. */
class PolicyOfNow extends CachePolicy {
  // Not in the types of the library.
  now(): number {
    return 0;
  }
}

/** The ISO instant until which an answer received `now` is fresh, at most `freshMaxMs` away; undefined where it is not. */
export function freshUntil(header: (name: string) => string | undefined, now: Date): string | undefined {
  const given = headerNames.flatMap((name) => {
    const value = header(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const headers: Record<string, string> = Object.fromEntries(given);
  if (Number.isNaN(Date.parse(headers['date'] ?? ''))) headers['date'] = now.toUTCString();
  // Always as a 200: a 304 tells of the freshness of what it confirms (RFC 9111 4.3.4).
  const policy = new PolicyOfNow(
    { headers: {} },
    { status: 200, headers },
    { shared: false, cacheHeuristic: 0 },
  );
  const freshMs = Math.min((policy.maxAge() - policy.age()) * 1000, freshMaxMs);
  return freshMs > 0 ? new Date(now.getTime() + freshMs).toISOString() : undefined;
}
