import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { stateSchema } from '../src/core/state.ts';
import { startParser } from '../src/io/parse-apart.ts';
import { collect } from './collect/run.ts';
import type { FeedServer } from './testing/feed-server.ts';
import { startFeedServer } from './testing/feed-server.ts';
import { openNewsroom, silentProgress } from './testing/newsroom.ts';
import {
  type Behaviour,
  type Clock,
  type Rule,
  rules,
  strictPublishers,
} from './testing/strict-publisher.ts';

/**
 * Two months of mornings, with a reader and with bad copies of it, against publishers that grade every request. The
 * idea is Rachel Kroll's feed reader score: a reader shows its manners only over weeks.
 */

const days = 61;
const firstDay = Date.parse('2026-10-01T00:00:00Z');
const dayMs = 86_400_000;
/** Hours after midnight (UTC) at which the paper is made: half an hour, an hour and a half, five hours apart. */
const runHours = [10.75, 11.25, 12.75, 17.75];

const modifiedOn = (day: number): string =>
  new Date(firstDay + (day - 1) * dayMs + 9 * 3_600_000).toUTCString();

/** One entry a day, the last ten of them, out at nine in the morning. */
function feedOn(name: string, day: number, channel = ''): string {
  const entries = Array.from({ length: Math.min(day, 10) }, (_, back) => day - back).map(
    (of) =>
      `<item><title>What the ${name} press wrote on day ${of}</title>` +
      `<link>https://${name}.example/${of}</link><pubDate>${modifiedOn(of)}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>${name}</title>${channel}${entries.join('')}</channel></rss>`;
}

/** An honest feed with these headers; answers 304 where the validators come back. */
function feed(
  name: string,
  headersOn: (day: number) => Record<string, string>,
  more: { freshMinutes?: number; channel?: string } = {},
): Behaviour {
  const { freshMinutes = 0, channel } = more;
  return ({ clock, request }) => {
    const headers = headersOn(clock.day);
    // A server that has an ETag looks at nothing else (RFC 9110 13.1.3); an empty one is none.
    const isSame = headers['etag']
      ? request.headers['if-none-match'] === headers['etag']
      : headers['last-modified'] !== undefined &&
        request.headers['if-modified-since'] === headers['last-modified'];
    if (isSame) return { status: 304, headers, freshMinutes };
    return { body: feedOn(name, clock.day, channel), pack: 'gzip', headers, freshMinutes };
  };
}

const etag = (of: (day: number) => string) => (day: number) => ({ etag: of(day) });
const plain = etag((day) => `"day-${day}"`);

/** The publishers of the main host, by name. */
const main: Record<string, Behaviour> = {
  weak: feed(
    'weak',
    etag((day) => `W/"day-${day}"`),
  ),
  odd: feed(
    'odd',
    etag((day) => `"caf\xe9, \\ =;${day}"`),
  ),
  unquoted: feed(
    'unquoted',
    etag((day) => `abc-${day}`),
  ),
  empty: feed('empty', (day) => ({ etag: '', 'last-modified': modifiedOn(day) })),
  dated: feed('dated', (day) => ({ 'last-modified': modifiedOn(day) })),
  'oddly-dated': feed('oddly-dated', (day) => ({ 'last-modified': `yesterday, or day ${day}` })),
  both: feed('both', (day) => ({ ...plain(day), 'last-modified': modifiedOn(day) })),
  changing: ({ clock, request }) => ({
    body: feedOn('changing', clock.day),
    headers: { etag: `"answer-${request.nth}"` },
  }),
  expired: feed('expired', (day) => ({ ...plain(day), expires: '0' })),
  hour: feed('hour', (day) => ({ ...plain(day), 'cache-control': 'max-age=3600' }), { freshMinutes: 60 }),
  // Nobody has to keep an answer for a year: five hours are as much as a paper can give.
  year: feed('year', (day) => ({ ...plain(day), 'cache-control': 'max-age=31536000' }), {
    freshMinutes: 5 * 60,
  }),
  ttl: feed('ttl', () => ({}), { freshMinutes: 60, channel: '<ttl>60</ttl>' }),
  gone: (sight) => (sight.clock.day < 5 ? feed('gone', plain)(sight) : { status: 410 }),
  moved: (sight) =>
    sight.clock.day < 3 ? feed('moved', plain)(sight) : { status: 301, redirect: '/moved-here' },
  renewing: ({ clock, request, told }) => ({
    ...(told.etag && request.headers['if-none-match'] === told.etag && clock.run % 4 !== 1
      ? { status: 304 }
      : { body: feedOn('renewing', clock.day) }),
    headers: { etag: `"run-${clock.run}"` },
  }),
  ignoring: ({ clock }) => ({ body: feedOn('ignoring', clock.day), headers: plain(clock.day) }),
  silent: ({ clock }) => ({ body: feedOn('silent', clock.day) }),
  failing: (sight) => (sight.clock.day % 3 === 0 ? { status: 500 } : feed('failing', plain)(sight)),
};

/** On every fifth day this one wants two hours of peace, in seconds; its neighbour on the host shares them. */
const busy: Record<string, Behaviour> = {
  busy: (sight) =>
    sight.clock.day % 5 === 2 && sight.clock.run % 4 === 1
      ? { status: 429, headers: { 'retry-after': '7200' }, pauseMinutes: 120 }
      : feed('busy', plain)(sight),
  neighbour: feed('neighbour', plain),
};
/** On every seventh day this one is being mended for three hours, and says until when. */
const mended: Record<string, Behaviour> = {
  other: feed('other', plain),
  mended: (sight) =>
    sight.clock.day % 7 === 3 && sight.clock.run % 4 === 1
      ? {
          status: 503,
          headers: { 'retry-after': new Date(sight.clock.now.getTime() + 3 * 3_600_000).toUTCString() },
          pauseMinutes: 180,
        }
      : feed('mended', plain)(sight),
};
/** A pause holds for all of a host that has a name, and for one feed alone where the address is in figures. */
const hosts = { '127.0.0.1': main, 'press.localhost': busy, '127.0.0.3': mended };

let close: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of close.reverse()) await one();
  close = [];
});

async function openPublishers() {
  const clock: Clock = { now: new Date(firstDay), day: 0, run: 0 };
  const strict = strictPublishers(clock);
  const urls: Record<string, string> = {};
  for (const [host, behaviours] of Object.entries(hosts)) {
    const server: FeedServer = await startFeedServer(
      {},
      { host: host === 'press.localhost' ? '127.0.0.1' : host },
    );
    const origin = `http://${host}:${server.port}`;
    close.push(() => server.close());
    for (const [name, behaviour] of Object.entries(behaviours)) {
      server.set(`/${name}`, strict.route(name, behaviour));
      urls[name] = `${origin}/${name}`;
    }
    if (host === '127.0.0.1') server.set('/moved-here', strict.route('moved', feed('moved', plain)));
  }
  /** Sets the clock to one run of one day. */
  const setTo = (day: number, run: number): void => {
    clock.day = day;
    clock.run = (day - 1) * runHours.length + run + 1;
    clock.now = new Date(firstDay + (day - 1) * dayMs + (runHours[run] ?? 0) * 3_600_000);
  };
  return { ...strict, clock, urls, setTo };
}

it(
  'makes no fault in two months, also from a fresh checkout, and misses no entry',
  { timeout: 400_000 },
  async () => {
    const { urls, clock, setTo, faults, answers } = await openPublishers();
    const allowHosts = Object.keys(hosts);
    const newsroom = await openNewsroom(
      { press: urls },
      { briefing: { limit: 100, timeZone: 'UTC', network: { allowHosts } } },
    );
    const checkout = await mkdtemp(join(tmpdir(), 'checkout-'));
    const parser = startParser();
    close.push(
      () => newsroom.close(),
      () => rm(checkout, { recursive: true, force: true }),
      () => parser.close(),
    );
    let content = newsroom.content;
    const said = new Set<string>();
    for (let day = 1; day <= days; day += 1) {
      if (day === 30) {
        await cp(newsroom.content, checkout, { recursive: true });
        content = checkout;
      }
      for (const run of runHours.keys()) {
        setTo(day, run);
        const { sources, outcome } = await collect({
          content,
          now: clock.now,
          progress: silentProgress,
          parser,
        });
        expect(outcome).not.toBe('none');
        for (const { source, note = '' } of sources) said.add(`${source}: ${note}`);
      }
    }
    expect(Object.fromEntries(faults)).toEqual({});

    const printed = new Set<string>();
    for (const file of await readdir(join(content, 'editions/2026')))
      for (const [link] of (await readFile(join(content, 'editions/2026', file), 'utf8')).matchAll(
        /https:\/\/[a-z-]+\.example\/\d+/g,
      ))
        printed.add(link);
    const lost = Object.keys(urls).flatMap((name) =>
      Array.from({ length: name === 'gone' ? 4 : days }, (_, n) => `https://${name}.example/${n + 1}`).filter(
        (link) => !printed.has(link),
      ),
    );
    expect(lost).toEqual([]);

    // What a polite reader is answered: a document a day, and else that nothing has changed.
    const count = (name: string, status: number): number => answers.get(name)?.get(status) ?? 0;
    for (const name of ['weak', 'odd', 'unquoted', 'empty', 'dated', 'oddly-dated', 'both', 'expired'])
      expect([name, count(name, 200), count(name, 304)]).toEqual([name, days, days * 3]);
    expect([count('hour', 200), count('hour', 304)]).toEqual([days, days * 2]);
    expect([count('year', 200), count('year', 304)]).toEqual([days, days]);
    expect(count('ttl', 200)).toBe(days * 3);
    expect([count('gone', 200), count('gone', 410)]).toEqual([4, 1]);
    expect([count('moved', 200), count('moved', 304)]).toEqual([days, days * 3]);
    expect(count('renewing', 304)).toBe(days * 3);
    expect(count('busy', 429)).toBe(12);
    expect(count('mended', 503)).toBe(9);

    const state = stateSchema.parse(JSON.parse(await readFile(join(content, 'state.json'), 'utf8')));
    expect(state.sources['moved']?.movedTo).toMatch(/\/moved-here$/);
    expect(state.sources['gone']).toMatchObject({ gone: true, lastFailed: '2026-10-05' });
    for (const sentence of [
      'hour: Not asked: the publisher wants its answer kept until 11:45.',
      'ttl: Not asked: the publisher wants its answer kept until 11:45.',
      'neighbour: Not asked: the publisher asked not to be called again before 12:45.',
      'mended: Not asked: the publisher asked not to be called again before 13:45.',
    ])
      expect([...said]).toContain(sentence);
    expect([...said].join('\n')).toMatch(/^gone: Not asked any more since 5 October: .*\(410\)/m);
  },
);

/** Runs a bad reader for nine days. */
async function badReader(read: (url: string, signal: AbortSignal) => Promise<unknown>): Promise<Rule[]> {
  const { urls, setTo, faults } = await openPublishers();
  for (let day = 1; day <= 9; day += 1)
    for (const run of runHours.keys()) {
      setTo(day, run);
      // Not every system knows that names below localhost are this machine.
      for (const url of Object.values(urls))
        await read(url.replace('press.localhost', 'localhost'), AbortSignal.timeout(20_000));
    }
  return [...faults.keys()].sort();
}

const forgetfulness: Rule[] = [
  'is conditional wherever it can be',
  'keeps an answer while it is fresh',
  'waits as long as Retry-After says, with the whole host',
  'never comes back after 410',
];
const plainFetch: Rule[] = ['names itself honestly', 'says that it wants a feed', 'takes packed answers'];

it('catches a reader that fetches and remembers nothing', async () => {
  const broken = await badReader(async (url, signal) => (await fetch(url, { signal })).text());
  expect(broken).toEqual([...forgetfulness, ...plainFetch].sort());
});

it('catches a reader that remembers badly, is in a hurry and follows its readers about', async () => {
  const seen = new Map<string, Headers>();
  const broken = await badReader(async (url, signal) => {
    const { pathname } = new URL(url);
    const before = seen.get(pathname);
    const headers = {
      'user-agent': 'Mozilla/5.0 (https://github.com/reader)',
      'if-none-match': before?.get('etag')?.replace(/^W\//, '') ?? '"0"',
      'if-modified-since': new Date(before?.get('last-modified') ?? firstDay).toString(),
      referer: 'https://reader.example/',
      cookie: before?.get('set-cookie') ?? 'reader=1',
    };
    const ask = async () => {
      const answer = await fetch(`${url}?nocache=${Math.random()}`, { headers, signal });
      await answer.arrayBuffer();
      seen.set(pathname, answer.headers);
    };
    await Promise.all([ask(), ask()]);
  });
  expect(broken).toEqual(
    (Object.keys(rules) as Rule[]).filter((rule) => rule !== 'is conditional wherever it can be').sort(),
  );
});
