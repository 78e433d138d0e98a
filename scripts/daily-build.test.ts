import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAfter } from '../src/core/calendar-day.ts';
import { type Edition, editionPath, editionText } from '../src/core/edition.ts';
import { writeLongArchive } from '../bench/long-archive.ts';
import { sealed, unsealed } from './build/sealed.ts';
import { projectFolder } from './run-node.ts';
import { randomFrom } from './testing/random.ts';
import { filesOf } from './testing/site-files.ts';

/**
 * The build of a morning renders what has changed and keeps the rest. Whatever happens to the archive or to the
 * program, its site is byte for byte that of a build that kept nothing.
 */

let work: string;
let project: string;
let content: string;
let dates: string[];
const newest = '2026-03-08';

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'briefing-daily-'));
  [project, content] = [join(work, 'project'), join(work, 'content')];
  await mkdir(project);
  for (const name of [
    'src',
    'scripts',
    'public',
    'package.json',
    'package-lock.json',
    'astro.config.mjs',
    'tsconfig.json',
  ])
    await cp(join(projectFolder, name), join(project, name), { recursive: true });
  await symlink(join(projectFolder, 'node_modules'), join(project, 'node_modules'));
  dates = await writeLongArchive(content, { days: 50, newest, seed: 3 });
  await build('daily');
});
afterAll(() => rm(work, { recursive: true, force: true }));

/**
 * Gives how many paths were rendered and how many taken from the last build. Full builds share their work between two
 * processes, as those of long archives do.
 */
async function build(name: string): Promise<{ rendered: number; kept: number }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/build.ts', '--verbose', '--content', content, '--outDir', join(work, `${name}-site`)],
    {
      cwd: project,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...{ PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'production' },
        ...{ SITE_URL: 'https://news.example/daily/', BRIEFING_NOW: `${newest}T12:00:00Z` },
        ...{ BRIEFING_CACHE: join(work, `${name}-cache`), FORCE_COLOR: '0' },
        BRIEFING_PROCESSES: name === 'full' ? '2' : '1',
      },
    },
  );
  const [, rendered, kept] = /(\d+) pages to render, (\d+) kept/.exec(stdout) ?? [];
  return { rendered: Number(rendered), kept: Number(kept) };
}

/** Builds on top of what is kept, and from nothing, and compares every file. */
async function expectSame(step: string): Promise<{ rendered: number; kept: number }> {
  const counts = await build('daily');
  for (const folder of ['full-cache', 'full-site'])
    await rm(join(work, folder), { recursive: true, force: true });
  expect(await build('full')).toMatchObject({ kept: 0 });
  const [daily, full] = [join(work, 'daily-site'), join(work, 'full-site')];
  const names = await filesOf(full);
  expect(await filesOf(daily), step).toEqual(names);
  const different = [];
  for (const name of names) {
    const [one, other] = await Promise.all([daily, full].map((folder) => readFile(join(folder, name))));
    if (!one?.equals(other ?? Buffer.alloc(0))) different.push(name);
  }
  expect(different, step).toEqual([]);
  return counts;
}

const file = (date: string): string => join(content, editionPath(date));
const read = async (date: string): Promise<Edition> =>
  JSON.parse(await readFile(file(date), 'utf8')) as Edition;

async function add(): Promise<string> {
  const date = dayAfter(dates.at(-1) ?? newest);
  const { days, seed } = { days: dates.length + 1, seed: 3 + dates.length };
  const other = join(work, `more-${date}`);
  const made = await writeLongArchive(other, { days: Math.min(days, 12), newest: date, seed });
  await mkdir(join(file(date), '..'), { recursive: true });
  await cp(join(other, editionPath(date)), file(date));
  expect(made).toContain(date);
  dates.push(date);
  return `${date} added`;
}

async function edit(date: string): Promise<string> {
  const edition = await read(date);
  const entry = edition.sections.find(({ entries }) => entries.length > 0)?.entries[0];
  if (entry) entry.title += ' (corrected)';
  await writeFile(file(date), editionText(edition));
  return `${date} edited`;
}

async function empty(date: string): Promise<string> {
  const edition = await read(date);
  const section = edition.sections.find(({ entries }) => entries.length > 0);
  if (section) section.entries = [];
  edition.lead = [];
  delete edition.leadReasons;
  await writeFile(file(date), editionText(edition));
  return `${date} lost a section`;
}

async function remove(date: string): Promise<string> {
  await rm(file(date));
  dates = dates.filter((one) => one !== date);
  return `${date} removed`;
}

describe('the build of a morning', () => {
  it('renders nothing old where nothing has changed', async () => {
    const { rendered, kept } = await expectSame('nothing');
    expect(kept).toBeGreaterThan(300);
    expect(rendered).toBeLessThan(80);
  });

  it('gives the site of a full build after any changes of the archive', async () => {
    const random = randomFrom(11);
    const some = (): string => dates[Math.floor(random() * dates.length)] ?? newest;
    const said: string[] = [];
    for (const step of [
      add,
      () => edit(some()),
      () => remove(some()),
      add,
      () => empty(some()),
      () => edit(dates.at(-1) ?? ''),
    ]) {
      said.push(await step());
      await expectSame(said.join(', '));
    }
  });

  it('renders a day more and what stands beside it', async () => {
    await add();
    const { rendered, kept } = await expectSame('a day more');
    expect(kept).toBeGreaterThan(300);
    expect(rendered).toBeLessThan(120);
  });

  it('begins a year with a day without news, and keeps it', async () => {
    const [before, date] = [dates.at(-1) ?? '', `${Number(newest.slice(0, 4)) + 1}-01-01`];
    const edition = { ...(await read(before)), date, lead: [] };
    delete edition.leadReasons;
    edition.sections = edition.sections.map((section) => ({ ...section, entries: [], elsewhere: [] }));
    await mkdir(join(file(date), '..'), { recursive: true });
    await writeFile(file(date), editionText(edition));
    await expectSame('a year without an entry');
    expect((await expectSame('the same again')).rendered).toBeLessThan(80);
    await rm(file(date));
    await expectSame('without that year');
  });

  it.each([
    ['a component', 'src/components/DayEnd.astro', (text: string) => text.replace('</p>', '<!-- x --> </p>')],
    ['a style', 'src/styles/base.css', (text: string) => `${text}\n.new-rule { color: red; }\n`],
    ['the briefing', '', (text: string) => text.replace(/^title: .*/m, 'title: Another Name')],
    ['a package', 'package-lock.json', (text: string) => `${text}\n`],
  ])('is a full one where %s has changed', async (_name, path, change) => {
    const changed = path ? join(project, path) : join(content, 'briefing.yaml');
    const text = await readFile(changed, 'utf8');
    await writeFile(changed, change(text));
    expect((await expectSame(path)).kept).toBe(0);
  });

  it('is a full one where what is kept is lost, of another version or damaged', async () => {
    const [cache, site] = [join(work, 'daily-cache'), join(work, 'daily-site')];
    const names = await readdir(join(cache, 'sites'));
    const keep = join(cache, 'sites', names.find((name) => !name.endsWith('.lock')) ?? '');
    const manifest = join(keep, 'site-files.json');
    const record = unsealed(await readFile(manifest, 'utf8')) as object;
    await writeFile(manifest, sealed({ ...record, version: 0 }));
    expect((await expectSame('another version')).kept).toBe(0);
    await writeFile(manifest, (await readFile(manifest, 'utf8')).slice(0, 5_000));
    expect((await expectSame('cut short')).kept).toBe(0);
    await writeFile(manifest, JSON.stringify(record));
    await writeFile(join(keep, 'examined.json'), '{"facts":{}}');
    for (const font of await readdir(join(keep, 'fonts'))) await truncate(join(keep, 'fonts', font), 500);
    expect((await expectSame('not sealed, and fonts cut short')).kept).toBe(0);
    const store = join(keep, 'data-store.json');
    await writeFile(store, (await readFile(store, 'utf8')).replace(/"H4sIA\S{40}/, '"H4sIA'));
    await edit(dates.at(-1) ?? newest);
    await expectSame('a store that cannot be unpacked');
    await rm(join(site, '2026/02/20.txt'));
    await truncate(join(site, '2026/02/21/index.html'), 900);
    await writeFile(join(site, '2026/02/22.txt'), 'Something else');
    await mkdir(join(site, 'stranger/of'), { recursive: true });
    await writeFile(join(site, 'stranger/of/old.html'), 'It was published once.');
    expect((await expectSame('damaged pages')).kept).toBeGreaterThan(300);
    await rm(site, { recursive: true });
    expect((await expectSame('the site is gone')).kept).toBe(0);
    await rm(cache, { recursive: true });
    expect((await expectSame('the cache is gone')).kept).toBe(0);
  });

  it('is the same where an entry was printed twice and its story goes on', async () => {
    const [first, twice, later] = dates.slice(-30) as [string, string, string];
    const { sections } = await read(first);
    const printed = sections.flatMap(({ entries }) => entries)[0]!;
    const again = await read(twice);
    const [section] = again.sections as [Edition['sections'][number]];
    section.entries.push({ ...printed, source: section.coverage.sources[0]!.id });
    await writeFile(file(twice), editionText(again));
    await expectSame('printed twice');
    const next = await read(later);
    const entry = next.sections.flatMap(({ entries }) => entries)[0]!;
    Object.assign(entry, { story: `s${printed.id.slice(1)}`, since: first });
    await writeFile(file(later), editionText(next));
    await expectSame('and its story goes on');
  });

  it('leaves out a newest edition that is damaged', async () => {
    const date = dates.at(-1) ?? newest;
    const text = await readFile(file(date), 'utf8');
    await writeFile(file(date), text.slice(0, 300));
    await expectSame('the newest is damaged');
    await writeFile(file(date), text);
    await expectSame('and mended');
  });

  it('trusts nothing of a build that failed', async () => {
    const [file, site] = [join(project, 'src/pages/about.astro'), join(work, 'daily-site')];
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}\n{(() => { throw new Error('planted'); })()}\n`);
    await expect(build('daily')).rejects.toThrow(/planted/);
    await mkdir(join(site, '2026/02'), { recursive: true });
    await writeFile(join(site, '2026/02/22.txt'), 'Something else');
    await writeFile(file, text);
    await expectSame('after a failure');
  });

  it.each([
    ['a page fails', `throw new Error('planted')`, /\S cannot be rendered: planted/],
    ['it ends', 'process.exit(7)', /second process of the build ended with 7/],
  ])('fails where %s in the second process', async (_name, statement, message) => {
    const file = join(project, 'src/site/files.ts');
    const text = await readFile(file, 'utf8');
    const planted = text.replace(
      'const known = kept.get(date);',
      `if (process.connected) ${statement};\n  $&`,
    );
    expect(planted).not.toBe(text);
    await writeFile(file, planted);
    await rm(join(work, 'full-cache'), { recursive: true, force: true });
    await expect(build('full')).rejects.toThrow(message);
    await writeFile(file, text);
  });

  it('is whole where the second process would rather not end', async () => {
    const file = join(project, 'scripts/build/build-child.ts');
    const text = await readFile(file, 'utf8');
    const deaf = `for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.removeAllListeners(signal);
process.on('SIGTERM', () => setTimeout(() => process.exit(), 6_000));
`;
    await writeFile(file, `${text}${deaf}`);
    for (const folder of ['full-cache', 'full-site'])
      await rm(join(work, folder), { recursive: true, force: true });
    await build('full');
    expect(await filesOf(join(work, 'full-site'))).toContain('search/index.json');
    await writeFile(file, text);
  });
});
