import { readFileSync, readdirSync } from 'node:fs';
import Parser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Briefing, briefingSchema, type Source } from '../../src/core/briefing.ts';
import { readDate } from '../../src/core/dates.ts';
import { isFailure, parseFeed } from '../../src/io/parse.ts';
import { newestMax } from './publish.ts';
import { misbehaviourOf, sampleMornings, schedule } from './schedule.ts';
import { sampleOrigin, startSampleServer, type SampleServer, weatherPaths } from './server.ts';

/** The invented world of `sample/`: its documents are sound, and the server tells each morning what it should. */

const sample = new URL('../../sample/', import.meta.url);
const briefing: Briefing = briefingSchema.parse(
  parse(readFileSync(new URL('briefing.yaml', sample), 'utf8')),
);
const sourcesOf = (sections: Briefing['sections']): Source[] =>
  sections.flatMap(({ sources, backups }) => [...sources, ...backups]);
const sources = sourcesOf(briefing.sections);
const pathOf = ({ url }: Source): string => new URL(url).pathname;
const feedFiles = readdirSync(new URL('feeds/', sample));
const bytesOf = (name: string): Buffer => readFileSync(new URL(`feeds/${name}`, sample));
const [monday = ''] = sampleMornings;

interface Read {
  format: string;
  entries: { title: string; link: string; date: string | undefined }[];
}

/** Reads a document as any reader would, with no help from the code that wrote it. */
async function read(bytes: Buffer): Promise<Read> {
  const encoding = /^<\?xml[^>]+encoding="([^"]+)"/.exec(bytes.toString('latin1'))?.[1] ?? 'utf-8';
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  if (text.startsWith('{')) {
    const feed = JSON.parse(text);
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    const entries = feed.items.map((item: { title: string; url: string; date_published?: string }) => ({
      title: item.title,
      link: item.url,
      date: item.date_published,
    }));
    return { format: 'json', entries };
  }
  const feed = await new Parser({ customFields: { item: ['dc:date', 'published'] } }).parseString(text);
  const entries = feed.items.map((item) => ({
    title: item.title ?? '',
    link: item.link ?? '',
    date: item['published'] ?? item['dc:date'] ?? item.pubDate,
  }));
  return { format: /<(rss|rdf:RDF|feed)\b/.exec(text)?.[1] ?? 'none', entries };
}

describe('the briefing of the sample', () => {
  it('has the fourteen sections in their order, each with a source', () => {
    expect(briefing.sections.map(({ id }) => id).join(' ')).toBe(
      'weather international canada us ai digital health science government architecture emerging security university corporate',
    );
    expect(briefing.sections.filter((section) => section.sources.length === 0)).toEqual([]);
  });

  it('reads nothing but the sample server', () => {
    expect(sources.filter(({ url }) => !url.startsWith(`${sampleOrigin}/`))).toEqual([]);
    expect(briefing.network.allowHosts).toEqual(['127.0.0.1']);
  });

  it('has publishers of every kind', () => {
    expect([...new Set(sources.map(({ kind }) => kind))].sort()).toEqual([
      'government',
      'journal',
      'news',
      'university',
      'vendor',
    ]);
  });

  it('uses every document, and has one for every source that ever answers with news', () => {
    const used = sources.map((source) => {
      const misbehaviour = misbehaviourOf(source.id, monday);
      return (misbehaviour?.kind === 'moved' ? misbehaviour.to : pathOf(source)).replace(/^\/feeds\//, '');
    });
    expect(feedFiles.filter((file) => !used.includes(file))).toEqual([]);
    expect(used.filter((file) => !feedFiles.includes(file))).toEqual([
      ...weatherPaths.map(({ path }) => path),
      'world-health-briefs.xml',
    ]);
    expect(
      sources.filter((source) => !pathOf(source).includes(`/${source.id}.`)).map(({ id }) => id),
    ).toEqual(weatherPaths.map(({ source }) => source));
  });
});

describe('the schedule', () => {
  it('knows only sources of the briefing', () => {
    const ids = sources.map(({ id }) => id);
    expect(schedule.filter(({ source }) => !ids.includes(source))).toEqual([]);
  });

  it('covers each way to misbehave', () => {
    const told = schedule.map(({ misbehaviour: m }) => (m.kind === 'answers' ? String(m.status) : m.kind));
    expect(told.sort()).toEqual(['410', '500', '500', '500', '503', 'moved', 'stale', 'stalls', 'web page']);
  });

  it('has a stale source whose newest entry is months old', async () => {
    const stale = schedule.find(({ misbehaviour }) => misbehaviour.kind === 'stale');
    const { entries } = await read(bytesOf(`${stale?.source}.xml`));
    const newest = Math.max(...entries.map(({ date }) => Date.parse(date ?? '')));
    expect(newest).toBeLessThan(Date.parse(monday) - 90 * 86_400_000);
  });
});

describe('the documents', () => {
  it('come in four formats', async () => {
    const formats = new Map<string, number>();
    for (const file of feedFiles.filter((name) => !name.endsWith('.html'))) {
      const { format } = await read(bytesOf(file));
      formats.set(format, (formats.get(format) ?? 0) + 1);
    }
    expect([...formats.keys()].sort()).toEqual(['feed', 'json', 'rdf:RDF', 'rss']);
    expect(Math.min(...formats.values())).toBeGreaterThan(1);
  });

  it('name no address outside the reserved names', () => {
    const folders = ['feeds/', 'weather/'];
    const texts = folders.flatMap((folder) =>
      readdirSync(new URL(folder, sample)).map((name) =>
        readFileSync(new URL(folder + name, sample), 'latin1'),
      ),
    );
    const hosts = new Set(
      texts.flatMap((text) => [...text.matchAll(/https?:\/\/([^/"'<\s?]+)/g)].map(([, host]) => host)),
    );
    const namespaces = ['www.w3.org', 'purl.org', 'search.yahoo.com', 'prismstandard.org', 'jsonfeed.org'];
    expect(
      [...hosts].filter((host) => !host?.endsWith('.example') && !namespaces.includes(host ?? '')),
    ).toEqual([]);
  });

  it('hold one in windows-1252 that no UTF-8 reader takes', () => {
    const bytes = bytesOf('quotidien-outaouais.xml');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    const text = new TextDecoder('windows-1252').decode(bytes);
    for (const sign of ['encoding="windows-1252"', '’', '—', '«', 'é', 'î']) expect(text).toContain(sign);
  });

  it.each([
    { name: 'a “less than” in a title', file: 'valley-courier.xml', holds: 'Ice &lt; 10 cm?' },
    { name: 'an ampersand in a title', file: 'valley-courier.xml', holds: 'Roads &amp; bridges' },
    { name: 'boilerplate of WordPress', file: 'valley-courier.xml', holds: 'appeared first on' },
    { name: 'a date with a French zone', file: 'quotidien-outaouais.xml', holds: 'HNE</pubDate>' },
    { name: 'a date with an American zone', file: 'inland-seas-herald.xml', holds: 'EST</pubDate>' },
    {
      name: 'escaped HTML in a title',
      file: 'service-desk-weekly.xml',
      holds: '&lt;em&gt;already&lt;/em&gt;',
    },
    { name: 'an entity escaped twice', file: 'service-desk-weekly.xml', holds: 'Legacy &amp;amp; proud' },
    { name: 'an emoji', file: 'machine-room-review.json', holds: '🧩' },
    { name: 'an entry without a summary', file: 'machine-room-review.json', holds: '"content_text": ""' },
    { name: 'a digest', file: 'weekly-vector.xml', holds: '<li>Hot bricks replace a boiler</li>' },
    { name: 'a long text', file: 'the-locksmith.xml', holds: 'The teenager is studying' },
  ])('hold $name', ({ file, holds }) => {
    expect(bytesOf(file).toString('utf8')).toContain(holds);
  });
});

/** Holds a served document against the clock and against two readers, a strict one and our own. Gives its dates. */
async function expectSound(source: string, response: Response, morning: string): Promise<string[]> {
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.toString('latin1')).not.toMatch(/<!-- shown|_shown/);
  const { entries } = await read(bytes);
  expect(entries.length, source).toBeGreaterThan(0);
  expect(entries.length, source).toBeLessThanOrEqual(newestMax);
  expect(new Set(entries.map(({ link }) => link)).size, source).toBe(entries.length);
  expect(entries.filter(({ title, link }) => !title.trim() || !/^https:\/\//.test(link))).toEqual([]);
  const dates = entries.flatMap(({ date }) => (date === undefined ? [] : [readDate(date) ?? date]));
  expect(dates, source).toEqual([...dates].sort().reverse());
  expect(Date.parse(dates[0] ?? '1990'), source).toBeLessThanOrEqual(Date.parse(morning));
  const contentType = response.headers.get('content-type') ?? '';
  const parsed = await parseFeed({ url: response.url, bytes, contentType });
  expect(parsed, source).toMatchObject({ repairs: [] });
  const links = isFailure(parsed) ? [] : parsed.entries.map(({ link }) => link);
  expect(links, source).toEqual(entries.map(({ link }) => link));
  return dates;
}

describe.each(sampleMornings.map((morning, index) => ({ morning, index })))(
  'on $morning',
  ({ morning, index }) => {
    let server: SampleServer;
    beforeAll(async () => {
      server = await startSampleServer({ now: morning });
    });
    afterAll(() => server.close());

    const answering = sources.filter(({ id }) => {
      const kind = misbehaviourOf(id, morning)?.kind;
      return !id.startsWith('weather-') && (kind === undefined || kind === 'stale' || kind === 'moved');
    });

    it('every document that is served is sound, true to the clock and newest first', async () => {
      expect(answering.length).toBeGreaterThanOrEqual(27);
      let fresh = 0;
      for (const source of answering) {
        const redirect = misbehaviourOf(source.id, morning);
        const path = redirect?.kind === 'moved' ? redirect.to : pathOf(source);
        const response = await fetch(server.origin + path);
        expect(response.status, source.id).toBe(200);
        const dates = await expectSound(source.id, response, morning);
        fresh += dates.filter((date) => Date.parse(date) > Date.parse(morning) - 86_400_000).length;
      }
      expect(fresh).toBeGreaterThanOrEqual(16);
    });

    it('the weather has its notices, conditions and forecasts of that morning', async () => {
      const response = await fetch(
        server.origin + new URL(briefing.sections[0]?.backups[0]?.url ?? '').pathname,
      );
      const { items } = await new Parser({ customFields: { item: ['summary'] } }).parseString(
        await response.text(),
      );
      const notices = [
        ['No alerts in effect, Pembroke'],
        ['No alerts in effect, Pembroke'],
        ['SPECIAL WEATHER STATEMENT, Pembroke'],
        ['YELLOW WARNING - SNOWFALL, Pembroke'],
        ['ORANGE WARNING - SNOWFALL, Pembroke', 'YELLOW WARNING - BLOWING SNOW, Pembroke'],
        ['No alerts in effect, Pembroke'],
        ['No alerts in effect, Pembroke'],
      ][index]!;
      expect(items.slice(0, notices.length).map(({ title }) => title)).toEqual(notices);
      const [conditions, ...forecasts] = items.slice(notices.length);
      expect(conditions?.title).toMatch(/^Current Conditions: .+, -\d+\.\d°C$/);
      expect(String(conditions?.['summary'])).toContain('&deg;C <br/>');
      expect(conditions?.isoDate).toBe(`${morning.slice(0, 10)}T11:00:00.000Z`);
      expect([12, 13]).toContain(forecasts.length);
      expect(forecasts.every(({ title }) => /^\w+day(?: night)?: [A-Z]/.test(title ?? ''))).toBe(true);
    });
  },
);
