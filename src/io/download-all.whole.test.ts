import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startFeedServer } from '../../scripts/testing/feed-server.ts';
import type { FeedServer, Routing } from '../../scripts/testing/feed-server.ts';
import { downloadAll } from './download-all.ts';
import type { Download } from './download.ts';

const options = {
  allowHosts: ['127.0.0.1', '127.0.0.2', 'localhost', 'press.localhost'],
  now: () => new Date('2026-11-22T11:00:00.000Z'),
};

const servers: FeedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(routes: Record<string, Routing>, host = '127.0.0.1'): Promise<FeedServer> {
  const server = await startFeedServer(routes, { host });
  servers.push(server);
  return server;
}

/** Loopback under several names. Of all 127.0.0.0/8 macOS answers on one address only. */
async function startHosts(routes: Record<string, Routing>): Promise<string[]> {
  const { origin, port } = await start(routes);
  const more = process.platform === 'darwin' ? [] : [(await start(routes, '127.0.0.2')).origin];
  return [origin, `http://localhost:${port}`, ...more];
}

const log = () => servers.flatMap((server) => server.log);

test('hosts are read side by side, the sources of one host in turn', async () => {
  const origins = await startHosts({ '/feed.xml': { body: '<rss/>', delayMs: 30 } });
  const turns = [1, 2, 3, 4];
  const requests = turns.flatMap((turn) =>
    origins.map((origin) => ({ id: `${origin} ${turn}`, url: `${origin}/feed.xml?${turn}` })),
  );
  const started: string[] = [];
  const answers = await downloadAll(requests, options, ({ kind, id }) => {
    if (kind === 'started') started.push(id);
  });

  expect([...answers.keys()]).toEqual(requests.map(({ id }) => id));
  expect([...answers.values()].map(({ kind }) => kind)).toEqual(requests.map(() => 'document'));
  // All hosts began before any went on to its second source.
  expect(started.slice(0, origins.length)).toEqual(origins.map((origin) => `${origin} 1`));
  expect(log().map(({ inFlight }) => inFlight)).toEqual(requests.map(() => 1));
  for (const { hostname } of origins.map((origin) => new URL(origin))) {
    const paths = log()
      .filter(({ host }) => host === hostname)
      .map(({ path }) => path);
    expect(paths).toEqual(turns.map((turn) => `/feed.xml?${turn}`));
  }
});

test('a stalled host holds up nobody else, even where few may be read at a time', async () => {
  const { promise: othersDone, resolve: release } = Promise.withResolvers<void>();
  const [slow = '', quick = ''] = await startHosts({
    '/slow.xml': () => othersDone.then(() => ({ body: '<rss/>' })),
    '/quick.xml': { body: '<rss/>' },
  });
  const slowIds = ['slow-1', 'slow-2', 'slow-3'];
  const quickIds = ['quick-1', 'quick-2', 'quick-3', 'quick-4'];
  const finished: string[] = [];
  const answers = await downloadAll(
    [
      ...slowIds.map((id) => ({ id, url: `${slow}/slow.xml` })),
      ...quickIds.map((id) => ({ id, url: `${quick}/quick.xml` })),
    ],
    { ...options, parallelMax: 2 },
    ({ kind, id }) => {
      if (kind === 'finished') finished.push(id);
      if (finished.length === quickIds.length) release();
    },
  );
  expect(finished).toEqual([...quickIds, ...slowIds]);
  expect([...answers.values()].map(({ kind }) => kind)).toEqual(Array(7).fill('document'));
});

test('no more than parallelMax at a time, all hosts together', async () => {
  let underWay = 0;
  let most = 0;
  const origins = await startHosts({
    '/feed.xml': async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await sleep(20);
      underWay -= 1;
      return { body: '<rss/>' };
    },
  });
  const requests = origins.flatMap((origin, n) => [
    { id: `a${n}`, url: `${origin}/feed.xml` },
    { id: `b${n}`, url: `${origin}/feed.xml` },
  ]);
  await downloadAll(requests, { ...options, parallelMax: 1 });
  expect(log()).toHaveLength(requests.length);
  expect(most).toBe(1);
});

test('failures are answers like any other, one request each', async () => {
  const { origin } = await start({ '/ok.xml': { body: '<rss/>' }, '/busy.xml': { status: 503 } });
  const started: string[] = [];
  const finished = new Map<string, Download>();
  const answers = await downloadAll(
    [
      { id: 'nonsense', url: 'not an address' },
      { id: 'private', url: 'http://10.0.0.1/feed.xml' },
      { id: 'busy', url: `${origin}/busy.xml`, etag: '"7"', userAgent: 'Gazette/2' },
      { id: 'missing', url: `${origin}/missing.xml` },
      { id: 'ok', url: `${origin}/ok.xml` },
    ],
    options,
    (event) => {
      if (event.kind === 'started') started.push(event.id);
      else finished.set(event.id, event.download);
    },
  );
  expect([...answers].map(([id, { kind }]) => `${id} ${kind}`)).toEqual([
    'nonsense failed',
    'private failed',
    'busy failed',
    'missing failed',
    'ok document',
  ]);
  expect(finished).toEqual(answers);
  expect(started.toSorted()).toEqual(['busy', 'missing', 'ok']);
  expect(log().map(({ path }) => path)).toEqual(['/busy.xml', '/missing.xml', '/ok.xml']);
  expect(log()[0]?.headers).toMatchObject({ 'if-none-match': '"7"', 'user-agent': 'Gazette/2' });
});

const neverAsked = 'skipped: Not asked: others of its host took so long that the time of this run was over.';

function reasonOf(answer: Download): string {
  if (answer.kind === 'skipped') return `skipped: ${answer.reason}`;
  return answer.kind === 'failed' ? answer.failure.reason : answer.kind;
}

test('a host that was waited for in vain gets a quarter of the time for the next, so that others have their turn', async () => {
  const { origin } = await start({ '/stalled.xml': { stall: 'headers' }, '/feed.xml': { body: '<rss/>' } });
  const urls = [...Array.from({ length: 4 }, (_, n) => `${origin}/stalled.xml?${n}`), `${origin}/feed.xml`];
  const answers = await downloadAll(
    urls.map((url) => ({ id: url, url })),
    { ...options, limits: { totalMs: 800 }, runMs: 2_400 },
  );
  expect([...answers.values()].map(reasonOf)).toEqual([
    'No answer within 0.8 seconds.',
    ...Array(3).fill('No answer within 0.2 seconds.'),
    'document',
  ]);
});

test('a stopped run still answers for every source', async () => {
  const { origin } = await start({ '/stalled.xml': { stall: 'headers' } });
  const requests = ['a', 'b', 'c'].map((id) => ({ id, url: `${origin}/stalled.xml` }));
  const answers = await downloadAll(requests, { ...options, signal: AbortSignal.timeout(200) });
  expect([...answers.values()].map(reasonOf)).toEqual([
    'The run was stopped before the answer was complete.',
    neverAsked,
    neverAsked,
  ]);
  expect(log()).toHaveLength(1);
});

test('a run that is over answers for every source, under way or not yet asked', async () => {
  const { origin } = await start({ '/stalled.xml': { stall: 'headers' } });
  const requests = ['a', 'b', 'c'].map((id) => ({ id, url: `${origin}/stalled.xml` }));
  const answers = await downloadAll(requests, { ...options, runMs: 200 });
  expect([...answers.values()].map(reasonOf)).toEqual([
    'The 0.2 seconds of this run were over before this source had answered.',
    neverAsked,
    neverAsked,
  ]);
  expect(log()).toHaveLength(1);
});

test('waiting for a turn does not count to the time of a source', async () => {
  const { origin } = await start({ '/slow.xml': { body: '<rss/>', delayMs: 200 } });
  const requests = ['a', 'b', 'c', 'd'].map((id) => ({ id, url: `${origin}/slow.xml?${id}` }));
  const answers = await downloadAll(requests, { ...options, limits: { totalMs: 500 } });
  expect([...answers.values()].map(({ kind }) => kind)).toEqual(Array(4).fill('document'));
});

test('a redirect waits for the turn of the host it leads to, and nobody for ever', async () => {
  const [one = '', two = ''] = await startHosts({
    '/feed.xml': { body: '<rss/>', delayMs: 20 },
    '/away.xml': ({ host }) => ({ redirect: `${host === 'localhost' ? one : two}/feed.xml`, delayMs: 10 }),
  });
  const requests = [one, two].flatMap((origin) =>
    ['away', 'away', 'feed', 'away', 'feed', 'away'].map((name, n) => ({
      id: `${origin} ${n}`,
      url: `${origin}/${name}.xml?${n}`,
    })),
  );
  const answers = await downloadAll(requests, { ...options, parallelMax: 2 });
  expect([...answers.values()].map(({ kind }) => kind)).toEqual(requests.map(() => 'document'));
  expect(log()).toHaveLength(requests.length + 8);
  expect(log().map(({ inFlight }) => inFlight)).toEqual(log().map(() => 1));
});

test.each([
  { name: '429', route: { status: 429 }, retryAt: '2026-11-22T11:10:00.000Z' },
  {
    name: '503 that says until when',
    route: { status: 503, headers: { 'retry-after': '60' } },
    retryAt: '2026-11-22T11:01:00.000Z',
  },
])('a host that asks for a pause gets it: $name', async ({ route, retryAt }) => {
  const { origin: fresh, port } = await start({ '/feed.xml': { body: '<rss/>' }, '/busy.xml': route });
  const tired = `http://press.localhost:${port}`;
  const answers = await downloadAll(
    [
      { id: 'first', url: `${tired}/feed.xml` },
      { id: 'asks', url: `${tired}/busy.xml` },
      { id: 'waits', url: `${tired}/feed.xml?2` },
      { id: 'elsewhere', url: `${fresh}/feed.xml` },
    ],
    options,
  );
  expect([...answers.values()].map(({ kind }) => kind)).toEqual([
    'document',
    'failed',
    'skipped',
    'document',
  ]);
  expect(answers.get('asks')).toMatchObject({ failure: { retryAt } });
  expect(answers.get('waits')).toEqual({
    kind: 'skipped',
    reason: 'The publisher asked for a pause when another source of the same host was read.',
    retryAt,
    ms: 0,
  });
  expect(log()).toHaveLength(3);
});

test('an address in figures names no publisher: a pause there holds for one feed', async () => {
  const { origin } = await start({ '/busy.xml': { status: 429 }, '/feed.xml': { body: '<rss/>' } });
  const answers = await downloadAll(
    [
      { id: 'asks', url: `${origin}/busy.xml` },
      { id: 'next', url: `${origin}/feed.xml` },
    ],
    options,
  );
  expect([...answers.values()].map(({ kind }) => kind)).toEqual(['failed', 'document']);
});

test('a busy host that does not ask for a pause is asked for its other sources', async () => {
  const { origin } = await start({ '/busy.xml': { status: 503 }, '/feed.xml': { body: '<rss/>' } });
  const answers = await downloadAll(
    [
      { id: 'busy', url: `${origin}/busy.xml` },
      { id: 'next', url: `${origin}/feed.xml` },
    ],
    options,
  );
  expect([...answers.values()].map(({ kind }) => kind)).toEqual(['failed', 'document']);
});

test('two sources with one id are a mistake of the caller', async () => {
  const twice = { id: 'twin', url: 'http://10.0.0.1/' };
  await expect(downloadAll([twice, twice], options)).rejects.toThrow(/same id/);
});
