import type { RequestRecord, Route } from './feed-route.ts';

/**
 * A publisher that grades its readers: it remembers what it told them, and notes every request that does not do
 * justice to it. Time is the clock of the test, so that months pass in seconds.
 */

export interface Clock {
  now: Date;
  /** 1 for the first day. */
  day: number;
  run: number;
}

/** What was told to the reader at one address (or at two, where one has moved to the other). */
interface Told {
  etag?: string | undefined;
  lastModified?: string | undefined;
  freshUntil: number;
  gone: boolean;
  lastRun: Map<string, number>;
}

interface Sight {
  request: RequestRecord;
  told: Told;
  clock: Clock;
  /** When the host may be called again, milliseconds since 1970. */
  pausedUntil: number;
}

const sent = ({ request }: Sight, name: string): string | undefined => request.headers[name]?.toString();
const pathOf = ({ path }: RequestRecord): string => path.replace(/\?.*$/s, '');

/** Each rule says of one request whether it is broken. */
export const rules = {
  'echoes the ETag byte for byte': (sight: Sight) => differs(sent(sight, 'if-none-match'), sight.told.etag),
  'echoes Last-Modified byte for byte': (sight: Sight) =>
    differs(sent(sight, 'if-modified-since'), sight.told.lastModified),
  'invents no validator': (sight: Sight) =>
    isInvented(sent(sight, 'if-none-match'), sight.told.etag) ||
    isInvented(sent(sight, 'if-modified-since'), sight.told.lastModified),
  'is conditional wherever it can be': (sight: Sight) =>
    isForgotten(sent(sight, 'if-none-match'), sight.told.etag) ||
    isForgotten(sent(sight, 'if-modified-since'), sight.told.lastModified),
  'keeps an answer while it is fresh': ({ told, clock }: Sight) => clock.now.getTime() < told.freshUntil,
  'waits as long as Retry-After says, with the whole host': ({ clock, pausedUntil }: Sight) =>
    clock.now.getTime() < pausedUntil,
  'never comes back after 410': ({ told }: Sight) => told.gone,
  'asks once a run': ({ request, told, clock }: Sight) => told.lastRun.get(pathOf(request)) === clock.run,
  'asks one thing of a host at a time': ({ request }: Sight) => request.inFlight > 1,
  'names itself honestly': (sight: Sight) =>
    !/^(?!Mozilla)[A-Z][A-Za-z]+\/\d/.test(sent(sight, 'user-agent') ?? '') ||
    /github/i.test(sent(sight, 'user-agent') ?? ''),
  'sends no cookie, referrer or password': (sight: Sight) =>
    ['cookie', 'referer', 'authorization'].some((name) => sent(sight, name) !== undefined),
  'asks for the address and nothing more': ({ request }: Sight) =>
    request.method !== 'GET' || request.path !== pathOf(request),
  'takes packed answers': (sight: Sight) =>
    !['gzip', 'br'].every((name) => (sent(sight, 'accept-encoding') ?? '').includes(name)),
  'says that it wants a feed': (sight: Sight) => !(sent(sight, 'accept') ?? '').includes('xml'),
} satisfies Record<string, (sight: Sight) => boolean>;

export type Rule = keyof typeof rules;

function differs(echo: string | undefined, told: string | undefined): boolean {
  return echo !== undefined && told !== undefined && echo !== told;
}

function isInvented(echo: string | undefined, told: string | undefined): boolean {
  return echo !== undefined && told === undefined;
}

function isForgotten(echo: string | undefined, told: string | undefined): boolean {
  return echo === undefined && told !== undefined;
}

/** How a publisher answers on a day; `told` is what the reader should know. */
export type Behaviour = (sight: { clock: Clock; request: RequestRecord; told: Told }) => StrictRoute;

export interface StrictRoute extends Route {
  /** Minutes for which the reader must not come back for this document. */
  freshMinutes?: number;
  /** Minutes for which nobody may call this host. */
  pauseMinutes?: number;
}

export interface StrictPublishers {
  /** The faults of each rule that was broken: `path` by path, once for each request. */
  faults: Map<Rule, string[]>;
  /** How many answers of each status were given, by path. */
  answers: Map<string, Map<number, number>>;
  /** Makes the route of a path; paths with the same `name` are one feed at two addresses. */
  route: (name: string, behaviour: Behaviour) => (request: RequestRecord) => StrictRoute;
}

/** What a pause holds for: a host that has a name, else one feed alone. */
function pausedPart({ host, path }: RequestRecord): string {
  return /^[\d.]+$/.test(host) ? host + path : host;
}

/** Every answer takes so many milliseconds, so that requests at the same time are seen. */
const answerMs = 2;

export function strictPublishers(clock: Clock): StrictPublishers {
  const faults = new Map<Rule, string[]>();
  const answers = new Map<string, Map<number, number>>();
  const feeds = new Map<string, Told>();
  const pauses = new Map<string, number>();
  const grade = (sight: Sight): void => {
    for (const [rule, isBroken] of Object.entries(rules) as [Rule, (sight: Sight) => boolean][])
      if (isBroken(sight))
        faults.set(rule, [...(faults.get(rule) ?? []), `day ${clock.day} ${sight.request.path}`]);
  };
  return {
    faults,
    answers,
    route: (name, behaviour) => (request) => {
      const told = feeds.get(name) ?? { freshUntil: 0, gone: false, lastRun: new Map<string, number>() };
      feeds.set(name, told);
      grade({ request, told, clock, pausedUntil: pauses.get(pausedPart(request)) ?? 0 });
      told.lastRun.set(pathOf(request), clock.run);
      const route = behaviour({ clock, request, told });
      tell(told, route, clock);
      if (route.pauseMinutes)
        pauses.set(pausedPart(request), clock.now.getTime() + route.pauseMinutes * 60_000);
      const counts = answers.get(name) ?? new Map<number, number>();
      const status = route.status ?? 200;
      answers.set(name, counts.set(status, (counts.get(status) ?? 0) + 1));
      // Cookies are offered to all; nobody should take one.
      return { delayMs: answerMs, ...route, headers: { 'set-cookie': 'seen=1; Path=/', ...route.headers } };
    },
  };
}

/** What the reader has to remember from now on; an empty validator is none. */
function tell(
  told: Told,
  { status = 200, headers = {}, freshMinutes = 0 }: StrictRoute,
  { now }: Clock,
): void {
  if (status === 410) told.gone = true;
  if (status !== 200 && status !== 304) return;
  const kept: Partial<Told> = status === 304 ? told : {};
  told.etag = headers['etag'] || kept.etag;
  told.lastModified = headers['last-modified'] || kept.lastModified;
  told.freshUntil = now.getTime() + freshMinutes * 60_000;
}
