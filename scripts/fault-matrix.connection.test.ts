import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startFeedServer } from './testing/feed-server.ts';
import type { Route } from './testing/feed-server.ts';
import { selfSignedCertificate } from './testing/certificate.ts';
import { collectAmong, today } from './testing/fault-newsroom.ts';

/** Servers that cannot be reached, never end, or do not speak HTTP. `collectAmong` expects what holds for every row. */

const document = today('Fog on the water');
const half: Route = { body: document.repeat(20), stall: 'body' };
const drip: Route = { body: document, drip: { bytes: 1, everyMs: 50, endless: true } };
const broke = 'The connection broke before the answer was complete.';
const notHttp = 'The server’s answer is not proper HTTP.';

describe.concurrent('connections', () => {
  test('A1 no connection: refused, reset, unknown, silent name server, silent TLS, full queue', async () => {
    const gone = await startFeedServer();
    await gone.close();
    const [silent, full] = [await startSilentServer(), await startFullServer()];
    try {
      const within = /^The server could not be reached within 1 second\.$/;
      const { lookups } = await collectAmong({
        limitMs: 1_000,
        download: { connectMs: 1_000 },
        names: { 'never.example': 'never', 'nobody.example': [[]] },
        faults: [
          {
            name: 'refused',
            url: () => `${gone.origin}/feed.xml`,
            says: 'The server refused the connection.',
          },
          { name: 'reset', serve: { raw: (socket) => socket.resetAndDestroy() }, says: broke },
          { name: 'closed', serve: { raw: (socket) => socket.end() }, says: broke },
          { name: 'nobody', url: () => 'https://nobody.example/', says: /no server of that name/ },
          { name: 'never', url: () => 'https://never.example/', says: within },
          { name: 'silent-tls', url: () => `https://127.0.0.1:${portOf(silent)}/`, says: within },
          { name: 'full', url: () => `http://localhost:${full.port}/`, says: within },
        ],
      });
      expect(lookups).toEqual({ 'never.example': 1, 'nobody.example': 1 });
    } finally {
      silent.close();
      full.close();
    }
  });

  test('A1 a run that is over', async () => {
    const { report } = await collectAmong({
      limitMs: 1_500,
      download: { runMs: 1_500, parallelMax: 2 },
      faults: [
        { name: 'under-way', serve: { stall: 'headers' }, says: /^The 1.5 seconds of this run were over/ },
        { name: 'half-way', serve: half, says: /^The 1.5 seconds of this run were over/ },
        {
          name: 'not-asked',
          serve: { body: document },
          says: /^Not asked: .* the time of this run was over/,
        },
      ],
    });
    expect(report).toMatchObject({ sourcesRead: 1, sourcesAsked: 4 });
  });

  test('A2 slow head, slow body, promises without end', async () => {
    const noAnswer = 'No answer within 1.5 seconds.';
    await collectAmong({
      limitMs: 1_500,
      download: { totalMs: 1_500, idleMs: 700 },
      faults: [
        { name: 'silence', serve: { stall: 'headers' }, says: noAnswer },
        {
          name: 'head-in-drips',
          serve: { raw: (socket) => repeat(socket, 'HTTP/1.1 200 OK\r\n', 'x: y\r\n') },
          says: noAnswer,
        },
        {
          name: 'early-hints',
          serve: { raw: (socket) => repeat(socket, '', 'HTTP/1.1 103 Early Hints\r\n\r\n') },
          says: noAnswer,
        },
        { name: 'half', serve: half, says: 'The answer stopped half-way, silent for 0.7 seconds.' },
        { name: 'drip', serve: drip, says: 'The answer was not complete within 1.5 seconds.' },
        {
          name: 'endless-hops',
          serve: { redirect: '/2', delayMs: 600 },
          more: () => ({
            '/2': { redirect: '/3', delayMs: 600 },
            '/3': { redirect: '/4', delayMs: 600 },
          }),
          says: noAnswer,
        },
        {
          name: 'endless-404',
          serve: { ...drip, status: 404 },
          says: 'No such address (404).',
        },
      ],
    });
  });

  test('A1 A2 the limits that are in use: 5, 10 and 20 seconds', async () => {
    const silent = await startSilentServer();
    try {
      const { report } = await collectAmong({
        limitMs: 20_000,
        faults: [
          {
            name: 'silent-tls',
            url: () => `https://127.0.0.1:${portOf(silent)}/`,
            says: 'The server could not be reached within 5 seconds.',
          },
          { name: 'half', serve: half, says: 'The answer stopped half-way, silent for 10 seconds.' },
          { name: 'drip', serve: drip, says: 'The answer was not complete within 20 seconds.' },
        ],
      });
      const ms = Object.fromEntries(report.sources.map((row) => [row.source, row.ms]));
      expect(ms['silent-tls']).toBeLessThanOrEqual(5_500);
      expect(ms['half']).toBeLessThanOrEqual(10_500);
    } finally {
      silent.close();
    }
  });

  test('A6 a head that is none', async () => {
    const head = 'HTTP/1.1 200 OK\r\n';
    const tooMany = 'The server’s answer has more headers than are read.';
    const sends = (bytes: string): Route => ({ raw: (socket) => socket.end(bytes) });
    await collectAmong({
      limitMs: 3_000,
      faults: [
        { name: 'garbage', serve: sends('HELO\r\n\r\n'), says: notHttp },
        { name: 'http-0-9', serve: sends(document), says: notHttp },
        { name: 'strange-status', serve: sends('HTTP/1.1 2000 Fine\r\n\r\n'), says: notHttp },
        {
          name: 'two-lengths',
          serve: sends(`${head}content-length: 3\r\ncontent-length: 4\r\n\r\nabcd`),
          says: notHttp,
        },
        {
          name: 'long-header',
          serve: sends(`${head}x: ${'a'.repeat(20_000)}\r\n\r\n${document}`),
          says: tooMany,
        },
        {
          name: 'header-flood',
          serve: {
            raw: (socket) => repeat(socket, head, 'x: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n'.repeat(100)),
          },
          says: tooMany,
        },
      ],
    });
  });

  test('A15 certificates: expired, of another name, of nobody known, and no TLS at all', async () => {
    const day = 86_400_000;
    const on = (days: number) => new Date(Date.now() + days * day);
    const host = (n: number) => (process.platform === 'darwin' ? '127.0.0.1' : `127.0.1.${n}`);
    const untrusted = 'The server’s certificate cannot be trusted.';
    const secured = (address: string, from: Date, to: Date) => ({
      server: { tls: selfSignedCertificate(address, from, to) },
    });
    const { requests } = await collectAmong({
      limitMs: 3_000,
      faults: [
        { name: 'self-signed', ...secured(host(1), on(-1), on(1)), says: untrusted },
        {
          name: 'expired',
          ...secured(host(2), on(-9), on(-1)),
          says: /certificate (has expired|cannot be trusted)/,
        },
        { name: 'elsewhere', ...secured('127.0.0.9', on(-1), on(1)), says: /certificate/ },
        {
          name: 'no-tls',
          url: ({ origin }) => `${origin.replace('http:', 'https:')}/feed.xml`,
          says: 'No protected connection could be made.',
        },
      ],
    });
    expect(Object.values(requests).flat()).toEqual([]);
  });

  test('A18 proxies of the environment are not used', async () => {
    const proxy = await startFeedServer();
    const env = Object.fromEntries(
      ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'].map((name) => [
        name,
        proxy.origin,
      ]),
    );
    try {
      await collectAmong({
        limitMs: 3_000,
        env: { ...env, NODE_USE_ENV_PROXY: '1', NO_PROXY: '', no_proxy: '' },
        faults: [{ name: 'direct', serve: { body: document }, says: undefined }],
      });
      expect(proxy.log).toEqual([]);
      expect(proxy.connections()).toBe(0);
    } finally {
      await proxy.close();
    }
  });

  test('A20 no cookie, no credentials, an honest name', async () => {
    const { requests } = await collectAmong({
      limitMs: 3_000,
      faults: [
        {
          name: 'cookies',
          serve: { redirect: '/next.xml', headers: { 'set-cookie': 'id=1; Path=/' } },
          more: () => ({ '/next.xml': { body: document, headers: { 'set-cookie': 'id=2; Path=/' } } }),
          says: undefined,
        },
        {
          name: 'hop-password',
          serve: ({ headers }) => ({ redirect: `http://me:secret@${headers.host}/feed.xml` }),
          says: 'The address holds a user name or a password.',
        },
      ],
    });
    expect(requests['cookies']?.map(({ path }) => path)).toEqual(['/feed.xml', '/next.xml']);
    expect(requests['hop-password']).toHaveLength(1);
    for (const { headers } of Object.values(requests).flat()) {
      for (const unwanted of ['cookie', 'authorization', 'referer'])
        expect(headers).not.toHaveProperty(unwanted);
      expect(headers['user-agent']).toMatch(/^MorningNewsBriefing\/\S+ \(a personal newspaper/);
      expect(headers['user-agent']).not.toMatch(/github|mozilla/i);
    }
  });
});

/** Takes every connection and never says a word. */
async function startSilentServer(): Promise<Server> {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** A process that listens but never accepts, its queue full: who connects hears nothing, not even a refusal. */
async function startFullServer(): Promise<{ port: number; close: () => void }> {
  const script = `
    const server = require('node:net').createServer();
    server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
      require('node:fs').writeSync(1, String(server.address().port));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const child = spawn(process.execPath, ['--eval', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const port = Number(await new Promise<Buffer>((resolve) => child.stdout.once('data', resolve)));
  const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await once(fillers[0]!, 'connect');
  return {
    port,
    close: () => {
      for (const filler of fillers) filler.destroy();
      child.kill('SIGKILL');
    },
  };
}

/** Sends `first`, then `more` over and over as long as somebody listens. */
function repeat(socket: Socket, first: string, more: string): void {
  socket.write(first);
  const timer = setInterval(() => socket.write(more), 20);
  socket.once('close', () => clearInterval(timer));
}
