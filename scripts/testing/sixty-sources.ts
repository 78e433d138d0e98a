import type { SourceStatus } from '../../src/core/edition.ts';
import { type Routing, startFeedServer } from './feed-server.ts';
import { feedOf } from './small-feed.ts';

/** A morning of sixty sources in eight sections, each section on a host of its own; a third of them misbehave. */

export interface MorningSource {
  id: string;
  url: string;
  /** What the first run must say of it. */
  status: SourceStatus;
  /** Why, as printed to readers; absent where all is as usual. */
  reason?: RegExp;
  /** The heading under which the source-health page lists it; absent where it needs no attention. */
  what?: string;
  /** Entries that an edition without a limit prints of it. */
  kept: number;
  /** What the second run of the day must say, where that is something else. */
  later?: SourceStatus;
}

export interface Morning {
  sections: Record<string, Record<string, string>>;
  sources: MorningSource[];
  /** The paths that were asked for since the last call, host by host. */
  takeAsked: () => string[];
  /** Lets a good source publish one more entry. */
  publish: (id: string, ...titles: string[]) => void;
  close: () => Promise<void>;
}

type Misbehaviour = Omit<MorningSource, 'id' | 'url' | 'kept'> & {
  kept?: number;
  route: Routing;
  /** Another host than that of its section. */
  host?: number;
};

const sixHours = { 'retry-after': '21600' };
const failed = { status: 'failed', what: 'Could not be read.' } as const;
/** Places in the list of hosts: what asks for a pause must not silence the good sources of its section. */
const pausing = 8;
const overloaded = 9;
const waits = { status: 'failed', later: 'skipped', what: 'Asked us to wait.' } as const;
const mended = { status: 'degraded', what: 'Damaged.', kept: 1 } as const;
const slowFeed = feedOf(...Array.from({ length: 50 }, (_, n) => `Slow tide ${n}`));

/** By the name of the source. The slow ones come first, so that each has a host to itself. */
const misbehaviours: Record<string, Misbehaviour> = {
  stalling: { ...failed, reason: /^No answer within 20 seconds\./, route: { stall: 'headers' } },
  dripping: {
    ...failed,
    reason: /not complete within 20 seconds/,
    route: { body: slowFeed, drip: { bytes: 20, everyMs: 500, endless: true } },
  },
  'stalling-half-way': {
    ...failed,
    reason: /stopped half-way, silent for 10 seconds/,
    route: { body: slowFeed, stall: 'body' },
  },
  'too-many': { ...waits, host: pausing, reason: /\(429\)/, route: { status: 429, headers: sixHours } },
  refusing: { ...failed, reason: /refused the request \(403\)/, route: { status: 403 } },
  moving: {
    status: 'ok',
    reason: /^Moved for good/,
    what: 'Moved.',
    kept: 2,
    route: { status: 301, redirect: '/new-place' },
  },
  gone: {
    status: 'failed',
    reason: /gone for good \(410\)/,
    what: 'Gone for good.',
    later: 'skipped',
    route: { status: 410 },
  },
  'web-page': {
    ...failed,
    reason: /a web page instead of a feed/,
    route: {
      body: '<!doctype html><html><body><h1>Welcome</h1></body></html>',
      headers: { 'content-type': 'text/html' },
    },
  },
  empty: { ...failed, reason: /empty document/, route: { body: '' } },
  truncated: {
    ...mended,
    reason: /the end of the document is missing/,
    route: { body: feedOf('Half a bridge').replace('</channel></rss>', '<item><title>Cut in the mid') },
  },
  huge: {
    ...failed,
    reason: /larger than 10 MB/,
    route: { body: `<rss>${' '.repeat(11 * 1024 * 1024)}</rss>`, pack: 'gzip' },
  },
  busy: {
    ...failed,
    host: overloaded,
    later: 'skipped',
    what: 'Asked us to wait.',
    reason: /busy .*\(503\)/,
    route: { status: 503, headers: sixHours },
  },
  missing: { ...failed, reason: /No such address \(404\)/, route: { status: 404 } },
  'hanging-up': {
    ...failed,
    reason: /connection broke/,
    route: { raw: (socket) => socket.resetAndDestroy() },
  },
  'unchanged-since-never': { ...failed, reason: /without a document \(304\)/, route: { status: 304 } },
  mislabelled: {
    status: 'ok',
    kept: 2,
    route: { body: feedOf('Snow on the pier', 'Ice on the pier'), headers: { 'content-type': 'text/plain' } },
  },
  'odd-dates': {
    status: 'ok',
    kept: 2,
    route: {
      body: feedOf('Clock without hands', 'Calendar without days').replaceAll(
        /<pubDate>[^<]*/g,
        '<pubDate>the 45th of Nevember',
      ),
    },
  },
  circling: { ...failed, reason: /in a circle/, route: { status: 302, redirect: '/circling' } },
  stale: {
    status: 'stale',
    reason: /Nothing new for \d+ days/,
    what: 'Long without news.',
    route: {
      body: feedOf('Old lighthouse', 'Older lighthouse')
        .replaceAll('22 Nov 2026', '2 Aug 2026')
        .replaceAll('Sun, ', ''),
    },
  },
  'behind-too-many': {
    status: 'skipped',
    reason: /asked for a pause/,
    what: 'Asked us to wait.',
    host: pausing,
    route: { body: feedOf('Never asked for') },
  },
  'unclosed-tags': {
    ...mended,
    reason: /end tags/,
    route: { body: feedOf('Fallen fence').replace('</description>', '') },
  },
};

const sectionNames = [
  'harbour',
  'valley',
  'province',
  'science',
  'health',
  'campus',
  'parliament',
  'culture',
];
const sourcesMax = 60;

/** Every address that the sixty publishers are on. */
export const morningHosts = Array.from({ length: sectionNames.length + 2 }, (_, index) =>
  index === pausing ? 'press.localhost' : `127.0.0.${index + 1}`,
);

/** Opens the sixty publishers. */
export async function openMorning(): Promise<Morning> {
  const servers = await Promise.all(
    morningHosts.map((host) =>
      startFeedServer({}, { host: host === 'press.localhost' ? '127.0.0.1' : host }),
    ),
  );
  const bad = Object.entries(misbehaviours);
  const sources = Array.from({ length: sourcesMax }, (_, index): MorningSource => {
    const [id, misbehaviour] = bad[index] ?? [`good-${index}`, undefined];
    const place = misbehaviour?.host ?? index % sectionNames.length;
    const server = servers[place]!;
    const url = `http://${morningHosts[place]}:${server.port}/${id}`;
    if (!misbehaviour) {
      server.set(`/${id}`, { body: goodFeed(id), etag: true });
      return { id, url, status: 'ok', kept: 2 };
    }
    const { route, kept = 0, host: _host, ...expected } = misbehaviour;
    server.set(`/${id}`, route);
    return { id, url, kept, ...expected };
  });
  for (const server of servers) server.set('/new-place', { body: goodFeed('moving'), etag: true });
  return {
    sections: sectionsOf(sources),
    sources,
    takeAsked: () => servers.flatMap(({ log }) => log.splice(0).map(({ path }) => path.slice(1))),
    publish: (id, ...titles) => {
      const index = sources.findIndex((source) => source.id === id);
      servers[index % sectionNames.length]!.set(`/${id}`, { body: goodFeed(id, ...titles), etag: true });
    },
    close: async () => void (await Promise.all(servers.map((server) => server.close()))),
  };
}

function goodFeed(id: string, ...more: string[]): string {
  return feedOf(...more, `First news of ${id}`, `Second news of ${id}`);
}

function sectionsOf(sources: readonly MorningSource[]): Morning['sections'] {
  return Object.fromEntries(
    sectionNames.map((name, index) => [
      name,
      Object.fromEntries(
        sources.filter((_, place) => place % sectionNames.length === index).map(({ id, url }) => [id, url]),
      ),
    ]),
  );
}
