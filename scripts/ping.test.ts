import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { buildSite, type BuiltSite } from './testing/build-site.ts';
import { feedFaults } from './testing/feed-validator.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom } from './testing/newsroom.ts';
import { runCommandLine } from './testing/run-command.ts';
import { feedOf } from './testing/small-feed.ts';

/** npm run ping: two mornings are collected and built; on the second one section of two has news. */

const home = 'https://news.example/daily/';
let server: FeedServer;
let newsroom: Newsroom;
let site: BuiltSite;
let told: string[];
let status = 204;

beforeAll(async () => {
  server = await startFeedServer({
    '/quay': { body: feedOf('Ferries return') },
    '/hill': { body: feedOf('Goats climb') },
  });
  told = [];
  server.set('/hub', () => ({
    handler: (request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        told.push(new URLSearchParams(body).get('hub.url') ?? '');
        response.writeHead(status).end();
      });
    },
  }));
  newsroom = await openNewsroom(
    { quay: { quay: `${server.origin}/quay` }, hill: { hill: `${server.origin}/hill` } },
    { briefing: { websub: `${server.origin}/hub`, window: '9000d' } },
  );
  await newsroom.collect('2026-10-31T11:45:00Z');
  server.set('/quay', { body: feedOf('Ferries return', 'Lamps are lit') });
  await newsroom.collect('2026-11-01T11:45:00Z');
  site = await buildSite({ content: newsroom.content, siteUrl: home });
});
afterEach(() => {
  told.length = 0;
  status = 204;
});
afterAll(async () => {
  await site?.remove();
  await newsroom?.close();
  await server?.close();
});

const ping = (env: Record<string, string> = {}) =>
  runCommandLine('scripts/ping.ts', ['--content', newsroom.content, '--site', site.folder], env);
const read = (file: string) => readFile(join(site.folder, file), 'utf8');

it('is told by every feed that goes on, and by none that is closed', async () => {
  const link = `<atom:link href="${server.origin}/hub" rel="hub"/>`;
  for (const file of ['rss.xml', 'entries.xml', 'sections/quay/rss.xml']) {
    const text = await read(file);
    expect(text).toContain(link);
    expect(await feedFaults(text, { location: `${home}${file}`, now: '2026-11-01T12:00:00Z' })).toEqual([]);
  }
  expect(await read('atom.xml')).toMatch(/<link (?=[^>]*rel="hub")(?=[^>]*\/hub")/);
  expect((JSON.parse(await read('feed.json')) as { hubs: unknown }).hubs).toEqual([
    { type: 'WebSub', url: `${server.origin}/hub` },
  ]);
  expect(await read('rss/2026-10.xml')).not.toContain('hub');
});

it('tells the hub of every feed with something new', async () => {
  const { code, stderr } = await ping();
  expect(stderr).toContain('5 of 5 feeds');
  expect(code).toBe(0);
  expect(told).toEqual(
    ['rss.xml', 'atom.xml', 'feed.json', 'entries.xml', 'sections/quay/rss.xml'].map((file) => home + file),
  );
});

it('notes a hub that refuses, leaves it alone soon, and costs nothing', async () => {
  status = 403;
  const { code, stdout, stderr } = await ping({ GITHUB_ACTIONS: 'true' });
  expect(code).toBe(0);
  expect(told).toHaveLength(2);
  expect(stderr).toContain(`was not told of ${home}rss.xml: The hub refused (403).`);
  expect(stdout).toContain('::warning title=WebSub::');
});

it('has nothing to tell where the site names no hub', async () => {
  const { code, stderr } = await runCommandLine('scripts/ping.ts', [
    '--content',
    newsroom.content,
    '--site',
    newsroom.content,
  ]);
  expect([code, stderr]).toEqual([0, expect.stringContaining('name no hub')]);
});
