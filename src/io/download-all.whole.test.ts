import { afterEach, expect, test } from 'vitest';
import { startFeedServer } from '../../scripts/testing/feed-server.ts';
import type { FeedServer, Routing } from '../../scripts/testing/feed-server.ts';
import { downloadAll } from './download-all.ts';
import type { Download } from './download.ts';

const options = {
  allowHosts: ['127.0.0.1', '127.0.0.2', 'localhost'],
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
  let underWay = 0;
  let most = 0;
  const answers = await downloadAll(requests, options, ({ kind }) => {
    underWay += kind === 'started' ? 1 : -1;
    most = Math.max(most, underWay);
  });

  expect([...answers.keys()]).toEqual(requests.map(({ id }) => id));
  expect([...answers.values()].map(({ kind }) => kind)).toEqual(requests.map(() => 'document'));
  expect(most).toBe(origins.length);
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
  const origins = await startHosts({ '/feed.xml': { body: '<rss/>', delayMs: 20 } });
  const requests = origins.flatMap((origin, n) => [
    { id: `a${n}`, url: `${origin}/feed.xml` },
    { id: `b${n}`, url: `${origin}/feed.xml` },
  ]);
  const events: string[] = [];
  await downloadAll(requests, { ...options, parallelMax: 1 }, ({ kind }) => events.push(kind));
  expect(events).toEqual(requests.flatMap(() => ['started', 'finished']));
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
  expect(started.toSorted()).toEqual(['busy', 'missing', 'nonsense', 'ok', 'private']);
  expect(log().map(({ path }) => path)).toEqual(['/busy.xml', '/missing.xml', '/ok.xml']);
  expect(log()[0]?.headers).toMatchObject({ 'if-none-match': '"7"', 'user-agent': 'Gazette/2' });
});

test('a stopped run still answers for every source', async () => {
  const { origin } = await start({ '/stalled.xml': { stall: 'headers' } });
  const requests = ['a', 'b', 'c'].map((id) => ({ id, url: `${origin}/stalled.xml` }));
  const answers = await downloadAll(requests, { ...options, signal: AbortSignal.timeout(200) });
  expect([...answers.values()].map((answer) => answer.kind === 'failed' && answer.failure.reason)).toEqual(
    Array(3).fill('The run was stopped before the answer was complete.'),
  );
  expect(log()).toHaveLength(1);
});

test('two sources with one id are a mistake of the caller', async () => {
  const twice = { id: 'twin', url: 'http://10.0.0.1/' };
  await expect(downloadAll([twice, twice], options)).rejects.toThrow(/same id/);
});
