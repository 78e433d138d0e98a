import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { expect } from 'vitest';
import { editionEntries, editionPath } from '../../src/core/edition.ts';
import type { DownloadAllOptions } from '../../src/io/download-all.ts';
import { collect } from '../collect/run.ts';
import { projectFolder } from '../run-node.ts';
import type { FaultRun, FaultRunResult } from './fault-run.ts';
import { startFeedServer } from './feed-server.ts';
import type { FeedServer, FeedServerOptions, RequestRecord, Routing } from './feed-server.ts';
import { openNewsroom } from './newsroom.ts';
import type { Newsroom } from './newsroom.ts';
import { feedOf } from './small-feed.ts';

/** One source that misbehaves on the second morning. */
export interface Fault {
  /** Names the source too: small letters, digits and dashes. */
  name: string;
  /** What its server answers then; on the first morning it is in order. */
  serve?: Routing;
  /** More paths of its server. */
  more?: (server: FeedServer) => Record<string, Routing>;
  /** Another address than that of its server. */
  url?: (server: FeedServer) => string;
  server?: FeedServerOptions;
  /** What the report says of it; undefined where the source is read in spite of all. */
  says: string | RegExp | undefined;
}

export interface FaultMorning extends Omit<FaultRun, 'download'> {
  faults: readonly Fault[];
  download?: DownloadAllOptions['limits'] & Pick<FaultRun['download'], 'runMs' | 'parallelMax'>;
  env?: Record<string, string>;
  /** The most milliseconds that the run may take, without the half second that any run may take to end. */
  limitMs: number;
}

export interface FaultResult extends FaultRunResult {
  /** Every request of the second morning, by the name of the fault whose server got it. */
  requests: Record<string, RequestRecord[]>;
}

const yesterday = '2026-11-22';
const mornings = [`${yesterday}T11:45:00Z`, '2026-11-23T11:45:00Z'] as const;
/** As long as nothing is wrong, reading and writing a small edition takes a tenth of this. */
const endingMs = 500;

/**
 * Two mornings: on the first everything is in order and an edition is made; on the second a process of its own collects
 * while all faults misbehave beside one good source. Expects what has to hold whatever the fault: the good source is
 * printed, yesterday's edition is untouched, the process ended by itself in time, nothing stayed open, no server has a
 * connection left, and the report says of each fault what it should.
 */
export function collectAmong(morning: FaultMorning): Promise<FaultResult> {
  return lanes.add(() => collectNow(morning));
}

/** Most rows only wait; but who starts all at once measures how busy the machine is. */
const lanes = new PQueue({ concurrency: 2 });

async function collectNow(morning: FaultMorning): Promise<FaultResult> {
  const servers: FeedServer[] = [];
  const start = async (options: FeedServerOptions): Promise<FeedServer> => {
    const server = await startFeedServer({}, options);
    server.set('/feed.xml', { body: feedOf(`Calm of server ${servers.length}`) });
    servers.push(server);
    return server;
  };
  let newsroom: Newsroom | undefined;
  try {
    const good = await start({});
    const bad: FeedServer[] = [];
    for (const [n, { server }] of morning.faults.entries())
      bad.push(await start({ host: loopback(n + 1), ...server }));
    newsroom = await openNewsroom(sectionsOf(morning.faults, good, bad), briefingFor(bad));
    await firstMorning(newsroom.content);
    const before = (await newsroom.bytes())[editionPath(yesterday)];

    good.set('/feed.xml', { body: today('Snow at the harbour') });
    for (const [n, fault] of morning.faults.entries()) misbehave(fault, bad[n]!);
    for (const server of servers) server.log.length = 0;
    const result = await runApart(newsroom.content, morning);

    expect(before).toBeDefined();
    expect((await newsroom.bytes())[editionPath(yesterday)]).toBe(before);
    await expectGoodPrinted(newsroom);
    expectOutcome(result, morning);
    await expectAllClosed(servers);
    const requests = Object.fromEntries(morning.faults.map(({ name }, n) => [name, bad[n]!.log]));
    return { ...result, requests };
  } finally {
    await newsroom?.close();
    await Promise.all(servers.map((server) => server.close()));
  }
}

/** In this process and in a hurry: addresses that lead nowhere have to wait for the second morning. */
async function firstMorning(content: string): Promise<void> {
  const nothing = (): void => undefined;
  const progress = { asking: nothing, started: nothing, ended: nothing, finish: () => Promise.resolve() };
  const download = { limits: { connectMs: 500, totalMs: 5_000 }, lookup: () => Promise.resolve([]) };
  await collect({ content, now: new Date(mornings[0]), progress, download });
}

/** A host of its own for each server, so that no fault waits for another. macOS has one loopback address only. */
function loopback(n: number): string {
  return process.platform === 'darwin' ? '127.0.0.1' : `127.0.1.${n}`;
}

/** A document of the second morning. */
export function today(...titles: string[]): string {
  return feedOf(...titles).replaceAll('Sun, 22 Nov', 'Mon, 23 Nov');
}

function sectionsOf(faults: readonly Fault[], good: FeedServer, bad: readonly FeedServer[]) {
  const addresses = faults.map(({ name, url }, n) => {
    const server = bad[n]!;
    return [name, url ? url(server) : `${server.origin}/feed.xml`] as const;
  });
  return { harbour: { good: `${good.origin}/feed.xml`, ...Object.fromEntries(addresses) } };
}

function briefingFor(servers: readonly FeedServer[]) {
  const hosts = servers.map(({ origin }) => new URL(origin).hostname);
  return { briefing: { network: { allowHosts: ['127.0.0.1', 'localhost', ...hosts] }, limit: 50 } };
}

function misbehave({ serve, more }: Fault, server: FeedServer): void {
  if (serve) server.set('/feed.xml', serve);
  for (const [path, routing] of Object.entries(more?.(server) ?? {})) server.set(path, routing);
}

/** Runs the second morning; a process that does not end by itself is killed and has failed. */
function runApart(content: string, { download = {}, names, env, limitMs }: FaultMorning) {
  const { runMs, parallelMax, ...limits } = download;
  const run: FaultRun = {
    download: { limits, ...(runMs ? { runMs } : {}), ...(parallelMax ? { parallelMax } : {}) },
    ...(names ? { names } : {}),
  };
  const script = join(import.meta.dirname, 'fault-run.ts');
  const args = [script, '--content', content, '--now', mornings[1], '--run', JSON.stringify(run)];
  return new Promise<FaultRunResult>((resolve, reject) => {
    execFile(
      process.execPath,
      args,
      {
        cwd: projectFolder,
        env: { ...process.env, ...env },
        timeout: limitMs + 20_000,
        killSignal: 'SIGKILL',
      },
      (error, stdout, stderr) => {
        if (error && error.killed) return reject(new Error(`The process did not end by itself.\n${stderr}`));
        const line = stdout.trim().split('\n').at(-1);
        if (!line) return reject(new Error(`The process said nothing.\n${stderr}`));
        expect(stderr).toBe('');
        resolve(JSON.parse(line) as FaultRunResult);
      },
    );
  });
}

async function expectGoodPrinted(newsroom: Newsroom): Promise<void> {
  const edition = await newsroom.edition(mornings[1].slice(0, 10));
  expect(editionEntries(edition).map(({ title }) => title)).toContain('Snow at the harbour');
}

/** A server notices the end of a connection a moment after the process that held it has ended. */
async function expectAllClosed(servers: readonly FeedServer[]): Promise<void> {
  const open = () => servers.map((server) => server.connections());
  for (let turn = 0; turn < 50 && open().some((count) => count > 0); turn += 1) await sleep(20);
  expect(open()).toEqual(servers.map(() => 0));
}

function expectOutcome(result: FaultRunResult, { faults, limitMs }: FaultMorning): void {
  const rows = new Map(result.report.sources.map((row) => [row.source, row]));
  expect(rows.get('good')).toMatchObject({ status: 'ok', new: 1, kept: 1 });
  for (const { name, says } of faults) {
    const row = rows.get(name);
    if (says === undefined) expect(row?.status, `${name}: ${row?.note}`).not.toBe('failed');
    else {
      expect(['failed', 'skipped'], name).toContain(row?.status);
      expect(row?.note, name).toMatch(says);
    }
  }
  expect(result.exitCode).toBe(0);
  expect(result.open).toEqual([]);
  expect(result.ms).toBeLessThanOrEqual(limitMs + endingMs);
}
