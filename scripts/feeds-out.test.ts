import { createRequire } from 'node:module';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edition, editionPath, editionSchema, editionText } from '../src/core/edition.ts';
import { legalText } from '../src/core/text-characters.ts';
import { buildSite, type BuiltSite } from './testing/build-site.ts';
import { type ReadBack, readers } from './testing/feed-readers.ts';
import { feedFaults } from './testing/feed-validator.ts';
import { writeSampleArchive } from './testing/sample-archive.ts';
import { hostileTitles } from './testing/sample-words.ts';
import { filesOf } from './testing/site-files.ts';

/** Every feed of four hundred editions: sound by the validator, and read back by others as it was meant. */

const site = 'https://news.example/';
const publication = `"Tides" & ferries' ]]> 🇨🇦 𝔸 שלום <here>`;
const now = '2026-11-22T12:00:00Z';

let content: string;
let built: BuiltSite;
let files: string[];
/** From new to old. */
let editions: Edition[];

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'feeds-out-'));
  const dates = await writeSampleArchive(content, { days: 400 });
  const briefing = join(content, 'briefing.yaml');
  const yaml = await readFile(briefing, 'utf8');
  await writeFile(briefing, yaml.replace(/^title: .*$/m, `title: ${JSON.stringify(publication)}`));
  editions = await Promise.all(dates.toReversed().map(read));
  await writeStrangeTitles(editions[0]!);
  built = await buildSite({ content, siteUrl: site });
  files = (await filesOf(built.folder)).filter((file) => /^feed\.json$|^(?!sitemap).*\.xml$/.test(file));
});

afterAll(async () => {
  await built?.remove();
  await rm(content, { recursive: true, force: true });
});

async function read(date: string): Promise<Edition> {
  return editionSchema.parse(JSON.parse(await readFile(join(content, editionPath(date)), 'utf8')));
}

/** The newest edition tells of everything that a publisher may write into a headline, beside its own. */
async function writeStrangeTitles(edition: Edition): Promise<void> {
  const entries = edition.sections.flatMap((section) => section.entries);
  const titles = [...hostileTitles, `Nothing ends ]]> at "Smith & Sons", it’s 5 > 4 🛶 𝔸`];
  titles.forEach((title, nth) => {
    const entry = entries[nth]!;
    entry.title = title;
    entry.summary = { text: title, by: 'publisher' };
    entry.url = `https://strange.example/${nth}?tag[]=a|b&c=é#part`;
  });
  await writeFile(join(content, editionPath(edition.date)), editionText(edition));
}

const built400 = async (file: string): Promise<string> => readFile(join(built.folder, file), 'utf8');

describe('the feeds of 400 editions', () => {
  it('are all there', () => {
    const sections = editions[0]!.sections.map(({ id }) => `sections/${id}/rss.xml`);
    const whole = ['atom.xml', 'entries.xml', 'feed.json', 'rss.xml'];
    expect(files).toEqual(
      expect.arrayContaining([...whole, ...sections, 'rss/2025-10.xml', 'rss/2026-10.xml']),
    );
    expect(files.filter((file) => file.startsWith('rss/'))).toHaveLength(13);
  });

  it('have no error and no warning of the validator, but for headlines that speak of markup', async () => {
    for (const file of files) {
      const faults = await feedFaults(await built400(file), { location: `${site}${file}`, now });
      const spoken = hostileTitles.map((title) => `warning ContainsHTML: item > title: ${legalText(title)}`);
      expect(
        faults.filter((fault) => !spoken.includes(fault)),
        file,
      ).toEqual([]);
    }
  });

  it('lead from the newest month back to the first, and miss no edition', async () => {
    const link = (xml: string, relation: string): string | undefined =>
      new RegExp(`<atom:link href="${site}([^"]*)" rel="${relation}"`).exec(xml)?.[1];
    const dates = new Set<string>();
    const path: string[] = [];
    for (let file: string | undefined = 'rss.xml'; file !== undefined;) {
      const xml: string = await built400(file);
      for (const [, date = ''] of xml.matchAll(/:edition:([\d-]+)</g)) dates.add(date);
      if (path.length > 1) expect(link(xml, 'next-archive'), file).toBe(path.at(-1));
      if (path.length > 0)
        expect([xml.includes('<fh:archive/>'), link(xml, 'current')]).toEqual([true, 'rss.xml']);
      path.push(file);
      file = link(xml, 'prev-archive');
    }
    expect(path).toHaveLength(14);
    expect([...dates].sort().toReversed()).toEqual(editions.map(({ date }) => date));
  });

  it('say when their newest edition was gathered, and nothing of when they were built', async () => {
    const gathered = new Date(editions[0]!.collectedAt);
    expect(await built400('rss.xml')).toContain(`<lastBuildDate>${gathered.toUTCString()}</lastBuildDate>`);
    expect(await built400('atom.xml')).toMatch(
      new RegExp(`^  <updated>${gathered.toISOString()}</updated>$`, 'm'),
    );
    const today = new Date().toISOString().slice(0, 10);
    for (const file of files) expect((await built400(file)).includes(today), file).toBe(false);
  });

  it('explain themselves in a browser', async () => {
    const css = await built400('feed.css');
    expect(css).toContain('This is a feed.');
    for (const file of files.filter((name) => name.endsWith('.xml')))
      expect(await built400(file), file).toMatch(/<\?xml-stylesheet type="text\/css" href="\/feed\.css"\?>/);
  });
});

describe.each(readers)('$name', ({ read: readFeed, formats, plainTitles, drops = '' }) => {
  const wholeEditions = (): ReadBack[] =>
    editions.slice(0, 31).map(({ date, collectedAt }) => ({
      id: `tag:morning-news-briefing,2026:edition:${date}`,
      title: new Intl.DateTimeFormat('en-CA', { weekday: 'long', timeZone: 'UTC' }).format(new Date(date)),
      link: `${site}${date.replaceAll('-', '/')}/`,
      date: collectedAt,
    }));

  it.each(['rss.xml', 'atom.xml', 'feed.json'].filter((file) => formats.test(file)))(
    'reads every edition of %s',
    async (file) => {
      const feed = await readFeed(await built400(file), `${site}${file}`);
      expect(feed.title).toBe(publication.replace(file.endsWith('.xml') ? drops : '', ''));
      const weekdays = feed.items.map((item) => ({ ...item, title: item.title.replace(/ .*/, '') }));
      expect(weekdays.map(roundedTo(file))).toEqual(wholeEditions().map(roundedTo(file)));
    },
  );

  it('reads every story of entries.xml and of the sections', async () => {
    for (const file of files.filter((name) => /^entries|^sections/.test(name))) {
      const section = /^sections\/(.*)\//.exec(file)?.[1];
      const feed = await readFeed(await built400(file), `${site}${file}`);
      const told = editions
        .flatMap((edition) =>
          edition.sections
            .filter(({ id }) => section === undefined || id === section)
            .flatMap(({ entries }) => entries.map((entry) => ({ entry, edition }))),
        )
        .slice(0, section === undefined ? 200 : 50);
      const expected = told.map(({ entry, edition }) => ({
        id: `tag:morning-news-briefing,2026:entry:${entry.id}`,
        title: legalText(entry.title).trim(),
        link: (entry.url ?? '').replace('[]', '%5B%5D').replace('|', '%7C').replace('é', '%C3%A9'),
        date: entry.published ?? edition.collectedAt,
      }));
      const isMarkup = ({ title }: ReadBack): boolean => !plainTitles && /<|&\w+;/.test(title);
      const comparable = (items: ReadBack[]): ReadBack[] =>
        items.map(roundedTo(file)).filter((_item, nth) => !isMarkup(expected[nth]!));
      expect(feed.items).toHaveLength(expected.length);
      expect(comparable(feed.items), file).toEqual(comparable(expected));
    }
  });
});

/** RSS tells the time to the second. */
const roundedTo =
  (file: string) =>
  (item: ReadBack): ReadBack => ({
    ...item,
    date: /rss|entries/.test(file) ? item.date.replace(/\.\d+Z$/, '.000Z') : item.date,
  });

describe('the data', () => {
  it('lists every edition, newest first, with an address for each', async () => {
    const index = JSON.parse(await built400('api/index.json')) as { editions: Record<string, unknown>[] };
    expect(index).toMatchObject({
      schema: 1,
      title: publication,
      editionSchema: `${site}api/edition.schema.json`,
    });
    expect(index.editions.map(({ date }) => date)).toEqual(editions.map(({ date }) => date));
    expect(index.editions[0]).toMatchObject({
      page: `${site}2026/11/22/`,
      data: `${site}api/2026-11-22.json`,
      stories: 45,
    });
  });

  it('has every edition as it is kept, without the spaces that set it out', async () => {
    for (const { date } of editions) {
      const kept = JSON.parse(await readFile(join(content, editionPath(date)), 'utf8')) as unknown;
      expect(await built400(`api/${date}.json`)).toBe(`${JSON.stringify(kept)}\n`);
    }
  });

  it('has a JSON Schema that every edition fits, by a validator that is not ours, and no other document', async () => {
    const schema = JSON.parse(await built400('api/edition.schema.json')) as object;
    expect(schema).toMatchObject({ $id: `${site}api/edition.schema.json` });
    const fits = validatorOf(schema);
    for (const edition of editions) expect(fits(edition), edition.date).toBe(true);
    const [edition] = editions;
    expect(fits({ ...edition, date: '22 November 2026' })).toBe(false);
    expect(fits({ ...edition, schema: 2 })).toBe(false);
    expect(fits({ ...edition, mood: 'calm' })).toBe(false);
    expect(fits({ ...edition, sections: [{ id: 'us' }] })).toBe(false);
  });
});

/** Ajv, which html-validate brings. */
function validatorOf(schema: object): (value: unknown) => boolean {
  const require = createRequire(createRequire(import.meta.url).resolve('html-validate'));
  const { Ajv2020 } = require('ajv/dist/2020') as {
    Ajv2020: new (options: object) => { compile: (schema: object) => (value: unknown) => boolean };
  };
  return new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
}
