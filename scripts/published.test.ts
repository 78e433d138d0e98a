import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { editionDates, readEdition } from '../src/io/content-folder.ts';
import { enterEditions } from '../src/io/ledger-file.ts';
import { buildSite, type BuiltSite } from './testing/build-site.ts';
import { runCommandLine } from './testing/run-command.ts';
import { writeSampleArchive } from './testing/sample-archive.ts';

/** What was published once is looked for again in the ledger, and in the site that was built. */

let content: string;
let site: BuiltSite;
let ledgerFile: string;

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'briefing-published-'));
  await writeSampleArchive(content, { days: 70 });
  await enterEditions(content, await editionDates(content));
  ledgerFile = join(content, 'ledger/2026.json');
  site = await buildSite({ content, siteUrl: 'https://news.example/daily/' });
});
afterAll(async () => {
  await site?.remove();
  await rm(content, { recursive: true, force: true });
});

const check = (...args: string[]) =>
  runCommandLine('scripts/check.ts', ['--content', content, '--json', ...args]);
/** Without the summaries with markup that the sample archive plants in its newest days. */
const findings = async (...args: string[]) =>
  (
    JSON.parse((await check(...args)).stdout) as { findings: { file: string; message: string }[] }
  ).findings.filter(({ message }) => !message.endsWith('holds markup'));

it('finds every address and id in the site', async () => {
  expect(await findings('--site', site.folder)).toEqual([]);
});

/** A file of the site for as long as `run` takes without it, or with another text in its place. */
async function without<T>(file: string, text: ((old: string) => string) | undefined, run: () => Promise<T>) {
  const path = join(site.folder, file);
  const old = await readFile(path);
  await (text ? writeFile(path, text(old.toString())) : rm(path));
  try {
    return await run();
  } finally {
    await writeFile(path, old);
  }
}

it('names an address that the site has lost', async () => {
  const date = (await editionDates(content))[3] ?? '';
  const [year, month, day] = date.split('-');
  for (const file of [
    `${year}/${month}/${day}/index.html`,
    `text/${year}/${month}/${day}/index.html`,
    `${year}/${month}/${day}.txt`,
    `api/${date}.json`,
    `cards/${date}.png`,
    `rss/${year}-${month}.xml`,
    'feed.json',
  ]) {
    const address = `/${file.replace(/index\.html$/, '')}`;
    const found = await without(file, undefined, () => findings('--site', site.folder));
    expect(found, file).toContainEqual({ file: address, message: expect.stringContaining('was published') });
  }
});

it('names an entry whose place on the page is another, and an edition whose id in the feed is another', async () => {
  const date = (await editionDates(content)).at(-1) ?? '';
  const edition = await readEdition(content, date);
  const id = edition?.sections.flatMap(({ entries }) => entries)[0]?.id ?? '';
  const page = `${date.replaceAll('-', '/')}/`;
  const moved = await without(
    `${page}index.html`,
    (html) => html.replace(new RegExp(`id="?${id}"?`), 'id="other"'),
    () => findings('--site', site.folder),
  );
  expect(moved).toEqual([{ file: `/${page}#${id}`, message: expect.any(String) }]);
  const renamed = await without(
    'rss.xml',
    (xml) => xml.replace(`:edition:${date}`, ':issue:one'),
    () => findings('--site', site.folder),
  );
  expect(renamed).toEqual([{ file: '/rss.xml', message: expect.stringContaining(`:edition:${date}`) }]);
});

it('names the date whose addresses or ids are others than those that were entered', async () => {
  const ledger = await readFile(ledgerFile, 'utf8');
  const { published } = JSON.parse(ledger) as { published: Record<string, string> };
  const [date = '', digest = ''] = Object.entries(published)[5] ?? [];
  await writeFile(ledgerFile, ledger.replace(digest, '0'.repeat(64)));
  try {
    expect(await findings()).toEqual([
      {
        file: `editions/${date.slice(0, 4)}/${date}.json`,
        message: expect.stringContaining('under other addresses or feed ids'),
      },
    ]);
  } finally {
    await writeFile(ledgerFile, ledger);
  }
});

it('says so where there is no site', async () => {
  const { code, stdout } = await check('--site', content);
  expect(code).toBe(1);
  expect(stdout).toContain('npm run build');
});
