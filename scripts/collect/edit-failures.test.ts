import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from '../../src/core/edition.ts';
import { key, type ModelNewsroom, now, openModelNewsroom } from '../testing/model-newsroom.ts';
import { completion, type ModelRequest, type Playing } from '../testing/model-server.ts';
import { runCommandLine } from '../testing/run-command.ts';

/** A model that fails in one of many ways, and what may be told of it. */

let without: Edition;
beforeAll(async () => {
  const bare = await openModelNewsroom(() => '');
  await bare.collect(now);
  without = await bare.today();
  await bare.close();
});

let newsroom: ModelNewsroom;
afterEach(() => newsroom.close());

interface Failing {
  name: string;
  play: (request: ModelRequest) => Playing;
  /** How often it is asked before it is given up. */
  requests: number;
  note: RegExp;
  /** Short where it is the time that ends it. */
  callMs?: number;
}

const huge = completion(`{"sentences":[1]}${' '.repeat(50_000_000)}`);
const short = 400;

const failing: Failing[] = [
  { name: '401', play: () => ({ status: 401 }), requests: 1, note: /did not accept SUMMARY_API_KEY \(401\)/ },
  {
    name: '401 with an endless page',
    play: () => ({ status: 401, drip: { bytes: 9, everyMs: 9, endless: true }, body: '<p>No.</p>' }),
    requests: 1,
    note: /did not accept SUMMARY_API_KEY/,
  },
  { name: '402', play: () => ({ status: 402 }), requests: 1, note: /asks for payment \(402\)/ },
  { name: '403', play: () => ({ status: 403 }), requests: 1, note: /refused the request.*\(403\)/ },
  {
    name: '404: a wrong model',
    play: () => ({ status: 404, body: '{"error":{"message":"model tiny not found"}}' }),
    requests: 1,
    note: /no such address or model.*SUMMARY_MODEL \(404\)/,
  },
  {
    name: '410: a service that has ended',
    play: () => ({ status: 410 }),
    requests: 1,
    note: /gone for good/,
  },
  {
    name: '429',
    play: () => ({ status: 429, headers: { 'retry-after': '3600' } }),
    requests: 1,
    note: /asks to be called less often \(429\)/,
  },
  { name: '400 to every form', play: () => ({ status: 400 }), requests: 2, note: /does not understand/ },
  { name: '500', play: () => ({ status: 500 }), requests: 3, note: /3 entries: The endpoint failed \(500\)/ },
  { name: '204', play: () => ({ status: 204 }), requests: 1, note: /answered with nothing \(204\)/ },
  {
    name: 'a redirect',
    play: () => ({ redirect: '/elsewhere', status: 307 }),
    requests: 1,
    note: /another address.*SUMMARY_ENDPOINT \(307\)/,
  },
  {
    name: 'silence',
    play: () => ({ stall: 'headers' }),
    requests: 3,
    note: /no whole answer in time \(0\.4 s/,
    callMs: short,
  },
  {
    name: 'silence half-way',
    play: () => ({ stall: 'body', body: completion('{"sentences":[1]}') }),
    requests: 3,
    note: /no whole answer in time/,
    callMs: short,
  },
  {
    name: 'drops',
    play: () => ({ drip: { bytes: 1, everyMs: 50 }, body: completion('{"sentences":[1]}') }),
    requests: 3,
    note: /no whole answer in time/,
    callMs: short,
  },
  {
    name: '50 MB',
    play: () => ({ drip: { bytes: 1_000_000, everyMs: 0 }, body: huge }),
    requests: 3,
    note: /larger than 1 MB/,
  },
  {
    name: '50 MB that it owns up to',
    play: () => ({ body: huge }),
    requests: 3,
    note: /larger than 1 MB/,
  },
  {
    name: 'a web page',
    play: () => ({ body: '<!doctype html><title>Welcome</title>', headers: { 'content-type': 'text/html' } }),
    requests: 3,
    note: /holds no words of a model/,
  },
  {
    name: 'half of its JSON',
    play: () => ({ body: completion('{"sentences":[1]}').slice(0, 100) }),
    requests: 3,
    note: /holds no words of a model/,
  },
  {
    name: 'less than it announced',
    play: () => ({ body: completion('{"sentences":[1]}'), cut: 'length' }),
    requests: 3,
    note: /broke before the answer was complete/,
  },
  {
    name: 'a reset',
    play: () => ({ raw: (socket) => socket.resetAndDestroy() }),
    requests: 3,
    note: /broke before the answer was complete/,
  },
  {
    name: 'no HTTP',
    play: () => ({ raw: (socket) => void socket.end('GRRR 200 BARK\r\n\r\n') }),
    requests: 3,
    note: /breaks off or is not proper HTTP/,
  },
  {
    name: 'no last chunk',
    play: () => ({ body: completion('{"sentences":[1]}'), cut: 'chunked' }),
    requests: 3,
    note: /breaks off or is not proper HTTP/,
  },
  {
    name: 'packed bytes nobody asked for',
    play: () => ({ body: completion('{"sentences":[1]}'), pack: 'gzip' }),
    requests: 3,
    note: /holds no words of a model/,
  },
  {
    name: 'an error dressed as success',
    play: () => ({ body: '{"error":{"message":"no credit"}}' }),
    requests: 3,
    note: /holds no words of a model/,
  },
  {
    name: 'a call of a tool',
    play: () => ({ body: completion(null, 'tool_calls') }),
    requests: 3,
    note: /holds no words of a model/,
  },
  {
    name: 'finish_reason length',
    play: () => ({ body: completion('{"sentences":[1]}', 'length') }),
    requests: 3,
    note: /was cut off/,
  },
  {
    name: 'numbers of no sentence',
    play: () => '{"sentences":[99]}',
    requests: 3,
    note: /something else than numbers/,
  },
  {
    name: 'prose',
    play: () => 'The bridge opens in May, and the mayor is delighted.',
    requests: 3,
    note: /something else than numbers/,
  },
];

describe('a model that fails leaves the edition as it is without one, and the report says why', () => {
  it.each(failing)('$name', async ({ play, requests, note, callMs = 10_000 }) => {
    const began = performance.now();
    newsroom = await openModelNewsroom(play);
    const report = await newsroom.collectWith({ callMs });
    expect(report.outcome).toBe('made');
    expect(await newsroom.today()).toEqual(without);
    expect(newsroom.model.log.map(({ path }) => path)).toEqual(Array(requests).fill('/v1/chat/completions'));
    expect(report.notes.filter((line) => note.test(line))).toHaveLength(1);
    expect(report.notes).toHaveLength(3);
    expect(report.notes.at(-1)).toMatch(/^The model was not asked about \d entr(y|ies), because /);
    // The rest of the run takes its time too.
    expect(performance.now() - began).toBeLessThan(requests * (callMs + 500) + 5_000);
    await expect.poll(() => newsroom.model.connections()).toBe(0);
  });

  it('nobody listens', async () => {
    newsroom = await openModelNewsroom(() => '');
    await newsroom.model.close();
    const report = await newsroom.collectWith();
    expect(report.notes[1]).toBe(
      'No sentences were chosen for 3 entries: The server refused the connection.',
    );
    expect(await newsroom.today()).toEqual(without);
  });

  it('failures among good answers cost their entries alone', async () => {
    let nth = 0;
    newsroom = await openModelNewsroom(() => ((nth += 1) === 3 ? '{"sentences":[1]}' : { status: 500 }));
    const report = await newsroom.collectWith();
    expect(report.notes).toEqual([
      'The model was asked about 5 entries and chose sentences for 1 (requests: 5).',
      'No sentences were chosen for 4 entries: The endpoint failed (500).',
    ]);
  });
});

const secretPath = 'canary-tenant-0815';

describe('npm run collect', () => {
  const run = (env: Record<string, string>, ...args: string[]) =>
    runCommandLine('scripts/collect.ts', ['--content', newsroom.content, '--now', now, ...args], env);

  it('asks nothing of anyone where no model is named', async () => {
    newsroom = await openModelNewsroom(() => '{"sentences":[1]}');
    const { code, stdout } = await run({ SUMMARY_API_KEY: key, SUMMARY_ENDPOINT: '', SUMMARY_MODEL: '' });
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/model/i);
    expect(newsroom.model.log).toEqual([]);
    expect(await newsroom.today()).toEqual(without);
  });

  it('makes the edition also where the settings are wrong, and says what to write', async () => {
    newsroom = await openModelNewsroom(() => '{"sentences":[1]}');
    const { code, stdout } = await run({ SUMMARY_ENDPOINT: newsroom.model.endpoint });
    expect(code).toBe(0);
    expect(stdout).toContain('Note: SUMMARY_ENDPOINT is set, but SUMMARY_MODEL is not. No model was asked.');
    expect(newsroom.model.log).toEqual([]);
  });

  /** Servers that say what they were sent, in every place where we might repeat it. */
  const echoing: [string, (request: ModelRequest) => Playing][] = [
    ['an answer', () => '{"sentences":[1]}'],
    ['an error', ({ authorization = '' }) => ({ status: 401, body: authorization })],
    ['words', ({ authorization = '' }) => authorization],
    [
      'a redirect',
      ({ authorization = '' }) => ({ status: 302, redirect: `/${encodeURIComponent(authorization)}` }),
    ],
    [
      'a broken header',
      ({ authorization }) => ({ raw: (socket) => void socket.end(`${authorization}\r\n\r\n`) }),
    ],
  ];
  it.each(echoing)(
    'tells the key and the rest of the address to nobody but the endpoint: %s',
    async (_, play) => {
      newsroom = await openModelNewsroom(play);
      const env = {
        SUMMARY_ENDPOINT: `${newsroom.model.endpoint}?tenant=${secretPath}`,
        SUMMARY_MODEL: 'tiny',
        SUMMARY_API_KEY: key,
        DEBUG: '1',
      };
      const plain = await run(env);
      const asJson = await run(env, '--json');
      expect([plain.code, asJson.code]).toEqual([0, 0]);
      expect(newsroom.model.requests[0]?.authorization).toBe(`Bearer ${key}`);
      expect(newsroom.model.log[0]?.path).toContain(secretPath);
      const told = JSON.stringify([plain, asJson, await newsroom.bytes()]);
      for (const secret of [key, secretPath, newsroom.model.endpoint.slice('http://'.length)])
        expect(told).not.toContain(secret);
    },
  );
});
