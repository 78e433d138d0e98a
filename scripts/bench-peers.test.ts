import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeLongArchive } from '../bench/long-archive.ts';
import { gnuTime } from '../bench/measure.ts';
import type { PeersFigures } from '../bench/peers.ts';
import { handOver } from '../bench/peers/hand-over.ts';
import { frameOf, type Peer } from '../bench/peers/peer.ts';
import { look } from '../bench/peers/seen.ts';
import type { SearchFigures } from '../bench/search.ts';
import { editionPath, type Edition } from '../src/core/edition.ts';
import { runCommandLine } from './testing/run-command.ts';

const timeNote = existsSync(gnuTime) ? '' : ' (skipped: GNU time is not installed)';

let work: string;
beforeEach(async () => (work = await mkdtemp(join(tmpdir(), 'briefing-bench-test-'))));
afterEach(() => rm(work, { recursive: true, force: true }));

test.skipIf(timeNote)(
  `builds the same pages by peers and by ours, and says which peers are missing${timeNote}`,
  async () => {
    const args = ['peers', '--days', '4', '--rounds', '1', '--work', work, '--json'];
    const { code, stdout, stderr } = await runCommandLine('bench/run.ts', args);
    expect(code, stderr).toBe(0);
    const { rows, ratios, notes } = JSON.parse(stdout) as PeersFigures;
    const [our, ...peers] = rows;
    expect(our?.name).toBe('ours');
    expect(peers.map(({ name }) => name)).toContain('Astro glob()');
    expect(peers.length + notes.length).toBe(3);
    expect(notes.join()).toContain('--install');
    for (const { name, pages, dayBytes, version, peakMb } of peers) {
      expect(pages).toBe(our?.pages);
      expect(Math.abs(dayBytes / our!.dayBytes - 1), `${name}’s pages`).toBeLessThan(0.05);
      expect(version).toMatch(/\d+\.\d+/);
      expect(ratios[name]!.peakMb / (our!.peakMb / peakMb), 'ours by it').toBeCloseTo(1, 1);
    }
    const edition = await readFile(join(work, 'content-full-4', editionPath('2026-11-22')), 'utf8');
    expect((JSON.parse(edition) as Edition).sections.flatMap(({ entries }) => entries)).toHaveLength(45);
    expect((await runCommandLine('bench/run.ts', ['peers', '--days', '3,4'])).code).toBe(2);
  },
);

test.skipIf(timeNote)(
  `measures a day more for the index of the search, and what a first question fetches${timeNote}`,
  async () => {
    const args = ['search', '--days', '3,6', '--rounds', '1', '--work', work, '--json'];
    const { code, stdout, stderr } = await runCommandLine('bench/run.ts', args);
    expect(code, stderr).toBe(0);
    const { rows, start, ratio, asked } = JSON.parse(stdout) as SearchFigures;
    expect(rows.map(({ days }) => days)).toEqual([3, 6]);
    expect(rows[1]!.bytes).toBeGreaterThan(rows[0]!.bytes);
    expect(rows[0]!.files).toBeGreaterThan(1);
    expect(start.cpuMs).toBeGreaterThan(0);
    expect(ratio.cpu).toBeCloseTo(rows[1]!.cpuMs / rows[0]!.cpuMs, 1);
    expect(asked).toHaveLength(4);
    for (const { words, found, wireBytes, bytes } of asked) {
      expect(found, words).toBeGreaterThan(0);
      expect(wireBytes).toBeGreaterThan(1_000);
      expect(bytes).toBeGreaterThan(wireBytes);
    }
    expect(asked[0]!.found).toBeGreaterThan(asked[2]!.found);
    // The day that came and went stands again.
    expect(existsSync(join(work, 'content-6', editionPath('2026-11-22')))).toBe(true);
  },
);

test('finds a peer that does less than the others', async () => {
  await writeLongArchive(work, { days: 2 });
  const { days, months } = await handOver(work);
  const site = join(work, 'site');
  const peer = { name: 'Idle', site } as Peer;
  const write = async (address: string, text: string): Promise<void> => {
    await mkdir(join(site, address), { recursive: true });
    await writeFile(join(site, address, 'index.html'), text);
  };
  await mkdir(site);
  await expect(look(peer, days, months)).rejects.toThrow('Idle has made 0 pages of 4');
  const titles = days.map(({ sections }) =>
    sections.flatMap(({ entries }) => entries.map(({ title }) => title.replaceAll('&', '&amp;'))),
  );
  for (const [at, { url }] of days.entries()) await write(url, titles[at]!.join('\n'));
  for (const address of ['', months[0]!.replace('-', '/')]) await write(address, '');
  await expect(look(peer, days, months)).rejects.toThrow('no rss.xml');
  await writeFile(join(site, 'rss.xml'), '');
  expect((await look(peer, days, months)).pages).toBe(4);
  await write(days[0]!.url, titles[0]!.slice(1).join('\n'));
  await expect(look(peer, days, months)).rejects.toThrow('Idle has left out “');
});

test('says so where our own page has no frame that peers could take', () => {
  expect(() => frameOf('<html></html>')).toThrow('bench/peers/peer.ts looks for it');
});
