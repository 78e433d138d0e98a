import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeLongArchive } from '../bench/long-archive.ts';
import { dayAfter } from '../src/core/calendar-day.ts';
import { type Edition, editionEntries, editionPath } from '../src/core/edition.ts';
import { readEdition } from '../src/io/content-folder.ts';
import { checkContent } from './check/content.ts';
import { filesOf } from './testing/site-files.ts';

const days = 80;
let folder: string;
let dates: string[];
let editions: Edition[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-long-'));
  dates = await writeLongArchive(join(folder, 'one'), { days });
  const read = await Promise.all(dates.map((date) => readEdition(join(folder, 'one'), date)));
  editions = read.filter((edition) => edition !== undefined);
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

it('is sound content, of as many editions as were asked for', async () => {
  expect(editions).toHaveLength(days);
  expect(await checkContent(join(folder, 'one'))).toEqual({ editions: days, findings: [] });
});

it('holds what a long archive holds', () => {
  expect(dates[0] !== undefined && dates[0] < dayAfter('2026-11-22', 1 - days), 'a gap').toBe(true);
  const statuses = new Set(
    editions.flatMap(({ sections }) => sections.map(({ coverage }) => coverage.status)),
  );
  expect([...statuses].sort()).toEqual(['news', 'partial', 'quiet', 'unreachable']);
  expect(editionEntries(editions.at(-1) as Edition)).toHaveLength(45);
  const told = editions.flatMap(editionEntries).filter(({ story }) => story !== undefined);
  expect(new Set(told.map(({ story }) => story)).size).toBeGreaterThan(10);
  const first = new Set(editions.flatMap(editionEntries).map(({ id }) => `s${id.slice(1)}`));
  expect(told.filter(({ story }) => !first.has(story ?? ''))).toEqual([]);
});

it('is the same every time, and another with another seed', async () => {
  await writeLongArchive(join(folder, 'two'), { days });
  await writeLongArchive(join(folder, 'three'), { days, seed: 2 });
  const files = await filesOf(join(folder, 'one'));
  expect(await filesOf(join(folder, 'two'))).toEqual(files);
  const text = (archive: string, path: string): Promise<string> =>
    readFile(join(folder, archive, path), 'utf8');
  for (const path of files) expect(await text('two', path), path).toBe(await text('one', path));
  const newest = editionPath('2026-11-22');
  expect(await text('three', newest)).not.toBe(await text('one', newest));
});
