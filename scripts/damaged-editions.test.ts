import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editionPath, type Edition } from '../src/core/edition.ts';
import { projectFolder, runNode } from './run-node.ts';
import { writeSampleArchive } from './testing/sample-archive.ts';

/** A site of forty mornings of which some were damaged on the disk, each in another way. */

const damages: Record<string, (text: string) => string | Buffer> = {
  'cut in half': (text) => text.slice(0, text.length / 2),
  empty: () => '',
  'no JSON': () => 'Nothing here.\n',
  'a list': () => '[]\n',
  'of a later version': (text) => text.replace('"schema": 1', '"schema": 99'),
  'of another day': (text) => text.replace(/"date": "[^"]*"/, '"date": "2026-01-01"'),
  'without its sections': (text) => JSON.stringify({ ...(JSON.parse(text) as Edition), sections: undefined }),
  'full of zeros': (text) => Buffer.alloc(text.length),
};

let folder: string;
let content: string;
let site: string;
let damaged: { date: string; how: string }[];
let sound: string[];
let code: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-damaged-'));
  content = join(folder, 'content');
  site = join(folder, 'site');
  const dates = await writeSampleArchive(content, { days: 40 });
  damaged = Object.keys(damages).map((how, index) => ({ how, date: dates[3 + index * 4]! }));
  sound = dates.filter((date) => !damaged.some((one) => one.date === date));
  for (const { date, how } of damaged) {
    const file = join(content, editionPath(date));
    await writeFile(file, damages[how]!(await readFile(file, 'utf8')));
  }
  await cp(content, join(folder, 'before'), { recursive: true });
  code = await runNode(join(projectFolder, 'scripts/build.ts'), ['--content', content, '--outDir', site], {
    SITE_URL: 'https://example.org/',
    BRIEFING_CACHE: join(folder, 'cache'),
    NODE_ENV: 'production',
    // The newest, damaged ones among them, are looked at by the second process.
    BRIEFING_PROCESSES: '2',
  });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const page = (path: string): Promise<string> => readFile(join(site, path, 'index.html'), 'utf8');
const pathOf = (date: string): string => date.replaceAll('-', '/');

describe('damaged editions', () => {
  it('do not keep the others from being built', async () => {
    expect(code).toBe(0);
    for (const date of sound) expect(await page(pathOf(date)), date).toContain('<h3 id="e');
  });

  it.each(Object.keys(damages))('%s: the calendar says so', async (how) => {
    const { date } = damaged.find((one) => one.how === how)!;
    await expect(page(pathOf(date))).rejects.toThrow(/ENOENT/);
    const month = await page(pathOf(date).slice(0, 7));
    expect(month.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toMatch(
      new RegExp(` ${Number(date.slice(8))} \\w+, the edition is damaged and cannot be shown`),
    );
    expect(month).toContain(date);
  });

  it('stay as they are on the disk', async () => {
    for (const { date } of damaged)
      expect(await readFile(join(content, editionPath(date)))).toEqual(
        await readFile(join(folder, 'before', editionPath(date))),
      );
  });
});
