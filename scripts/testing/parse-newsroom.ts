import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Edition, editionEntries, editionPath } from '../../src/core/edition.ts';
import type { RunReport } from '../../src/core/report.ts';
import { projectFolder } from '../run-node.ts';
import type { FaultRunResult } from './fault-run.ts';
import { type Route, startFeedServer } from './feed-server.ts';
import { openNewsroom } from './newsroom.ts';
import { feedOf } from './small-feed.ts';

/** A document that is served on the second morning; on the first its source is in order. */
export interface Hostile {
  serve: Route;
  status: RunReport['sources'][number]['status'];
  /** What report and coverage say of it. */
  says?: RegExp;
}

export interface HostileResult {
  report: RunReport;
  edition: Edition;
  /** Entries of one hostile source that were printed. */
  printed: (name: string) => ReturnType<typeof editionEntries>;
}

const goodCount = 20;
const entriesEach = 3;
const [yesterday, today] = ['2026-11-22', '2026-11-23'];
const endingMs = 500;

/**
 * Collects hostile documents beside twenty good sources, over HTTP and in a process of its own, and expects what must
 * hold whatever a document does: every good source arrives with every entry, yesterday's edition keeps its bytes, the
 * process ends by itself within `limitMs` and half a second with nothing open, and report and coverage name the cause.
 */
export async function collectHostile(
  hostile: Readonly<Record<string, Hostile>>,
  limitMs: number,
): Promise<HostileResult> {
  const names = Array.from({ length: goodCount }, (_, nth) => `good-${nth}`);
  const server = await startFeedServer();
  for (const name of [...names, ...Object.keys(hostile)])
    server.set(`/${name}`, { body: feedOf(`Quiet morning at ${name}`) });
  const sources = (of: string[]) => Object.fromEntries(of.map((name) => [name, `${server.origin}/${name}`]));
  const newsroom = await openNewsroom(
    { good: sources(names), hostile: sources(Object.keys(hostile)) },
    { briefing: { limit: 100 } },
  );
  try {
    await newsroom.collect(`${yesterday}T11:45:00Z`);
    const before = (await newsroom.bytes())[editionPath(yesterday ?? '')];
    const titles = names.map((name) => titlesOf(name));
    names.forEach((name, nth) => server.set(`/${name}`, { body: feedOf(...(titles[nth] ?? [])) }));
    for (const [name, { serve }] of Object.entries(hostile)) server.set(`/${name}`, serve);

    const result = await runApart(newsroom.content, limitMs);
    const edition = await newsroom.edition(today ?? '');
    expect(before).toBeDefined();
    expect((await newsroom.bytes())[editionPath(yesterday ?? '')]).toBe(before);
    expect(result).toMatchObject({ exitCode: 0, open: [] });
    expect(result.ms).toBeLessThanOrEqual(limitMs + endingMs);
    const good = edition.sections.find(({ id }) => id === 'good');
    expect(good?.entries.map(({ title }) => title).sort()).toEqual(titles.flat().sort());
    const rows = result.report.sources;
    for (const name of names)
      expect(rows.find(({ source }) => source === name)).toMatchObject({ status: 'ok', read: entriesEach });
    const covered = edition.sections.flatMap(({ coverage }) => coverage.sources);
    for (const [name, { status, says }] of Object.entries(hostile)) {
      const row = rows.find(({ source }) => source === name);
      const coverage = covered.find(({ id }) => id === name);
      expect([row?.status, coverage?.status], `${name}: ${row?.note}`).toEqual([status, status]);
      if (says) expect([row?.note, coverage?.reason], name).toEqual([row?.note, row?.note]);
      if (says) expect(row?.note, name).toMatch(says);
    }
    const printed = (name: string) => editionEntries(edition).filter(({ source }) => source === name);
    return { report: result.report, edition, printed };
  } finally {
    await newsroom.close();
    await server.close();
  }
}

function titlesOf(name: string): string[] {
  return ['Snow at the harbour', 'Ice on the river', 'Fog over the bridge'].map(
    (news) => `${news} of ${name}`,
  );
}

function runApart(content: string, limitMs: number): Promise<FaultRunResult> {
  const script = join(import.meta.dirname, 'fault-run.ts');
  const run = JSON.stringify({ download: {}, names: {} });
  const args = [script, '--content', content, '--now', `${today}T11:45:00Z`, '--run', run];
  const options = { cwd: projectFolder, timeout: limitMs + 20_000, killSignal: 'SIGKILL' } as const;
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const line = stdout.trim().split('\n').at(-1);
      if (error?.killed || !line) reject(new Error(`The process did not end or said nothing.\n${stderr}`));
      else resolve(JSON.parse(line) as FaultRunResult);
    });
  });
}
