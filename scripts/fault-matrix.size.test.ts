import type { Socket } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { collectAmong, today } from './testing/fault-newsroom.ts';
import type { Fault } from './testing/fault-newsroom.ts';
import { startFeedServer } from './testing/feed-server.ts';
import type { Route } from './testing/feed-server.ts';
import { runCommandLine } from './testing/run-command.ts';

/** Answers that are too large, packed to harm, or not whole. `collectAmong` expects what holds for every row. */

const document = today('Fog on the water');
const megabyte = 1024 * 1024;
const growthMaxMb = 64;
const limitMs = 5_000;

const endless: Route = { body: 'x'.repeat(megabyte), drip: { bytes: megabyte, everyMs: 0, endless: true } };
/** Gzip members may follow one another (RFC 1952 2.2): 256 MB in 260 KB, quickly made. */
const gzipBomb = Buffer.concat(Array<Buffer>(16).fill(gzipSync(Buffer.alloc(16 * megabyte))));
const brotliBomb = brotliCompressSync(Buffer.alloc(128 * megabyte), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});
const says = (encoding: string, body: Uint8Array | string): Route => ({
  headers: { 'content-encoding': encoding },
  body,
});

const endlessRow: Fault[] = [
  { name: 'endless', serve: endless, says: 'The answer is larger than 5 MB.' },
  {
    name: 'huge',
    serve: { raw: (socket) => flood(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 9999999999\r\n\r\n') },
    says: 'The answer is larger than 5 MB.',
  },
  {
    name: 'without-end',
    serve: { raw: (socket) => flood(socket, 'HTTP/1.1 200 OK\r\n\r\n') },
    says: 'The answer is larger than 5 MB.',
  },
];

const notAsked = 'The answer is packed in a way that was not asked for.';
const notUnpacked = 'The answer could not be unpacked.';
const bombRow: Fault[] = [
  { name: 'gzip-bomb', serve: says('gzip', gzipBomb), says: 'The document is larger than 10 MB.' },
  { name: 'brotli-bomb', serve: says('br', brotliBomb), says: 'The document is larger than 10 MB.' },
  { name: 'chain', serve: { body: document, pack: ['gzip', 'gzip'] }, says: notAsked },
  { name: 'zstd', serve: says('zstd', document), says: notAsked },
  { name: 'deflate', serve: { body: document, pack: 'deflate' }, says: notAsked },
  { name: 'false-gzip', serve: says('gzip', document), says: notUnpacked },
];

const broke = 'The connection broke before the answer was complete.';
const long = document.replace('</channel>', `<!--${'fog '.repeat(50_000)}--></channel>`);
const cutRow: Fault[] = [
  { name: 'short', serve: { body: long, cut: 'length' }, says: broke },
  { name: 'cut-chunks', serve: { body: long, cut: 'chunked' }, says: broke },
  { name: 'reset', serve: { body: long, cut: 'reset' }, says: broke },
  { name: 'cut-gzip', serve: { body: long, cut: 'chunked', pack: 'gzip' }, says: broke },
  { name: 'half-gzip', serve: says('gzip', gzipSync(long).subarray(0, 300)), says: notUnpacked },
];

describe('rows', () => {
  let calmMb: number;
  beforeAll(async () => {
    const faults = Array.from({ length: 3 }, (_, n) => ({
      name: `calm-${n}`,
      serve: { body: document },
      says: undefined,
    }));
    calmMb = (await collectAmong({ limitMs, faults })).peakMb;
  });

  test('A3 bodies without end', async () => {
    const { peakMb } = await collectAmong({ limitMs, faults: endlessRow });
    expect(peakMb - calmMb).toBeLessThanOrEqual(growthMaxMb);
  });

  test('A4 bombs, layers, packings that were not asked for, false labels', async () => {
    const { peakMb } = await collectAmong({ limitMs, faults: bombRow });
    expect(peakMb - calmMb).toBeLessThanOrEqual(growthMaxMb);
  });

  test('A3 A4 the known-bad twin, fetch with a time limit, fails this gate', async () => {
    const server = await startFeedServer({
      '/calm': { body: document },
      '/endless': endless,
      '/gzip-bomb': says('gzip', gzipBomb),
      '/brotli-bomb': says('br', brotliBomb),
    });
    const fare = async (path: string) => {
      const { stdout } = await runCommandLine('scripts/testing/fault-twin-fetch.ts', [server.origin + path]);
      return JSON.parse(stdout) as { bytes: number; peakMb: number };
    };
    try {
      const calm = await fare('/calm');
      expect(calm.bytes).toBe(document.length);
      for (const path of ['/endless', '/gzip-bomb', '/brotli-bomb'])
        expect((await fare(path)).peakMb - calm.peakMb, path).toBeGreaterThan(growthMaxMb);
    } finally {
      await server.close();
    }
  });

  test('A5 bodies that break off are no documents', async () => {
    const { report } = await collectAmong({ limitMs, faults: cutRow });
    for (const { name } of cutRow)
      expect(report.sources.find(({ source }) => source === name)).toMatchObject({ read: 0, kept: 0 });
  });

  test('A5 a plain body that ends with its connection, half-way, is read and noted as damaged', async () => {
    const half = `HTTP/1.1 200 OK\r\n\r\n${today('Whole story', 'Cut story').split('<description>It is about Cut')[0]}`;
    const { report } = await collectAmong({
      limitMs,
      faults: [{ name: 'half', serve: { raw: (socket) => socket.end(half) }, says: undefined }],
    });
    expect(report.sources.find(({ source }) => source === 'half')?.status).toBe('degraded');
  });
});

/** Writes as fast as it is taken, for as long as somebody takes it. */
function flood(socket: Socket, first: string): void {
  const piece = Buffer.alloc(megabyte, 'x');
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  socket.write(first);
  more();
}
