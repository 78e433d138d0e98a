import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startFeedServer } from '../../scripts/testing/feed-server.ts';
import type { FeedServer } from '../../scripts/testing/feed-server.ts';
import { download } from './download.ts';
import type { Download, DownloadRequest } from './download.ts';

const feed = '<rss version="2.0"><channel><title>Harbour Café</title></channel></rss>';
const now = () => new Date('2026-11-22T11:00:00.000Z');

let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.log.length = 0;
});

function read(path: string, request: Partial<DownloadRequest> = {}) {
  return download({ url: server.origin + path, ...request }, { allowHosts: ['127.0.0.1'], now });
}

function text(answer: Download): string | undefined {
  return answer.kind === 'document' ? Buffer.from(answer.document.bytes).toString() : undefined;
}

function failure(answer: Download) {
  return answer.kind === 'failed' ? answer.failure : undefined;
}

function movedTo(answer: Download): string | undefined {
  return answer.kind === 'document' || answer.kind === 'unchanged' ? answer.movedTo : undefined;
}

describe('redirects', () => {
  test.each([
    { name: '301', statuses: [301], moved: true },
    { name: '308', statuses: [308], moved: true },
    { name: '301 and 308', statuses: [301, 308, 301], moved: true },
    { name: '302', statuses: [302], moved: false },
    { name: '303', statuses: [303], moved: false },
    { name: '307', statuses: [307], moved: false },
    { name: 'one of three for today only', statuses: [301, 307, 308], moved: false },
    { name: 'the last for today only', statuses: [308, 302], moved: false },
    { name: 'five', statuses: [302, 302, 302, 302, 302], moved: false },
  ])('are followed: $name', async ({ statuses, moved }) => {
    statuses.forEach((status, hop) =>
      server.set(`/hop/${hop}`, { status, redirect: `${hop + 1}`, body: feed }),
    );
    const last = `/hop/${statuses.length}`;
    server.set(last, { body: feed, etag: '"z"' });
    const answer = await read('/hop/0');
    expect(answer).toMatchObject({ kind: 'document', document: { url: server.origin + last } });
    expect(movedTo(answer)).toBe(moved ? server.origin + last : undefined);

    const again = await read('/hop/0', { etag: '"z"' });
    expect(again).toMatchObject({ kind: 'unchanged' });
    expect(movedTo(again)).toBe(moved ? server.origin + last : undefined);
  });

  test.each([
    { path: '/login', moved: false },
    { path: '/accounts/SignIn.php?next=feed', moved: false },
    { path: '/log-in/', moved: false },
    { path: '/oauth2/authorize', moved: false },
    { path: '/authors/jane/feed.xml', moved: true },
    { path: '/news/authentic-bread.xml', moved: true },
    { path: '/feed.xml?section=login', moved: true },
  ])('to what looks like a login page are followed and not reported: $path', async ({ path, moved }) => {
    server.set('/old', { status: 301, redirect: path });
    server.set(path, { body: feed });
    const answer = await read('/old');
    expect(text(answer)).toBe(feed);
    expect(movedTo(answer)).toBe(moved ? server.origin + path : undefined);
  });

  test('tell nothing when the new address does not answer', async () => {
    server.set('/gone-away.xml', { status: 301, redirect: '/nowhere.xml' });
    const answer = await read('/gone-away.xml');
    expect(failure(answer)?.reason).toBe('No such address (404).');
    expect(answer).not.toHaveProperty('movedTo');
  });

  test('may hold accents, as bytes or as percent signs', async () => {
    server.set('/caf%C3%A9.xml', { body: feed });
    server.set('/old.xml', { redirect: Buffer.from('/café.xml').toString('latin1') });
    expect(text(await read('/old.xml'))).toBe(feed);
  });

  test('end at the sixth', async () => {
    for (let hop = 0; hop < 9; hop += 1) server.set(`/far/${hop}`, { redirect: `/far/${hop + 1}` });
    expect(failure(await read('/far/0'))?.reason).toBe('The address was passed on more than 5 times.');
    expect(server.log).toHaveLength(6);
  });

  test('end where they began', async () => {
    server.set('/ping', { redirect: '/pong#1' });
    server.set('/pong', { redirect: '/ping#2' });
    expect(failure(await read('/ping'))?.reason).toBe('The address leads in a circle.');
    expect(server.log).toHaveLength(2);
  });

  test.each([
    { name: 'broken', location: 'http://[bad', reason: /cannot be read/ },
    { name: 'empty', location: '', reason: /cannot be read/ },
    { name: 'file', location: 'file:///etc/hostname', reason: /begin with http/ },
    { name: 'data', location: 'data:text/xml,<rss/>', reason: /begin with http/ },
    { name: 'password', location: 'http://a:b@127.0.0.1/', reason: /password/ },
    { name: 'neighbour', location: 'http://127.0.0.2/', reason: /private network/ },
    { name: 'localhost', location: 'http://localhost/', reason: /private network/ },
    { name: 'mapped', location: 'http://[::ffff:7f00:1]/', reason: /private network/ },
  ])('are judged anew: $name', async ({ location, reason }) => {
    server.set('/feed.xml', { redirect: location });
    const answer = await read('/feed.xml');
    expect(failure(answer)).toMatchObject({ stage: 'download', httpStatus: 302 });
    expect(failure(answer)?.reason).toMatch(reason);
    expect(server.log).toHaveLength(1);
  });

  test('without a Location are no answer', async () => {
    server.set('/feed.xml', { status: 302 });
    expect(failure(await read('/feed.xml'))?.reason).toMatch(/cannot be read/);
  });
});

describe('private hosts', () => {
  test.each([
    '127.0.0.1',
    '2130706433',
    '0177.0.0.1',
    '0x7f.1',
    '[::ffff:127.0.0.1]',
    'localhost',
    'localhost.',
  ])('are not called unless allowed: %s', async (host) => {
    const url = `http://${host}:${server.port}/feed.xml`;
    const answer = await download({ url }, { allowHosts: ['127.0.0.2', 'publisher.example'], now });
    expect(failure(answer)).toEqual({
      stage: 'configuration',
      reason: 'The address lies inside a private network.',
    });
    expect(server.log).toHaveLength(0);
  });

  test('may be allowed by name', async () => {
    server.set('/feed.xml', { body: feed });
    const url = `http://localhost:${server.port}/feed.xml`;
    expect(text(await download({ url }, { allowHosts: ['localhost'], now }))).toBe(feed);
  });
});
