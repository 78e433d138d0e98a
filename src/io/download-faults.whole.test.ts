import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startFeedServer } from '../../scripts/testing/feed-server.ts';
import type { FeedServer, Route } from '../../scripts/testing/feed-server.ts';
import { download } from './download.ts';

/** Servers that break or cheat. Every case also has to leave no connection open. */

const feed = `<rss version="2.0"><channel>${'<item><title>Ferry runs again</title></item>'.repeat(40)}</channel></rss>`;
const now = () => new Date('2026-11-22T11:00:00.000Z');
const notUnpacked = 'The answer could not be unpacked.';

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(() => server.close());
afterEach(() => expect.poll(() => server.connections()).toBe(0));

async function reasonFor(route: Route) {
  server.set('/feed.xml', route);
  const answer = await download({ url: `${server.origin}/feed.xml` }, { allowHosts: ['127.0.0.1'], now });
  return answer.kind === 'failed' ? answer.failure.reason : answer.kind;
}

describe('a body that breaks off is no document', () => {
  const broke = 'The connection broke before the answer was complete.';
  const brokenChunk = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n';
  test.each<{ name: string; route: Route; reason: string }>([
    { name: 'shorter than its Content-Length', route: { cut: 'length' }, reason: broke },
    { name: 'without its last chunk', route: { cut: 'chunked' }, reason: broke },
    { name: 'reset inside the body', route: { cut: 'reset' }, reason: broke },
    { name: 'gzip, shorter than its Content-Length', route: { cut: 'length', pack: 'gzip' }, reason: broke },
    { name: 'gzip, without its last chunk', route: { cut: 'chunked', pack: 'gzip' }, reason: broke },
    { name: 'brotli, without its last chunk', route: { cut: 'chunked', pack: 'br' }, reason: broke },
    { name: 'a broken chunk', route: { raw: (socket) => socket.end(brokenChunk) }, reason: broke },
    { name: 'reset before the headers', route: { raw: (socket) => socket.resetAndDestroy() }, reason: broke },
    { name: 'closed before the headers', route: { raw: (socket) => socket.end() }, reason: broke },
    {
      name: 'cut gzip in a sound answer',
      route: { ...says('gzip'), body: cutOff(gzipSync(feed)) },
      reason: notUnpacked,
    },
    {
      name: 'cut brotli in a sound answer',
      route: { ...says('br'), body: cutOff(brotliCompressSync(feed)) },
      reason: notUnpacked,
    },
  ])('$name', async ({ route, reason }) => expect(await reasonFor({ body: feed, ...route })).toBe(reason));

  test('large ones that are read slowly on a connection that closes arrive whole', async () => {
    // Ends the process in clients that cannot finish a parser which waits for its reader (nodejs/undici#5360).
    const body = Buffer.alloc(1_000_000, feed);
    const packed = gzipSync(body, { level: 0 });
    const close = { connection: 'close' };
    const routes: Route[] = [
      { body, headers: close },
      { body, headers: close, drip: { bytes: body.length, everyMs: 0 } },
      { body: packed, headers: { ...close, 'content-encoding': 'gzip' } },
      { body, raw: (socket) => socket.end(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), body])) },
    ];
    for (let turn = 0; turn < 10; turn += 1)
      for (const route of routes) expect(await reasonFor(route)).toBe('document');
  });
});

describe('packing', () => {
  const notAsked = 'The answer is packed in a way that was not asked for.';
  test.each<{ name: string; route: Route; reason: string }>([
    { name: 'deflate', route: { pack: 'deflate' }, reason: notAsked },
    { name: 'zstd', route: says('zstd'), reason: notAsked },
    { name: 'gzip of gzip', route: { pack: ['gzip', 'gzip'] }, reason: notAsked },
    { name: 'brotli of gzip', route: { pack: ['gzip', 'br'] }, reason: notAsked },
    { name: 'something unknown', route: says('rot13'), reason: notAsked },
    { name: 'plain text that says gzip', route: says('gzip'), reason: notUnpacked },
    { name: 'plain text that says brotli', route: says('br'), reason: notUnpacked },
    { name: 'brotli that says gzip', route: { pack: 'br', ...says('gzip') }, reason: notUnpacked },
  ])('$name', async ({ route, reason }) => expect(await reasonFor({ body: feed, ...route })).toBe(reason));
});

describe('what is not HTTP', () => {
  const notHttp = 'The server’s answer is not proper HTTP.';
  const head = 'HTTP/1.1 200 OK\r\n';
  test.each([
    { name: 'garbage', bytes: 'HELO\r\n\r\n' },
    { name: 'a document without headers', bytes: feed },
    { name: 'a strange status', bytes: 'HTTP/1.1 2000 Fine\r\n\r\n' },
    { name: 'two lengths', bytes: `${head}content-length: 3\r\ncontent-length: 4\r\n\r\nabcd` },
    {
      name: 'a length and chunks',
      bytes: `${head}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    },
  ])('$name', async ({ bytes }) => {
    expect(await reasonFor({ raw: (socket) => socket.end(bytes) })).toBe(notHttp);
  });
});

test.each([
  { name: 'one long header', headers: `x: ${'a'.repeat(20_000)}\r\n` },
  { name: 'many short ones', headers: 'x: y\r\n'.repeat(20_000) },
])('a flood of headers: $name', async ({ headers }) => {
  const bytes = `HTTP/1.1 200 OK\r\n${headers}\r\n${feed}`;
  expect(await reasonFor({ raw: (socket) => socket.end(bytes) })).toBe(
    'The server’s answer has more headers than are read.',
  );
});

test('another protocol is no answer', async () => {
  const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: chat\r\n\r\n';
  expect(await reasonFor({ raw: (socket) => socket.write(upgrade) })).toBe(
    'The server’s answer is not proper HTTP.',
  );
});

describe('no server', () => {
  test('nobody listens', async () => {
    const gone = await startFeedServer();
    await gone.close();
    const answer = await download({ url: `${gone.origin}/feed.xml` }, { allowHosts: ['127.0.0.1'], now });
    expect(answer).toMatchObject({
      failure: { stage: 'download', reason: 'The server refused the connection.' },
    });
  });

  test('no such name', async () => {
    const answer = await download({ url: 'http://feeds.nowhere.invalid/rss' }, { allowHosts: [], now });
    // A machine without a name server cannot know that the name does not exist.
    expect(answer).toMatchObject({ kind: 'failed', failure: { stage: 'download', reason: /name/ } });
  });
});

function says(encoding: string): Route {
  return { headers: { 'content-encoding': encoding } };
}

function cutOff(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length - 12);
}
