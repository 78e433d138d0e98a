import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { selfSignedCertificate } from './testing/certificate.ts';
import { collectAmong, today } from './testing/fault-newsroom.ts';
import { startFeedServer } from './testing/feed-server.ts';
import { openNewsroom } from './testing/newsroom.ts';
import { feedOf } from './testing/small-feed.ts';

/** Servers that speak HTTP and mean something else than a feed. `collectAmong` expects what holds for every row. */

const document = today('Fog on the water');
const limitMs = 4_000;
const days = ['2026-11-22T11:45:00Z', '2026-11-23T11:45:00Z', '2026-11-24T11:45:00Z'];

describe.concurrent('answers', () => {
  test('A7 redirects: loop, sixth, nonsense, other schemes, back to http', async ({ onTestFinished }) => {
    const hops = Object.fromEntries(
      Array.from({ length: 9 }, (_, n) => [`/${n}`, { redirect: `/${n + 1}` }]),
    );
    const unreadable = 'The publisher pointed to an address that cannot be read.';
    const scheme = 'Only web addresses that begin with http or https are read.';
    const address = process.platform === 'darwin' ? '127.0.0.1' : '127.0.1.1';
    const [from, to] = [-1, 1].map((day) => new Date(Date.now() + day * 86_400_000)) as [Date, Date];
    const tls = selfSignedCertificate(address, from, to);
    const folder = await mkdtemp(join(tmpdir(), 'trusted-'));
    await writeFile(join(folder, 'trusted.pem'), tls.cert);
    onTestFinished(() => rm(folder, { recursive: true }));
    const { requests } = await collectAmong({
      limitMs,
      env: { NODE_EXTRA_CA_CERTS: join(folder, 'trusted.pem') },
      faults: [
        {
          name: 'unprotected',
          server: { tls },
          serve: ({ headers }) => ({ redirect: `http://${headers.host}/feed.xml` }),
          says: 'The publisher pointed from a protected address to an unprotected one.',
        },
        {
          name: 'loop',
          serve: { redirect: '/back' },
          more: () => ({ '/back': { redirect: '/feed.xml' } }),
          says: 'The address leads in a circle.',
        },
        { name: 'itself', serve: { redirect: '' }, says: unreadable },
        {
          name: 'sixth',
          serve: { redirect: '/0' },
          more: () => hops,
          says: 'The address was passed on more than 5 times.',
        },
        { name: 'nonsense', serve: { redirect: 'http://[bad' }, says: unreadable },
        { name: 'nowhere', serve: { status: 302 }, says: unreadable },
        { name: 'file', serve: { redirect: 'file:///etc/hostname' }, says: scheme },
        { name: 'data', serve: { redirect: 'data:text/xml,<rss/>' }, says: scheme },
        {
          name: 'private',
          serve: { redirect: 'http://10.0.0.1/feed.xml' },
          says: 'The publisher pointed to an address inside a private network.',
        },
      ],
    });
    expect(requests['sixth']).toHaveLength(6);
    expect(requests['loop']).toHaveLength(2);
    expect(requests['unprotected']).toHaveLength(1);
  });

  test('A8 moved for good: followed and told, the briefing left as it is', async () => {
    const { report } = await collectAmong({
      limitMs,
      faults: [
        {
          name: 'moved',
          serve: { status: 301, redirect: '/new.xml' },
          more: () => ({ '/new.xml': { body: document } }),
          says: undefined,
        },
        {
          name: 'login',
          serve: { status: 308, redirect: '/login?next=feed' },
          more: () => ({ '/login': { body: '<!doctype html><title>Log in</title>' } }),
          says: /web page/,
        },
      ],
    });
    const notes = report.notes.filter((note) => note.includes('moved'));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^moved has moved.*\/new\.xml/);
  });

  test('A9 nothing has changed: validators go out byte for byte, over three mornings', async () => {
    const tag = 'W/"a,1"';
    const server = await startFeedServer({
      '/feed.xml': {
        body: feedOf('Calm'),
        etag: tag,
        headers: { 'last-modified': 'yesterday evening', expires: '0' },
      },
    });
    const newsroom = await openNewsroom({ harbour: { a: `${server.origin}/feed.xml` } });
    try {
      for (const day of days) expect((await newsroom.collect(day)).sourcesRead).toBe(1);
      expect(server.log.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, tag, tag]);
      expect(server.log[2]?.headers['if-modified-since']).toBe('yesterday evening');
    } finally {
      await newsroom.close();
      await server.close();
    }
  });

  test('A10 gone, missing, locked', async () => {
    await collectAmong({
      limitMs,
      faults: [
        { name: 'gone', serve: { status: 410 }, says: /gone for good \(410\)/ },
        { name: 'missing', serve: { status: 404 }, says: /No such address \(404\)/ },
        { name: 'locked', serve: { status: 401 }, says: /asks for a password \(401\)/ },
      ],
    });
  });

  test('A10 what is gone is not asked again', async () => {
    const server = await startFeedServer({
      '/gone.xml': { status: 410 },
      '/ok.xml': { body: feedOf('Calm') },
    });
    const newsroom = await openNewsroom({
      harbour: { gone: `${server.origin}/gone.xml`, ok: `${server.origin}/ok.xml` },
    });
    try {
      for (const day of days) await newsroom.collect(day);
      expect(server.log.filter(({ path }) => path === '/gone.xml')).toHaveLength(1);
    } finally {
      await newsroom.close();
      await server.close();
    }
  });

  test('A11 busy: one request, no second try', async () => {
    const waits = ['60', '-1', 'soon', '31536000', '0', 'Mon, 23 Nov 2026 12:00:00 GMT', ''];
    const { requests } = await collectAmong({
      limitMs,
      faults: waits.flatMap((wait, n) => [
        {
          name: `too-often-${n}`,
          serve: { status: 429, headers: { 'retry-after': wait } },
          says: /asks to be called less often \(429\)/,
        },
        {
          name: `busy-${n}`,
          serve: { status: 503, headers: { 'retry-after': wait } },
          says: /is busy/,
        },
      ]),
    });
    for (const log of Object.values(requests)) expect(log).toHaveLength(1);
  });

  test('A12 many feeds of one host: one request at a time, and none after it asks for a pause', async () => {
    const server = await startFeedServer({
      '/feed.xml': { body: document, delayMs: 20 },
      '/enough.xml': { status: 429 },
    });
    // A pause holds for a host that has a name.
    const origin = `http://press.localhost:${server.port}`;
    const ids = Array.from({ length: 12 }, (_, n) => `s${n}`);
    const path = (n: number) => (n === 9 ? '/enough.xml' : `/feed.xml?${n}`);
    const newsroom = await openNewsroom({
      harbour: Object.fromEntries(ids.map((id, n) => [id, origin + path(n)])),
    });
    try {
      const { sources } = await newsroom.collect(days[1]!);
      expect(sources.map(({ status }) => status).slice(9)).toEqual(['failed', 'skipped', 'skipped']);
      expect(server.log.map(({ path: asked }) => asked)).toEqual(ids.slice(0, 10).map((_, n) => path(n)));
      expect(server.log.every(({ inFlight }) => inFlight === 1)).toBe(true);
    } finally {
      await newsroom.close();
      await server.close();
    }
  });

  test('A13 a page, a login, a gatekeeper, nothing, a picture', async () => {
    const html = { 'content-type': 'text/html' };
    const page = '<!doctype html><html><head><title>Log in</title></head><body><form></form></body></html>';
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    await collectAmong({
      limitMs,
      faults: [
        { name: 'page', serve: { body: page, headers: html }, says: /web page instead of a feed/ },
        {
          name: 'to-login',
          serve: { redirect: '/login' },
          more: () => ({ '/login': { body: page, headers: html } }),
          says: /web page instead of a feed/,
        },
        {
          name: 'gatekeeper',
          serve: { status: 403, body: page, headers: { ...html, 'cf-mitigated': 'challenge' } },
          says: 'The publisher’s gatekeeper (Cloudflare) turned the request away (403).',
        },
        {
          name: 'gatekeeper-200',
          serve: { body: page, headers: { ...html, 'cf-mitigated': 'challenge' } },
          says: 'The publisher’s gatekeeper (Cloudflare) turned the request away (200).',
        },
        { name: 'empty', serve: { body: '' }, says: /empty document/ },
        { name: 'blank', serve: { body: ' \n\n ' }, says: /empty document/ },
        { name: 'no-content', serve: { status: 204 }, says: /without a document \(204\)/ },
        {
          name: 'picture',
          serve: { body: png, headers: { 'content-type': 'image/png' } },
          says: /not a feed/,
        },
        { name: 'sitemap', serve: { body: '<?xml version="1.0"?><urlset></urlset>' }, says: /not a feed/ },
        { name: 'json', serve: { body: '{"error":"no"}' }, says: /not a JSON Feed/ },
      ],
    });
  });

  test('A14 encodings, said, unsaid and said wrongly', async () => {
    const title = 'Žluťoučký kůň à Łódź – „naïve“';
    const latin = 'Crème brûlée à l’été';
    const declared = (encoding: string, text: string) =>
      today(text).replace('<?xml version="1.0"?>', `<?xml version="1.0" encoding="${encoding}"?>`);
    const bodies: Record<string, { body: Uint8Array; type?: string; title: string }> = {
      utf8: { body: Buffer.from(today(title)), title },
      bom: { body: Buffer.from(`\ufeff${today(title)}`), title },
      'utf16-le': { body: Buffer.from(`\ufeff${today(title)}`, 'utf16le'), title },
      'windows-1252': {
        body: Buffer.from(declared('windows-1252', latin).replaceAll('’', '\x92'), 'latin1'),
        title: latin,
      },
      'header-only': {
        body: Buffer.from(today('Année à venir'), 'latin1'),
        type: 'text/xml; charset=iso-8859-1',
        title: 'Année à venir',
      },
      'lying-header': { body: Buffer.from(today(title)), type: 'text/xml; charset=iso-8859-1', title },
      'lying-prolog': { body: Buffer.from(declared('iso-8859-1', title)), title },
    };
    const server = await startFeedServer(
      Object.fromEntries(
        Object.entries(bodies).map(([name, { body, type }]) => [
          `/${name}`,
          { body, ...(type ? { headers: { 'content-type': type } } : {}) },
        ]),
      ),
    );
    const newsroom = await openNewsroom(
      Object.fromEntries(Object.keys(bodies).map((name) => [name, { [name]: `${server.origin}/${name}` }])),
    );
    try {
      await newsroom.collect(days[1]!);
      const text = await readFile(join(newsroom.content, 'editions/2026/2026-11-23.json'), 'utf8');
      expect(text).not.toContain('\ufffd');
      for (const expected of new Set(Object.values(bodies).map((one) => one.title)))
        expect(text).toContain(expected);
    } finally {
      await newsroom.close();
      await server.close();
    }
  });

  test('A19 nothing that a feed points to is asked for', async () => {
    const { requests } = await collectAmong({
      limitMs,
      faults: [
        {
          name: 'pointing',
          serve: ({ headers }) => {
            const here = `http://${headers.host}`;
            const pointers = `<image><url>${here}/logo.png</url></image><icon>${here}/favicon.ico</icon><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${here}/hub"/>`;
            const entry = `<enclosure url="${here}/a.mp3" length="1" type="audio/mpeg"/><comments>${here}/comments</comments>`;
            return {
              body: document
                .replace('</title>', `</title>${pointers}`)
                .replace(
                  '<?xml version="1.0"?>',
                  `<?xml version="1.0"?><?xml-stylesheet href="${here}/style.xsl"?>`,
                )
                .replace('<description>', `${entry}<description>&lt;img src="${here}/photo.jpg"&gt;`)
                .replace('https://news.example/', `${here}/`),
            };
          },
          says: undefined,
        },
      ],
    });
    expect(requests['pointing']?.map(({ path }) => path)).toEqual(['/feed.xml']);
  });
});
