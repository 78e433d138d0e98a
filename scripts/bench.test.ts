import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { CollectFigures } from '../bench/collect-figures.ts';
import { gnuTime } from '../bench/measure.ts';
import { inventFeeds } from '../bench/invented-feeds.ts';
import type { SiteFigures } from '../bench/site.ts';
import { joiningQuality, type StoryFigures } from '../bench/stories.ts';
import { isFailure, parseFeed } from '../src/io/parse.ts';
import { runCommandLine } from './testing/run-command.ts';
import { sharedFolder, sharedNote } from './testing/shared.ts';

test('says which benchmarks there are', async () => {
  const { code, stderr } = await runCommandLine('bench/run.ts', ['stroies']);
  expect(code).toBe(2);
  expect(stderr).toContain('stories');
});

test.skipIf(!sharedFolder)(`joins headlines of one event and keeps others apart${sharedNote}`, async () => {
  const { entries, ours, baseline } = await joiningQuality(join(sharedFolder!, 'stories/stories.json'));
  expect(entries).toBeGreaterThan(400);
  expect(ours.precision).toBeGreaterThanOrEqual(0.97);
  expect(ours.recall).toBeGreaterThanOrEqual(0.45);
  expect(ours.recall).toBeGreaterThan(baseline.recall);
});

const timeNote = existsSync(gnuTime) ? '' : ' (skipped: GNU time is not installed)';

test.skipIf(timeNote)(`measures joining headlines beside another rule${timeNote}`, async () => {
  const work = await mkdtemp(join(tmpdir(), 'briefing-bench-test-'));
  try {
    const file = join(work, 'labelled.json');
    const told = ['Mayor of Pembroke resigns', 'Pembroke mayor resigns', 'A ferry runs aground'];
    const labelled = told.map((title, nth) => ({ title, publisher: `p${nth}`, story: nth === 2 ? 2 : 1 }));
    await writeFile(file, JSON.stringify(labelled));
    const args = ['stories', '--file', file, '--headlines', '1000,2000', '--rounds', '1', '--work', work];
    const { code, stdout } = await runCommandLine('bench/run.ts', [...args, '--json']);
    expect(code).toBe(0);
    const { quality, rows, start, ratio, growth } = JSON.parse(stdout) as StoryFigures;
    expect(quality).toMatchObject({ entries: 3, stories: 2, ours: { precision: 1, recall: 1 } });
    expect(rows.map(({ headlines, rule }) => [headlines, rule])).toEqual([
      [1000, 'ours'],
      [1000, 'overlap'],
      [2000, 'ours'],
      [2000, 'overlap'],
    ]);
    for (const { wallMs, cpuMs, peakMb } of [...rows, start])
      expect(Math.min(wallMs, cpuMs, peakMb)).toBeGreaterThan(20);
    expect(ratio[2000]?.cpuMs).toBeCloseTo(rows[2]!.cpuMs / rows[3]!.cpuMs, 1);
    const beyond = rows.map(({ cpuMs, headlines }) => (cpuMs - start.cpuMs) / headlines);
    expect(growth['ours']).toBeCloseTo(beyond[2]! / beyond[0]!, 1);
    expect(growth['overlap']).toBeCloseTo(beyond[3]! / beyond[1]!, 1);
    const many = await runCommandLine('bench/run.ts', ['stories', '--headlines', 'many']);
    expect([many.code, many.stderr]).toEqual([2, expect.stringContaining('--headlines')]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});

test.skipIf(timeNote)(
  `measures full builds of several archives, and says what they weigh${timeNote}`,
  async () => {
    const work = await mkdtemp(join(tmpdir(), 'briefing-bench-test-'));
    try {
      const args = ['build', '--days', '3,4,6', '--rounds', '1', '--work', work, '--json'];
      const { code, stdout } = await runCommandLine('bench/run.ts', args);
      expect(code).toBe(0);
      const { rows, sizes, ratio, perPage } = JSON.parse(stdout) as SiteFigures;
      expect(rows.map(({ days, what }) => [days, what])).toEqual([
        [3, 'full'],
        [4, 'full'],
        [6, 'full'],
      ]);
      for (const { wallMs, cpuMs, peakMb } of rows)
        expect(Math.min(wallMs, cpuMs, peakMb)).toBeGreaterThan(50);
      expect(ratio.cpu).toBeCloseTo(rows[2]!.cpuMs / rows[0]!.cpuMs, 1);
      const perPageOf = (nth: number): number => rows[nth]!.cpuMs / sizes[nth]!.pages;
      expect(perPage).toBeCloseTo(perPageOf(2) / perPageOf(1), 1);
      const [shortest, , longest] = sizes;
      expect(longest!.files).toBeGreaterThan(shortest!.files);
      expect(longest!.searchBytes).toBeGreaterThan(0);
      const { kinds, bytes, page, yearly, editionBytes } = longest!;
      expect(Object.values(kinds).reduce((sum, size) => sum + size)).toBe(bytes);
      expect(kinds['day pages']).toBeGreaterThan(5 * page.gzipBytes);
      expect(yearly['editions']).toBeCloseTo((editionBytes / 6) * 365, -1);
      expect(yearly['health']).toBeGreaterThan(0);
      expect((await runCommandLine('bench/run.ts', ['build', '--days', 'many'])).code).toBe(2);

      const drawn = await madeAt(join(work, 'cache-3'));
      const again = ['build', '--days', '3', '--drawn', '--rounds', '1', '--work', work];
      expect((await runCommandLine('bench/run.ts', again)).code).toBe(0);
      const since = await madeAt(join(work, 'cache-3'));
      expect(drawn.cards).toBeGreaterThan(0);
      expect(since.cards).toBe(drawn.cards);
      expect(since.others).toBeGreaterThan(drawn.others);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  },
);

/** When the newest card of a cache was drawn, and the oldest of its other files written. */
async function madeAt(cache: string): Promise<{ cards: number; others: number }> {
  const found = await readdir(cache, { recursive: true, withFileTypes: true });
  const times = await Promise.all(
    found
      .filter((one) => one.isFile())
      .map(async ({ name, parentPath }) => {
        const { mtimeMs } = await stat(join(parentPath, name));
        return { isCard: basename(parentPath) === 'cards' && name.endsWith('.png'), mtimeMs };
      }),
  );
  const of = (wanted: boolean): number[] =>
    times.filter(({ isCard }) => isCard === wanted).map(({ mtimeMs }) => mtimeMs);
  return { cards: Math.max(0, ...of(true)), others: Math.min(...of(false)) };
}

test.skipIf(timeNote)(
  `measures collecting beside the same downloads without parsing${timeNote}`,
  async () => {
    const work = await mkdtemp(join(tmpdir(), 'briefing-bench-test-'));
    try {
      const args = ['collect', '--sources', '12', '--rounds', '1', '--latency', '10', '--peer-rounds', '0,0'];
      const { code, stdout, stderr } = await runCommandLine('bench/run.ts', [
        ...args,
        '--work',
        work,
        '--json',
      ]);
      expect(stderr).not.toMatch(/error/i);
      expect(code).toBe(0);
      const { rows, ratio, cpuMsPerSource, feedKb, versions, notes } = JSON.parse(stdout) as CollectFigures;
      expect(rows.map(({ name, runs }) => [name, runs])).toEqual([
        ['collect', 1],
        ['fetch only', 1],
        ['collect, nothing changed', 1],
        ['collect, four times as many', 1],
      ]);
      for (const { wallMs, cpuMs, peakMb } of rows)
        expect(Math.min(wallMs, cpuMs, peakMb)).toBeGreaterThan(20);
      expect(ratio['collect / fetch only']?.cpuMs).toBeCloseTo(rows[0]!.cpuMs / rows[1]!.cpuMs, 1);
      expect(Object.keys(cpuMsPerSource)).toEqual(['12', '48']);
      expect(feedKb).toBeGreaterThanOrEqual(50);
      expect(feedKb).toBeLessThanOrEqual(80);
      expect([versions.length, notes]).toEqual([1, []]);
      expect((await runCommandLine('bench/run.ts', ['collect', '--sources', 'many'])).code).toBe(2);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  },
);

test('invents the same feeds from the same seed, in RSS and in Atom, with all entries of the last five days', async () => {
  const now = new Date('2026-11-26T11:45:00.000Z');
  const [one, same, other] = await Promise.all([
    inventFeeds(1, now),
    inventFeeds(1, now),
    inventFeeds(2, now),
  ]);
  const formats = new Set<string>();
  for (let number = 0; number < 12; number += 1) {
    const { body, etag, links } = one!.feed(number, 'http://127.0.1.1/s');
    expect(same!.feed(number, 'http://127.0.1.1/s')).toMatchObject({ body, etag });
    expect(other!.feed(number, 'http://127.0.1.1/s').etag).not.toBe(etag);
    const feed = await parseFeed({ url: 'http://127.0.1.1/s', bytes: Buffer.from(body) });
    if (isFailure(feed)) throw new Error(feed.reason);
    formats.add(feed.format);
    expect(feed.repairs).toEqual([]);
    expect(feed.entries.map(({ link }) => link)).toEqual(links);
    for (const { published = '' } of feed.entries) {
      expect(published > '2026-11-21T11:45:00.000Z').toBe(true);
      expect(published <= now.toISOString()).toBe(true);
    }
  }
  expect([...formats].sort()).toEqual(['atom', 'rss']);
});
