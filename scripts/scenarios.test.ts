import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Edition, editionEntries } from '../src/core/edition.ts';
import { canonicalUrl, linkKey } from '../src/core/links.ts';
import { sentences } from '../src/core/sentences.ts';
import { summaryWordsMax } from '../src/core/summarize.ts';
import { parseFeed } from '../src/io/parse.ts';
import { checkContent } from './check/content.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { standsIn } from './testing/in-document.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { sharedFolder, sharedNote } from './testing/shared.ts';

/** Mornings made of documents that real publishers served, replayed with the clock set to when they did. */

const feeds = join(sharedFolder ?? '', 'feeds');
const filesOf = (folder: string, ending: string): string[] =>
  sharedFolder ? readdirSync(join(feeds, folder)).filter((file) => file.endsWith(ending)) : [];
const nameOf = (file: string): string => file.replace(/-\d{4}-.*$/, '');

let server: FeedServer | undefined;
let newsroom: Newsroom | undefined;
afterEach(async () => {
  await server?.close();
  await newsroom?.close();
});

/** Serves `{ source: file }` under one section; the files can be changed later. */
async function open(
  section: string,
  files: Record<string, string>,
  briefing: Record<string, unknown> = {},
): Promise<void> {
  server = await startFeedServer();
  publish(files);
  const { origin } = server;
  const sources = Object.fromEntries(Object.keys(files).map((source) => [source, `${origin}/${source}`]));
  newsroom = await openNewsroom(
    { [section]: { ...sources, unreachable: `${origin}/missing` } },
    { briefing },
  );
}

function publish(files: Record<string, string>): void {
  for (const [source, file] of Object.entries(files))
    server?.set(`/${source}`, { file: join(feeds, file), headers: { 'content-type': 'application/xml' } });
}

/** What every edition of this project has to hold, whatever the morning. */
async function expectSound(edition: Edition, files: Record<string, string>): Promise<void> {
  for (const entry of editionEntries(edition)) {
    expect(entry.title).not.toBe('');
    expect(entry.url).toMatch(/^https?:\/\//);
    expect(Object.keys(files)).toContain(entry.source);
    const document = readFileSync(join(feeds, files[entry.source] ?? ''));
    expect(standsIn(document, entry.title), `${entry.source}: ${entry.title}`).toBe(true);
    expect(Boolean(entry.published), `${entry.source}: ${entry.title}`).toBe(
      await isDated(document, entry.url ?? ''),
    );
    if (!entry.summary) continue;
    expect(entry.summary.text.split(/\s+/).length).toBeLessThanOrEqual(summaryWordsMax);
    for (const sentence of sentences(entry.summary.text))
      expect(standsIn(document, sentence), `${entry.source}: ${sentence}`).toBe(true);
  }
  const down = edition.sections
    .flatMap(({ coverage }) => coverage.sources)
    .find(({ id }) => id === 'unreachable');
  // From the third morning on it also says since when.
  expect(down).toMatchObject({
    status: 'failed',
    reason: expect.stringMatching(/^(?:Failed on \d days in a row, since .*\. )?No such address \(404\)\.$/),
  });
  expect((await checkContent(newsroom!.content)).findings).toEqual([]);
}

/** Whether the feed gave a date to the entry with this link. */
async function isDated(bytes: Uint8Array, url: string): Promise<boolean> {
  const feed = await parseFeed({ bytes, url: 'https://publisher.example/' });
  if ('stage' in feed) return false;
  const raw = feed.entries.find(({ link = '' }) => linkKey(canonicalUrl(link)) === linkKey(url));
  return Boolean(raw?.published ?? raw?.updated);
}

const editionOf = (date: string): Promise<Edition> => newsroom!.edition(date);

describe.skipIf(!sharedFolder)(`mornings of real feeds${sharedNote}`, () => {
  it('A: one hour of thirteen publishers', async () => {
    const files = Object.fromEntries(
      filesOf('news', '-2026-02-18.xml').map((file) => [nameOf(file), `news/${file}`]),
    );
    expect(Object.keys(files)).toHaveLength(13);
    await open('world', files, { limit: 40, window: '5d' });
    const report = await newsroom!.collect('2026-02-18T01:45:00Z');
    expect(report).toMatchObject({ date: '2026-02-17', outcome: 'made', sourcesRead: 13, sourcesAsked: 14 });
    const edition = await editionOf('2026-02-17');
    await expectSound(edition, files);
    const entries = editionEntries(edition);
    expect(entries).toHaveLength(40);
    // A fair share: no publisher of hundreds of entries crowds out the others.
    const share = Map.groupBy(entries, ({ source }) => source);
    expect(share.size).toBeGreaterThanOrEqual(10);
    expect(Math.max(...[...share.values()].map(({ length }) => length))).toBeLessThanOrEqual(5);
    expect(entries.filter(({ summary }) => summary).length).toBeGreaterThan(entries.length / 2);
  });

  it('B: six mornings over the change to summer time, nothing printed twice', async () => {
    const mornings = filesOf('news', '.xml').filter((file) => file.startsWith('npr-1001-2025-03'));
    const ars = filesOf('news', '.xml').filter((file) => file.startsWith('ars-technica-2025-03'));
    expect([mornings.length, ars.length]).toEqual([6, 6]);
    const filesAt = (day: number): Record<string, string> => ({
      npr: `news/${mornings[day]}`,
      ars: `news/${ars[day]}`,
    });
    await open('us', filesAt(0), { limit: 50 });
    const printed: string[] = [];
    for (let day = 0; day < 6; day += 1) {
      publish(filesAt(day));
      const date = `2025-03-${String(5 + day).padStart(2, '0')}`;
      expect(await newsroom!.collect(`${date}T12:51:00Z`)).toMatchObject({ date, outcome: 'made' });
      const edition = await editionOf(date);
      await expectSound(edition, filesAt(day));
      const npr = editionEntries(edition).filter(({ source }) => source === 'npr');
      expect(npr, `NPR on ${date}`).toHaveLength(10);
      expect(npr.every(({ published }) => published)).toBe(true);
      printed.push(...editionEntries(edition).map(({ url = '' }) => linkKey(url)));
    }
    expect(new Set(printed).size).toBe(printed.length);
    expect(printed.length).toBeGreaterThan(80);
  });

  it('C: three runs in one morning add and never take away', async () => {
    const names = ['aljazeera-all', 'bbc-world', 'nyt-world', 'nyt-home'];
    const filesAt = (hour: string) =>
      Object.fromEntries(names.map((name) => [name, `news/${name}-2026-08-13T${hour}Z.xml`]));
    await open('world', filesAt('0452'), { limit: 30 });
    let before: string[] = [];
    for (const hour of ['0452', '0902', '0927']) {
      publish(filesAt(hour));
      await newsroom!.collect(`2026-08-13T${hour.slice(0, 2)}:${hour.slice(2)}:00Z`);
      const ids = editionEntries(await editionOf('2026-08-13')).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(before));
      expect(new Set(ids).size).toBe(ids.length);
      before = ids;
    }
    expect(before).toHaveLength(30);
    expect((await checkContent(newsroom!.content)).findings).toEqual([]);
  });

  it('D: four mornings of front pages that redate and retitle, nothing printed twice', async () => {
    const names = ['bbc-home', 'cnn-intl', 'nyt-us', 'wsj-world'];
    const printed: string[] = [];
    await open('front', Object.fromEntries(names.map((name) => [name, `news/${name}-2020-05-06.xml`])), {
      limit: 50,
    });
    for (const date of ['2020-05-06', '2020-05-07', '2020-05-08', '2020-05-09']) {
      const files = Object.fromEntries(names.map((name) => [name, `news/${name}-${date}.xml`]));
      publish(files);
      await newsroom!.collect(`${date}T11:45:00Z`);
      const edition = await editionOf(date);
      await expectSound(edition, files);
      printed.push(...editionEntries(edition).map(({ url = '' }) => linkKey(url)));
    }
    expect(new Set(printed).size).toBe(printed.length);
    expect(printed.length).toBeGreaterThan(100);
  });

  it('F: weather whose notice of no warnings is three weeks old', async () => {
    server = await startFeedServer({
      '/city': { file: join(feeds, 'weather/ec-city-on-131-pembroke-e-2016-05-02.xml') },
    });
    newsroom = await openNewsroom(
      { weather: { city: `${server.origin}/city`, unreachable: `${server.origin}/missing` } },
      { briefing: { weather: { name: 'Pembroke', province: 'ON', lat: 45.81, lon: -77.16 } } },
    );
    await newsroom.collect('2016-05-02T11:30:00Z');
    const edition = await editionOf('2016-05-02');
    expect(edition.weather).toMatchObject({
      place: 'Pembroke',
      alerts: [],
      noAlerts: 'No watches or warnings in effect, Pembroke',
      observed: { temperature: expect.any(Number), at: expect.any(String) },
    });
    expect('forecast' in edition.weather && edition.weather.forecast.length).toBeGreaterThanOrEqual(12);
    expect(edition.sections[0]?.coverage).toMatchObject({
      status: 'partial',
      sources: [
        { id: 'city', status: 'ok' },
        { id: 'unreachable', status: 'failed', reason: 'No such address (404).' },
      ],
    });
  });

  it('H: three companies, one with 599 entries and one with ten empty ids', async () => {
    const names = ['openai-news', 'deepmind-blog', 'microsoft-ai-blog'];
    const files = Object.fromEntries(names.map((name) => [name, `ai/${name}-2025-07-26.xml`]));
    await open('corporate', files, { limit: 50, window: '90d' });
    const report = await newsroom!.collect('2025-07-26T12:00:00Z');
    expect(report.sources.map(({ source, read }) => [source, read])).toEqual(
      expect.arrayContaining([
        ['openai-news', 599],
        ['microsoft-ai-blog', 10],
      ]),
    );
    const edition = await editionOf('2025-07-26');
    await expectSound(edition, files);
    const oldest = editionEntries(edition)
      .map(({ published }) => published ?? '')
      .sort()[0]!;
    expect(oldest >= edition.window.from).toBe(true);
    // Ten entries without an id of their own stay apart.
    const microsoft = report.sources.find(({ source }) => source === 'microsoft-ai-blog');
    const inWindow = editionEntries(edition).filter(({ source }) => source === 'microsoft-ai-blog').length;
    expect(inWindow).toBe(microsoft?.new);
  });

  it('changes no byte when the same answers come again at the same moment', async () => {
    const files = {
      npr: 'news/npr-1001-2025-03-05T1249Z.xml',
      ars: 'news/ars-technica-2025-03-05T1249Z.xml',
    };
    await open('us', files);
    await newsroom!.collect('2025-03-05T12:51:00Z');
    const before = await newsroom!.bytes();
    expect(await newsroom!.collect('2025-03-05T12:51:00Z')).toMatchObject({ outcome: 'unchanged' });
    expect(await newsroom!.bytes()).toEqual(before);
  });
});
