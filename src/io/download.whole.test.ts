import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replayRoute, startFeedServer } from '../../scripts/testing/feed-server.ts';
import type { FeedServer, Packing, Route } from '../../scripts/testing/feed-server.ts';
import { sharedFolder, sharedNote } from '../../scripts/testing/shared.ts';
import { download } from './download.ts';
import { userAgentOf } from './download-headers.ts';
import type { Download, DownloadOptions, DownloadRequest } from './download.ts';

const feed = '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Café</title></channel></rss>';
const now = () => new Date('2026-11-22T11:00:00.000Z');

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.log.length = 0;
});

function read(path: string, request: Partial<DownloadRequest> = {}, options: Partial<DownloadOptions> = {}) {
  return download({ url: server.origin + path, ...request }, { allowHosts: ['127.0.0.1'], now, ...options });
}

async function readRoute(route: Route, request?: Partial<DownloadRequest>): Promise<Download> {
  server.set('/feed.xml', route);
  return read('/feed.xml', request);
}

function text(answer: Download): string | undefined {
  return answer.kind === 'document' ? Buffer.from(answer.document.bytes).toString() : undefined;
}

function failure(answer: Download) {
  return answer.kind === 'failed' ? answer.failure : undefined;
}

describe('a document', () => {
  test('comes with its address, type and validators', async () => {
    const lastModified = 'Sat, 21 Nov 2026 20:00:00 GMT';
    const answer = await readRoute({ body: feed, etag: '"a1"', headers: { 'last-modified': lastModified } });
    expect(answer).toEqual({
      kind: 'document',
      document: {
        url: `${server.origin}/feed.xml`,
        bytes: new TextEncoder().encode(feed),
        contentType: 'application/rss+xml',
      },
      etag: '"a1"',
      lastModified,
      ms: expect.any(Number),
    });
    expect(Number.isInteger(answer.ms) && answer.ms >= 0).toBe(true);
  });

  test.each<{ name: string; route: Route }>([
    { name: 'plain', route: {} },
    { name: 'gzip', route: { pack: 'gzip' } },
    { name: 'x-gzip', route: { pack: 'gzip', headers: { 'content-encoding': 'X-GZIP' } } },
    { name: 'brotli', route: { pack: 'br' } },
    { name: 'identity', route: { headers: { 'content-encoding': 'identity' } } },
    { name: 'in pieces', route: { drip: { bytes: 7, everyMs: 0 } } },
    { name: 'status 203', route: { status: 203 } },
  ])('arrives whole: $name', async ({ route }) => {
    expect(text(await readRoute({ body: feed, ...route }))).toBe(feed);
  });

  test('is asked for honestly: no cookie, referrer, secret or cache-breaker', async () => {
    server.set('/set.xml', { redirect: '/feed.xml', headers: { 'set-cookie': 'id=1; Path=/' } });
    await readRoute({ body: feed, headers: { 'set-cookie': 'id=2; Path=/' } });
    await read('/set.xml');
    expect(server.log.map(({ path }) => path)).toEqual(['/feed.xml', '/set.xml', '/feed.xml']);
    for (const { method, headers } of server.log) {
      expect(method).toBe('GET');
      expect(headers['accept-encoding']).toBe('gzip, br');
      expect(headers.accept).toContain('application/atom+xml');
      expect(headers['user-agent']).toMatch(/^MorningNewsBriefing\/\S+ \(a personal newspaper/);
      expect(headers['user-agent']).not.toMatch(/github|https?:/i);
      for (const unwanted of ['cookie', 'referer', 'authorization', 'origin', 'cache-control', 'pragma'])
        expect(headers).not.toHaveProperty(unwanted);
      expect(headers).not.toHaveProperty('if-none-match');
      expect(headers).not.toHaveProperty('if-modified-since');
    }
  });

  test('may be asked for under another User-Agent', async () => {
    await readRoute({ body: feed }, { userAgent: 'Gazette/2 (letters@gazette.example)' });
    expect(server.log[0]?.headers['user-agent']).toBe('Gazette/2 (letters@gazette.example)');
    const answer = await readRoute({ body: feed }, { userAgent: 'Gazette\r\nCookie: a=b' });
    expect(failure(answer)).toMatchObject({ stage: 'configuration', reason: /User-Agent/ });
    expect(server.log).toHaveLength(1);
  });
});

describe('a second request', () => {
  test.each([
    { name: 'strong', etag: '"abc"' },
    { name: 'weak', etag: 'W/"abc-gzip"' },
    { name: 'without quotes', etag: 'abc' },
    { name: 'with quotes inside', etag: '"a"b\\"c"' },
    { name: 'with a comma', etag: 'W/"1,2", "3"' },
    { name: 'beyond ASCII', etag: 'W/"caf\xe9 \xc3\xa9"' },
  ])('echoes the ETag byte for byte: $name', async ({ etag }) => {
    const lastModified = 'sat, 21 nov 2026  20:00:00 gmt (about)';
    const route = { body: feed, etag, headers: { 'last-modified': lastModified } };
    const first = await readRoute(route);
    expect(first).toMatchObject({ kind: 'document', etag, lastModified });

    const second = await readRoute(route, { etag, lastModified });
    expect(second).toEqual({ kind: 'unchanged', etag, ms: expect.any(Number) });
    expect(server.log[1]?.headers).toMatchObject({
      'if-none-match': etag,
      'if-modified-since': lastModified,
    });
    for (const breaker of ['cache-control', 'pragma'])
      expect(server.log[1]?.headers).not.toHaveProperty(breaker);
  });

  test('takes the new validators of a 304, where it has some, and its freshness', async () => {
    const headers = { etag: '"b"', 'last-modified': 'today', 'cache-control': 'max-age=60' };
    expect(await readRoute({ status: 304, headers }, { etag: '"a"' })).toEqual({
      kind: 'unchanged',
      etag: '"b"',
      lastModified: 'today',
      freshUntil: '2026-11-22T11:01:00.000Z',
      ms: expect.any(Number),
    });
    expect(await readRoute({ status: 304 }, { etag: '"a"' })).toEqual({
      kind: 'unchanged',
      ms: expect.any(Number),
    });
  });

  test('reads the document when the ETag has changed', async () => {
    const answer = await readRoute({ body: feed, etag: '"new"' }, { etag: '"old"' });
    expect(answer).toMatchObject({ kind: 'document', etag: '"new"' });
  });

  test('does without a validator that cannot be sent', async () => {
    const answer = await readRoute({ body: feed }, { etag: '"a"\r\nCookie: x', lastModified: '昨日' });
    expect(text(answer)).toBe(feed);
    expect(server.log[0]?.headers).not.toHaveProperty('if-none-match');
    expect(server.log[0]?.headers).not.toHaveProperty('if-modified-since');
  });

  test('"unchanged" is no answer to a first request', async () => {
    expect(failure(await readRoute({ status: 304 }, { etag: '昨日' }))).toMatchObject({ httpStatus: 304 });
    expect(failure(await readRoute({ status: 304 }))).toMatchObject({ httpStatus: 304 });
  });
});

describe('an answer without a document', () => {
  test.each([
    { status: 204, reason: 'The publisher answered without a document (204).' },
    { status: 206, reason: 'The publisher answered without a document (206).' },
    { status: 300, reason: 'The publisher answered without a document (300).' },
    { status: 401, reason: 'The publisher asks for a password (401).' },
    { status: 403, reason: 'The publisher refused the request (403).' },
    { status: 404, reason: 'No such address (404).' },
    { status: 500, reason: 'The publisher’s server failed (500).' },
    { status: 503, reason: 'The publisher’s server is busy (503).' },
  ])('$status', async ({ status, reason }) => {
    const answer = await readRoute({ status, body: feed });
    expect(answer).toEqual({
      kind: 'failed',
      failure: { stage: 'download', reason, httpStatus: status },
      ms: expect.any(Number),
    });
    expect(server.log).toHaveLength(1);
  });

  test('410 is for good', async () => {
    expect(await readRoute({ status: 410 })).toMatchObject({
      kind: 'failed',
      gone: true,
      failure: { reason: 'The feed is gone for good (410).', httpStatus: 410 },
    });
  });

  test.each([200, 403, 503])('a gatekeeper who asks for proof of being a person: %i', async (status) => {
    const answer = await readRoute({
      status,
      body: '<html>Just a moment',
      headers: { 'cf-mitigated': 'challenge' },
    });
    expect(failure(answer)).toMatchObject({
      reason: `The publisher’s gatekeeper (Cloudflare) turned the request away (${status}).`,
      httpStatus: status,
    });
  });

  test('an empty 200', async () => {
    expect(failure(await readRoute({}))?.reason).toBe('The publisher sent an empty document.');
  });

  test.each([
    { status: 429, value: '3600', retryAt: '2026-11-22T12:00:00.000Z' },
    { status: 503, value: 'Sun, 22 Nov 2026 11:30:00 GMT', retryAt: '2026-11-22T11:30:00.000Z' },
    { status: 503, value: '31536000', retryAt: '2026-11-23T11:00:00.000Z' },
    { status: 429, value: '-5', retryAt: '2026-11-22T11:10:00.000Z' },
    { status: 429, value: '0', retryAt: '2026-11-22T11:10:00.000Z' },
    { status: 429, value: 'tomorrow', retryAt: '2026-11-22T11:10:00.000Z' },
    { status: 429, value: undefined, retryAt: '2026-11-22T11:10:00.000Z' },
    { status: 429, value: 'Sun, 22 Nov 2026 09:00:00 GMT', retryAt: '2026-11-22T11:10:00.000Z' },
    { status: 429, value: 'Mon, 22 Nov 2027 11:00:00 GMT', retryAt: '2026-11-23T11:00:00.000Z' },
    { status: 503, value: '-5', retryAt: undefined },
    { status: 503, value: '1e3', retryAt: undefined },
    { status: 503, value: 'Sun, 22 Nov 2026 09:00:00 GMT', retryAt: undefined },
    { status: 500, value: '3600', retryAt: undefined },
  ])('$status with Retry-After: $value', async ({ status, value, retryAt }) => {
    const answer = await readRoute({ status, headers: value === undefined ? {} : { 'retry-after': value } });
    expect(failure(answer)).toMatchObject({ httpStatus: status });
    if (status === 429)
      expect(failure(answer)?.reason).toBe('The publisher asks to be called less often (429).');
    expect(failure(answer)?.retryAt).toBe(retryAt);
  });
});

describe.skipIf(!sharedFolder)(`real feeds${sharedNote}`, () => {
  const folder = join(sharedFolder ?? '', 'feeds');
  const manifest = sharedFolder
    ? JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    : { files: [] };
  const packings: readonly (Packing | undefined)[] = [undefined, 'gzip', 'br'];

  test('arrive byte for byte, however they are packed', async () => {
    for (const [n, { file, replay_hint: hint }] of manifest.files.entries()) {
      const pack = packings[n % packings.length];
      const route = replayRoute(folder, { file, replay_hint: { ...hint, status: 200 } });
      const answer = await readRoute({ ...route, ...(pack ? { pack } : {}) });
      if (statSync(join(folder, file)).size === 0) {
        expect(answer.kind, file).toBe('failed');
        continue;
      }
      const document = answer.kind === 'document' ? answer.document : undefined;
      expect(document?.contentType, file).toBe(hint.content_type ?? undefined);
      expect(readFileSync(join(folder, file)).equals(document?.bytes ?? new Uint8Array()), file).toBe(true);
    }
    expect(manifest.files.length).toBeGreaterThan(200);
  });
});

describe('userAgentOf', () => {
  test.each([
    [undefined, 'asks a few times each morning)'],
    ['https://news.example/paper/', 'asks a few times each morning; contact: news.example)'],
    ['https://owner.github.io/paper/', 'asks a few times each morning)'],
  ])('%s', (site, expected) => {
    expect(userAgentOf(site)).toMatch(/^MorningNewsBriefing\/\S+ \(a personal newspaper, /);
    expect(userAgentOf(site).endsWith(expected)).toBe(true);
  });
});
