import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleMornings } from './schedule.ts';
import { gzipBytesMin, type SampleServer, startSampleServer } from './server.ts';

/** The sample server over real HTTP: its clock, its manners, and each way in which a source of it misbehaves. */

const [monday = '', tuesday = '', wednesday = '', thursday = '', friday = '', saturday = ''] = sampleMornings;

let server: SampleServer;
beforeEach(async () => {
  server = await startSampleServer();
});
afterEach(() => server.close());

const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.origin + path, { redirect: 'manual', cache: 'force-cache', headers });

/** The entries of a document as it is at an instant, each as its own piece of XML. */
async function entriesAt(iso: string, path: string): Promise<string[]> {
  server.setClock(iso);
  const text = await (await ask(path)).text();
  return [...text.matchAll(/<(item|entry)[ >][\s\S]*?<\/\1>/g)].map(([entry]) => entry);
}

const part = (entry: string | undefined, pattern: RegExp): string => pattern.exec(entry ?? '')?.[1] ?? 'none';

describe('each morning', () => {
  const always = (status: number): number[] => sampleMornings.map(() => status);
  it.each([
    { name: 'an answer of 500', path: '/feeds/world-health-briefs.xml', statuses: always(500) },
    {
      name: 'an outage of two mornings',
      path: '/feeds/open-blueprint.xml',
      statuses: [200, 200, 503, 503, 200, 200, 200],
    },
    {
      name: 'a source gone from Thursday on',
      path: '/feeds/privacy-lantern.json',
      statuses: [200, 200, 200, 410, 410, 410, 410],
    },
    { name: 'a source that moved', path: '/feeds/lab-notes.php', statuses: always(301) },
    { name: 'its new address', path: '/feeds/lab-notes.xml', statuses: always(200) },
    { name: 'an address of nobody', path: '/feeds/..%2fbriefing.yaml', statuses: always(404) },
  ])('has $name', async ({ path, statuses }) => {
    const got: number[] = [];
    for (const morning of sampleMornings) {
      server.setClock(morning);
      got.push((await ask(path)).status);
    }
    expect(got).toEqual(statuses);
    expect(server.log.map(({ status }) => status)).toEqual(statuses);
  });
});

describe('a source in trouble', () => {
  it('says where it moved', async () => {
    server.setClock(wednesday);
    expect((await ask('/feeds/lab-notes.php')).headers.get('location')).toBe('/feeds/lab-notes.xml');
  });

  it('serves a page for people where a feed is expected', async () => {
    const response = await ask('/feeds/committee-watch.html');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toMatch(/^<!doctype html>/);
  });

  it('is left waiting on one morning, and let go when the server closes', async () => {
    server.setClock(wednesday);
    const waiting = ask('/feeds/capitol-dispatch.xml')
      .then((response) => response.text())
      .then(
        () => 'answered',
        () => 'cut off',
      );
    await expect.poll(() => server.log.length).toBe(1);
    expect(server.log).toEqual([
      { at: '2026-11-18T11:45:00.000Z', path: '/feeds/capitol-dispatch.xml', status: 0 },
    ]);
    await server.close();
    expect(await waiting).toBe('cut off');
    server = await startSampleServer({ now: thursday });
    expect((await ask('/feeds/capitol-dispatch.xml')).status).toBe(200);
  });
});

describe('an answer', () => {
  const path = '/feeds/valley-courier.xml';

  it('is 304 until the document changes', async () => {
    const { headers } = await ask(path);
    const [etag, since] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
    expect(since).toBe('Mon, 16 Nov 2026 10:50:00 GMT');
    const known = await ask(path, { 'if-none-match': etag });
    expect({ status: known.status, etag: known.headers.get('etag'), body: await known.text() }).toEqual({
      status: 304,
      etag,
      body: '',
    });
    const statusOf = async (sent: Record<string, string>): Promise<number> => (await ask(path, sent)).status;
    expect(await statusOf({ 'if-modified-since': since })).toBe(304);
    expect(await statusOf({ 'if-none-match': 'W/"other"', 'if-modified-since': since })).toBe(200);
    server.setClock('2026-11-16T17:00:00Z');
    expect(await statusOf({ 'if-none-match': etag })).toBe(200);
    expect(await statusOf({ 'if-modified-since': since })).toBe(200);
  });

  it('is packed where it is large and the reader takes it', async () => {
    const plain = await ask(path, { 'accept-encoding': 'identity' });
    const packed = await ask(path, { 'accept-encoding': 'gzip, br' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const text = await plain.text();
    expect(text.length).toBeGreaterThan(gzipBytesMin);
    expect(await packed.text()).toBe(text);
    const small = await ask('/feeds/weekly-vector.xml', { 'accept-encoding': 'gzip' });
    expect(small.headers.get('content-encoding')).toBeNull();
  });

  it('holds windows-1252 byte for byte', async () => {
    server.setClock('2026-12-31T00:00:00Z');
    const bytes = Buffer.from(await (await ask('/feeds/quotidien-outaouais.xml')).arrayBuffer());
    const stored = readFileSync(new URL('../../sample/feeds/quotidien-outaouais.xml', import.meta.url));
    expect(bytes.equals(stored)).toBe(true);
  });
});

describe('an entry', () => {
  it('is carried under another title', async () => {
    const told = async (iso: string): Promise<string[]> => {
      const entries = await entriesAt(iso, '/feeds/meridian-wire.xml');
      return entries.filter((entry) => /losses in boats|Five dead/.test(entry));
    };
    const [before, after] = [await told(thursday), await told(friday)];
    const titles = [...before, ...after].map((entry) => part(entry, /<title><!\[CDATA\[(.+)\]\]>/));
    expect(titles).toEqual([
      'Korrin Islands count losses in boats, not lives',
      'Five dead in Korrin Islands; nine in ten fishing boats lost',
    ]);
    for (const same of [/<link>(.+)<\/link>/, /<guid.*>(.+)<\/guid>/, /<pubDate>(.+)<\/pubDate>/])
      expect(part(after[0], same)).toBe(part(before[0], same));
  });

  it('is dated anew under the same id', async () => {
    const update = async (iso: string): Promise<string[]> => {
      const entries = await entriesAt(iso, '/feeds/cyber-advice-north.xml');
      const entry = entries.find((text) => text.includes('update 1'));
      return [part(entry, /<pubDate>(.+)<\/pubDate>/), part(entry, /<guid.*>(.+)<\/guid>/)];
    };
    const [before, after] = [await update(thursday), await update(friday)];
    expect([before[0], after[0]]).toEqual([
      'Wed, 18 Nov 2026 00:30:00 +0000',
      'Thu, 19 Nov 2026 20:00:00 +0000',
    ]);
    expect(after[1]).toBe(before[1]);
  });

  it('without a date appears when its note says so', async () => {
    expect(await entriesAt(monday, '/feeds/weekly-vector.xml')).toHaveLength(1);
    const later = await entriesAt(saturday, '/feeds/weekly-vector.xml');
    expect(later).toHaveLength(3);
    expect(later.join('')).not.toMatch(/pubDate|shown/);
  });

  it('is carried in two sections, once with tracking', async () => {
    const link = async (path: string, pattern: RegExp): Promise<string> =>
      part(
        (await entriesAt(tuesday, path)).find((entry) => entry.includes('measles-clinics')),
        pattern,
      );
    const plain = await link('/feeds/upper-valley-region.atom', /href="([^"]+)"/);
    const tracked = await link('/feeds/public-health-north.xml', /href="([^"]+)"/);
    expect(tracked).toBe(`${plain}?utm_source=public-health&amp;utm_medium=atom&amp;utm_campaign=measles`);
  });
});

it('a clock is not set to what is no instant', () => {
  expect(() => server.setClock('tomorrow')).toThrow('"tomorrow" is no instant');
});
