import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startFeedServer } from '../../scripts/testing/feed-server.ts';
import type { FeedServer, Route } from '../../scripts/testing/feed-server.ts';
import type { DownloadLimits } from './download-limits.ts';
import { download } from './download.ts';

/** Servers that never end. Every case also has to leave no connection open. */

const feed = `<rss version="2.0"><channel>${'<item><title>Ferry runs again</title></item>'.repeat(40)}</channel></rss>`;
const now = () => new Date('2026-11-22T11:00:00.000Z');
/** Far longer than any case needs, so that only the limit under test can end it. */
const patient: Partial<DownloadLimits> = { totalMs: 60_000, idleMs: 60_000 };

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.log.length = 0;
});
afterEach(() => expect.poll(() => server.connections()).toBe(0));

async function reasonFor(route: Route, limits: Partial<DownloadLimits> = {}, signal?: AbortSignal) {
  server.set('/feed.xml', route);
  const options = {
    allowHosts: ['127.0.0.1'],
    now,
    limits: { ...patient, ...limits },
    ...(signal ? { signal } : {}),
  };
  const answer = await download({ url: `${server.origin}/feed.xml` }, options);
  return answer.kind === 'failed' ? answer.failure.reason : answer.kind;
}

describe('time', () => {
  const noAnswer = 'No answer within 0.3 seconds.';
  test.each<{ name: string; route: Route; limits: Partial<DownloadLimits>; reason: string }>([
    {
      name: 'silence before the headers',
      route: { stall: 'headers' },
      limits: { totalMs: 300 },
      reason: noAnswer,
    },
    {
      name: 'a late answer',
      route: { body: feed, delayMs: 30_000 },
      limits: { totalMs: 300 },
      reason: noAnswer,
    },
    {
      name: 'headers without end',
      route: { raw: (socket) => trickle(socket, 'HTTP/1.1 200 OK\r\n', 'x: y\r\n') },
      limits: { totalMs: 300 },
      reason: noAnswer,
    },
    {
      name: 'only promises of an answer',
      route: { raw: (socket) => trickle(socket, '', 'HTTP/1.1 103 Early Hints\r\n\r\n') },
      limits: { totalMs: 300 },
      reason: noAnswer,
    },
    {
      name: 'silence inside the body',
      route: { body: feed, stall: 'body' },
      limits: { idleMs: 300 },
      reason: 'The answer stopped half-way, silent for 0.3 seconds.',
    },
    {
      name: 'a body in drips',
      route: { body: feed, drip: { bytes: 1, everyMs: 20, endless: true } },
      limits: { totalMs: 300 },
      reason: 'The answer was not complete within 0.3 seconds.',
    },
    {
      name: 'redirects count together',
      route: { redirect: '/slow.xml', delayMs: 150 },
      limits: { totalMs: 300 },
      reason: noAnswer,
    },
  ])('$name', async ({ route, limits, reason }) => {
    server.set('/slow.xml', { stall: 'headers' });
    expect(await reasonFor(route, limits)).toBe(reason);
  });

  test('a slow publisher is heard out', async () => {
    expect(await reasonFor({ body: feed, delayMs: 700 }, { idleMs: 300 })).toBe('document');
    const drip = { bytes: 10, everyMs: 40 };
    expect(await reasonFor({ body: feed.slice(0, 200), drip }, { idleMs: 500 })).toBe('document');
  });

  test('the run may stop it before and during', async () => {
    const stopped = 'The run was stopped before the answer was complete.';
    expect(await reasonFor({ body: feed }, {}, AbortSignal.abort())).toBe('skipped');
    expect(server.log).toHaveLength(0);
    expect(await reasonFor({ body: feed, stall: 'body' }, {}, AbortSignal.timeout(200))).toBe(stopped);
    expect(server.log).toHaveLength(1);
  });
});

describe('size', () => {
  const bytesMax = 1024 * 1024;
  const tooLarge = 'The document is larger than 1 MB.';

  test('a body without end', async () => {
    const route: Route = { body: 'x'.repeat(100_000), drip: { bytes: 100_000, everyMs: 0, endless: true } };
    expect(await reasonFor(route, { bytesMax })).toBe(tooLarge);
  });

  test.each<Route['pack'] & string>(['gzip', 'br'])(
    'a small %s body that unpacks to a large one',
    async (pack) => {
      expect(await reasonFor({ body: Buffer.alloc(32 * bytesMax), pack }, { bytesMax })).toBe(tooLarge);
    },
  );

  const wireBytesMax = 100_000;
  const tooMuch = 'The answer is larger than 0.095 MB.';
  const noise = randomBytes(wireBytesMax);
  test.each<{ name: string; route: Route; reason: string }>([
    { name: 'plain, exactly at it', route: { body: noise }, reason: 'document' },
    {
      name: 'plain, one byte more',
      route: { body: Buffer.concat([noise, noise.subarray(0, 1)]) },
      reason: tooMuch,
    },
    { name: 'gzip that packs nothing', route: { body: noise, pack: 'gzip' }, reason: tooMuch },
    {
      name: 'brotli that packs well',
      route: { body: 'x'.repeat(9 * wireBytesMax), pack: 'br' },
      reason: 'document',
    },
  ])('as it comes: $name', async ({ route, reason }) => {
    expect(await reasonFor(route, { wireBytesMax, bytesMax })).toBe(reason);
  });

  test('exactly at the limit, and one byte more', async () => {
    expect(await reasonFor({ body: 'x'.repeat(bytesMax) }, { bytesMax })).toBe('document');
    expect(await reasonFor({ body: 'x'.repeat(bytesMax + 1) }, { bytesMax })).toBe(tooLarge);
  });
});

test('the connection of a redirect is closed before the end of the download', async () => {
  const run = new AbortController();
  server.set('/stalled.xml', { stall: 'headers' });
  const endless = { bytes: 10, everyMs: 5, endless: true };
  const reason = reasonFor({ redirect: '/stalled.xml', body: feed, drip: endless }, {}, run.signal);
  await expect.poll(() => server.log.length).toBe(2);
  await expect.poll(() => server.connections()).toBe(1);
  run.abort();
  expect(await reason).toMatch(/stopped/);
});

test('the process ends by itself after every kind of answer', async ({ signal }) => {
  server.set('/stall-head', { stall: 'headers' });
  server.set('/stall-body', { body: feed, stall: 'body' });
  server.set('/kept-alive', {
    body: feed,
    headers: { connection: 'keep-alive', 'keep-alive': 'timeout=600' },
  });
  server.set('/endless-404', { status: 404, body: feed, drip: { bytes: 10, everyMs: 5, endless: true } });
  server.set('/endless-hop', {
    status: 302,
    redirect: '/kept-alive',
    body: feed,
    drip: { bytes: 10, everyMs: 5, endless: true },
  });
  server.set('/bomb', {
    headers: { 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.alloc(32 * 1024 * 1024)),
  });
  const paths = ['/stall-head', '/stall-body', '/kept-alive', '/endless-404', '/endless-hop', '/bomb'];
  const script = `
    import { download } from ${JSON.stringify(new URL('./download.ts', import.meta.url).href)};
    const options = { allowHosts: ['127.0.0.1'], now: () => new Date(0), limits: { totalMs: 1000, idleMs: 300, bytesMax: 1e6 } };
    for (const path of ${JSON.stringify(paths)})
      console.log(path, (await download({ url: ${JSON.stringify(server.origin)} + path }, options)).kind);
    console.log('open:', process.getActiveResourcesInfo().filter((name) => /TCP|TLS|Timeout/.test(name)).join());
  `;
  // A process that hangs is ended by the time limit of this test, which then fails.
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { signal });
  const { stdout } = await run;
  expect(stdout.trim().split('\n')).toEqual([
    '/stall-head failed',
    '/stall-body failed',
    '/kept-alive document',
    '/endless-404 failed',
    '/endless-hop document',
    '/bomb failed',
    'open:',
  ]);
}, 30_000);

/** Sends `first`, then `more` over and over as long as somebody listens. */
function trickle(socket: Socket, first: string, more: string): void {
  socket.write(first);
  const timer = setInterval(() => socket.write(more), 20);
  socket.once('close', () => clearInterval(timer));
}
