import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Parser from 'rss-parser';
import { afterAll, describe, expect, it } from 'vitest';
import { normalize } from '../src/core/normalize.ts';
import { startParser } from '../src/io/parse-apart.ts';
import { isFailure, parseFeed } from '../src/io/parse.ts';
import { exampleBriefing, exampleWindow } from './testing/examples.ts';
import { startFeedServer } from './testing/feed-server.ts';
import { collectHostile, type Hostile } from './testing/parse-newsroom.ts';

/** Documents made to harm whoever reads them; `collectHostile` expects what holds for every row. */

const folder = mkdtempSync(join(tmpdir(), 'canary-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const date = '<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate>';
const item = (title: string, more = '', link = `https://odd.example/${encodeURIComponent(title)}`): string =>
  `<item><title>${title}</title><link>${link}</link>${date}${more}</item>`;
const rss = (items: string, prolog = ''): string =>
  `<?xml version="1.0"?>${prolog}<rss version="2.0"><channel><title>Odd</title>${items}</channel></rss>`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const url = 'https://odd.example/feed';
const parseMs = 5_000;
const collectMs = 5_000;
const degraded = (body: string | Uint8Array, says: RegExp): Hostile => ({
  serve: { body },
  status: 'degraded',
  says,
});
const packed = (hostile: Hostile): Hostile => ({ ...hostile, serve: { ...hostile.serve, pack: 'gzip' } });

it('B1: nothing of an entity, a DTD or an external reference is read or asked for', async () => {
  const canary = await startFeedServer({
    '/canary': { body: 'CANARY' },
    '/canary.dtd': { body: '<!ENTITY x "CANARY">' },
  });
  const file = join(folder, 'canary.txt');
  writeFileSync(file, 'CANARY');
  const web = `${canary.origin}/canary`;
  const taken = /(?:unknown entity|unescaped &) was taken as text/;
  try {
    const { edition, printed } = await collectHostile(
      {
        file: degraded(
          rss(item('Old &x; news'), `<!DOCTYPE rss [<!ENTITY x SYSTEM "file://${file}">]>`),
          taken,
        ),
        web: degraded(rss(item('Old &x; news'), `<!DOCTYPE rss [<!ENTITY x SYSTEM "${web}">]>`), taken),
        public: degraded(
          rss(item('Old &x; news'), `<!DOCTYPE rss [<!ENTITY x PUBLIC "-//X" "${web}">]>`),
          taken,
        ),
        parameter: degraded(
          rss(item('Old &x; news'), `<!DOCTYPE rss [<!ENTITY % p SYSTEM "${web}.dtd"> %p;]>`),
          taken,
        ),
        dtd: degraded(rss(item('Old &x; news'), `<!DOCTYPE rss SYSTEM "${web}.dtd">`), taken),
        included: {
          serve: {
            body: rss(
              `${item('Plain news')}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${web}"/>`,
              `<?xml-stylesheet href="${web}"?>`,
            ),
          },
          status: 'ok',
        },
      },
      collectMs,
    );
    expect(canary.log).toEqual([]);
    expect(JSON.stringify(edition)).not.toContain('CANARY');
    expect(printed('included')).toHaveLength(1);
  } finally {
    await canary.close();
  }
});

describe('B2: entities that multiply', () => {
  const levels = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
    '',
  );
  const documents = {
    laughs: rss(item('Ha &l10;'), `<!DOCTYPE rss [<!ENTITY l0 "ha">${levels}]>`),
    squared: rss(
      item('Ha', `<description>${'&a;'.repeat(50_000)}</description>`),
      `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(50_000)}">]>`,
    ),
    many: rss(
      item('Ha &e1;'),
      `<!DOCTYPE rss [${Array.from({ length: 20_000 }, (_, n) => `<!ENTITY e${n} "x">`).join('')}]>`,
    ),
  };

  it('are not expanded, in the morning of a newsroom', async () => {
    const says = /(?:unknown entity|unescaped &) was taken as text/;
    await collectHostile(
      Object.fromEntries(Object.entries(documents).map(([name, body]) => [name, degraded(body, says)])),
      collectMs,
    );
  });

  it.each(Object.entries(documents))('%s takes less than a second and little memory', async (_name, body) => {
    const parser = startParser({ timeMs: 1_000, memoryMb: 64 });
    expect(await parser.parse({ url, bytes: bytes(body) })).toMatchObject({
      entries: [{ link: expect.any(String) }],
    });
    await parser.close();
  });
});

describe('B3: documents larger or deeper than any', () => {
  it('beside twenty good ones', async () => {
    const slow = /could not be read within 5 seconds|needs more memory/;
    const names = Array.from({ length: 1_200_000 }, (_, n) => `<a${n.toString(36)}/>`).join('');
    await collectHostile(
      {
        nested: degraded(rss(`<item>${'<a>'.repeat(1_000_000)}`), /nested too deeply/),
        'nested-json': {
          serve: { body: '['.repeat(4_000_000) },
          status: 'failed',
          says: /JSON that is broken/,
        },
        'long-name': packed({
          serve: { body: rss(`${item('News')}<${'x'.repeat(5_000_000)}/>`) },
          status: 'ok',
        }),
        attributes: degraded(
          rss(
            `<item ${Array.from({ length: 100_000 }, (_, n) => `a${n}="1"`).join(' ')}><title>A</title></item>`,
          ),
          /stray </,
        ),
        siblings: {
          serve: {
            body: rss(`<item>${'<a/>'.repeat(500_000)}<title>News</title><link>/n</link>${date}</item>`),
          },
          status: 'ok',
        },
        objects: packed(
          degraded(
            `{"version":"https://jsonfeed.org/version/1.1","items":[${'{},'.repeat(3_300_000)}{}]}`,
            /only the first 2000 entries/,
          ),
        ),
        names: packed({ serve: { body: rss(`<item>${names}</item>`) }, status: 'failed', says: slow }),
      },
      collectMs + 7 * parseMs,
    );
  });

  it('an attribute of fifty megabytes, past the limit of a download', async () => {
    const parser = startParser();
    const body = rss(`<item a="${'x'.repeat(50_000_000)}"><title>A</title></item>`);
    const [hostile, good] = await Promise.all(
      [body, rss(item('News'))].map((text) => parser.parse({ url, bytes: bytes(text) })),
    );
    expect(JSON.stringify(hostile)).toMatch(/stray <|memory|seconds/);
    expect(good).toMatchObject({ entries: [{ title: 'News' }], repairs: [] });
    await parser.close();
  });
});

describe('B4: text that makes regular expressions look back', () => {
  const units = ['&lt;', '&lt;a ', '&lt;!--', '&amp;amp;lt;', '(', 'A. ', '. ', 'The post '];
  it('costs no more than other text', async () => {
    const hostile = units.map((unit, nth): [string, Hostile] => [
      `unit-${nth}`,
      {
        serve: {
          body: rss(item(`News ${nth}`, `<description>${unit.repeat(100_000)}</description>`)),
        },
        status: 'degraded',
        says: /longer than 64000 characters was cut/,
      },
    ]);
    const { printed } = await collectHostile(Object.fromEntries(hostile), collectMs);
    units.forEach((_, nth) => expect(printed(`unit-${nth}`)).toHaveLength(1));
  });

  it('while rss-parser alone takes four times as long for twice as much', async () => {
    const documentOf = (chars: number): string =>
      rss(item('A', `<description>${'&lt;'.repeat(chars)}</description>`));
    const cost = async (read: (text: string) => Promise<unknown>, chars: number): Promise<number> => {
      const times: number[] = [];
      for (let run = 0; run < 5; run++) {
        const before = performance.now();
        await read(documentOf(chars));
        times.push(performance.now() - before);
      }
      return Math.min(...times);
    };
    const naive = (text: string): Promise<unknown> => new Parser().parseString(text);
    const ours = (text: string): Promise<unknown> => parseFeed({ url, bytes: bytes(text) });
    // Four times the text is four times the work, or sixteen times where it is squared; between them there is room for noise.
    expect((await cost(naive, 24_000)) / (await cost(naive, 6_000))).toBeGreaterThan(9);
    expect((await cost(ours, 240_000)) / (await cost(ours, 60_000))).toBeLessThan(9);
  });
});

describe('B5: names that are no names', () => {
  const odd = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];
  const elements = odd.map((name) => `<${name}><polluted>yes</polluted></${name}>`).join('');
  const json = `{"version":"https://jsonfeed.org/version/1.1","__proto__":{"polluted":"yes"},"items":[{"title":"News","url":"/n","date_published":"2026-11-23T08:00:00Z","__proto__":{"polluted":"yes","id":"x"},"constructor":{"prototype":{"polluted":"yes"}},"tags":{"__proto__":[]}}]}`;

  it('are elements and keys like any other', async () => {
    const { printed } = await collectHostile(
      {
        xml: { serve: { body: rss(`${elements}${item('News', elements)}`) }, status: 'ok' },
        json: { serve: { body: json }, status: 'ok' },
      },
      collectMs,
    );
    expect([printed('xml').length, printed('json').length]).toEqual([1, 1]);
  });

  it('leave no trace in the process that reads them', async () => {
    for (const text of [rss(`${elements}<item __proto__="yes">${elements}</item>`), json]) {
      const feed = await parseFeed({ url, bytes: bytes(text) });
      expect(isFailure(feed)).toBe(false);
    }
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});

it('B6: bytes and characters that may not be', async () => {
  const title = 'A\u0000b\u0008c\ufffed\u202ee';
  const latin = Uint8Array.from(
    [...bytes(rss(item('Caf')).replace('Caf<', 'Caf\ufffd<'))].flatMap((byte) => byte),
  );
  const spoilt = Buffer.from(rss(item('Fog XX over the bay éééééééééééé')))
    .toString('latin1')
    .replace('XX', '\xff\xc0');
  const { printed } = await collectHostile(
    {
      controls: degraded(rss(item(title, '', 'https://odd.example/c')), /control characters were removed/),
      references: degraded(
        rss(item('A&#0;b&#xD800;c&#xFFFE;', '', 'https://odd.example/r')),
        /impossible characters/,
      ),
      replaced: { serve: { body: latin }, status: 'ok' },
      spoilt: degraded(Buffer.from(spoilt, 'latin1'), /not valid utf-8/),
      surrogates: {
        serve: {
          body: String.raw`{"version":"https://jsonfeed.org/version/1.1","items":[{"title":"Half \ud83d","url":"https://odd.example/\udc00","date_published":"2026-11-23T08:00:00Z"}]}`,
        },
        status: 'ok',
      },
    },
    collectMs,
  );
  expect(printed('controls')[0]?.title).toBe('Abcde');
  expect(printed('references')[0]?.title).toBe('Abc');
  expect(printed('spoilt')).toHaveLength(1);
  expect(printed('surrogates')[0]).toMatchObject({
    title: expect.stringMatching(/^Half ?\ufffd?$/),
    url: expect.stringMatching(/^https:\/\/odd\.example\/[\x21-\x7e]*$/),
  });
});

it('B7: one broken entry of fifty costs itself, one broken date only the date', async () => {
  const items = Array.from({ length: 49 }, (_, n) => item(`News number ${n} of today`));
  const noDate = items.with(10, items[10]!.replace(/<pubDate>.*?<\/pubDate>/, '<pubDate>the 32nd</pubDate>'));
  const { report, printed } = await collectHostile(
    {
      entry: {
        serve: { body: rss([...items, '<item><title>No link</title></item>'].join('')) },
        status: 'ok',
      },
      date: {
        serve: {
          body: rss(noDate.join('').replaceAll('odd.example', 'other.example').replaceAll('News', 'Talk')),
        },
        status: 'ok',
      },
      cut: degraded(
        rss(items.join(''))
          .replaceAll('odd.example', 'third.example')
          .replaceAll('News', 'Song')
          .slice(0, -80),
        /the end of the document is missing/,
      ),
    },
    collectMs,
  );
  const row = (name: string) => report.sources.find(({ source }) => source === name);
  expect(row('entry')).toMatchObject({ read: 50, new: 49, dropped: { 'no link': 1 } });
  expect(row('date')).toMatchObject({ read: 49, new: 49 });
  expect(printed('date').filter(({ published }) => published === undefined).length).toBeLessThanOrEqual(1);
  expect(row('cut')).toMatchObject({ read: 48, new: 48 });
});

it('B8: more entries than any, and dates that cannot be', async () => {
  const dates = [
    '01 Jan 9999 00:00:00 GMT',
    '23 Nov 2027 08:00:00 GMT',
    '01 Jan 1970 00:00:00 GMT',
    '0',
    '99999999999999',
  ];
  const dated = dates.map((when, n) =>
    item(`News at the end of time ${n}`).replace(/<pubDate>.*?</, `<pubDate>${when}<`),
  );
  const { report, printed } = await collectHostile(
    {
      many: degraded(
        rss(Array.from({ length: 100_000 }, (_, n) => `<item><title>N${n}</title></item>`).join('')),
        /only the first 2000 entries/,
      ),
      dates: { serve: { body: rss(dated.join('')) }, status: 'ok' },
    },
    collectMs + parseMs,
  );
  expect(report.sources.find(({ source }) => source === 'many')).toMatchObject({ read: 2_000 });
  expect(printed('dates').length).toBeGreaterThan(0);
  for (const { published } of printed('dates')) expect(published).toBeUndefined();
});

describe('B9: ids that are not', () => {
  it('one entry for a link, whatever its ids', async () => {
    const guid = (id: string): string => `<guid isPermaLink="false">${id}</guid>`;
    const { report, printed } = await collectHostile(
      {
        same: {
          serve: {
            body: rss(item('One story of the day', guid('1')) + item('Other story of the day', guid('1'))),
          },
          status: 'ok',
        },
        twice: {
          serve: {
            body: rss(
              item('A', guid('1'), 'https://odd.example/t') + item('B', guid('2'), 'https://odd.example/t'),
            ),
          },
          status: 'ok',
        },
        // What was printed yesterday, under another id and title.
        changing: {
          serve: { body: rss(item('Renamed', guid('9'), 'https://news.example/quiet-morning-at-changing')) },
          status: 'quiet',
        },
      },
      collectMs,
    );
    expect(['same', 'twice', 'changing'].map((name) => printed(name).length)).toEqual([2, 1, 0]);
    const row = report.sources.find(({ source }) => source === 'twice');
    expect(row).toMatchObject({ dropped: { 'the link of another entry': 1 } });
  });

  it('every id once, made of the link alone', () => {
    const source = exampleBriefing({ local: ['courier'] }).sections[0]!.sources[0]!;
    const context = { source, window: exampleWindow, base: url, date: '2026-11-22', firstSeen: {} };
    const raw = fc.record({
      title: fc.constantFrom('A', 'B'),
      id: fc.constantFrom('1', '2', ''),
      link: fc.constantFrom('/a', '/a?utm_source=x', '/b', 'https://odd.example/a'),
      categories: fc.constant<string[]>([]),
    });
    fc.assert(
      fc.property(fc.array(raw, { maxLength: 8 }), (entries) => {
        const { candidates } = normalize({ format: 'rss', entries, repairs: [] }, context);
        expect(new Set(candidates.map(({ id }) => id)).size).toBe(candidates.length);
        expect(new Set(candidates.map((one) => one.url)).size).toBe(candidates.length);
        const again = normalize(
          { format: 'rss', entries: entries.map((one) => ({ ...one, id: 'x' })), repairs: [] },
          context,
        );
        expect(again.candidates.map(({ id }) => id)).toEqual(candidates.map(({ id }) => id));
      }),
    );
  });
});

it('B10: what a document multiplies to is cut before it is handed over', async () => {
  const entry = (n: number): string =>
    `{"title":"News number ${n} of today","url":"https://odd.example/${n}","content_text":"${'&'.repeat(60_000)}","date_published":"2026-11-23T08:00:00Z"}`;
  const body = `{"version":"https://jsonfeed.org/version/1.1","items":[${Array.from({ length: 160 }, (_, n) => entry(n)).join(',')}]}`;
  await collectHostile(
    { multiplied: packed(degraded(body, /longer than 64000 characters was cut/)) },
    collectMs + parseMs,
  );
  const feed = await parseFeed({ url, bytes: bytes(body) });
  expect(JSON.stringify(feed).length).toBeLessThan(25_000_000);
});
