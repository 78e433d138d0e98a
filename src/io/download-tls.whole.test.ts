import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selfSignedCertificate } from '../../scripts/testing/certificate.ts';
import { startFeedServer } from '../../scripts/testing/feed-server.ts';
import type { FeedServer, Route } from '../../scripts/testing/feed-server.ts';
import { download } from './download.ts';

const yesterday = new Date(Date.now() - 86_400_000);
const tomorrow = new Date(Date.now() + 86_400_000);
const longAgo = new Date('2001-01-01T00:00:00Z');

const certificates = {
  good: selfSignedCertificate('127.0.0.1', yesterday, tomorrow),
  expired: selfSignedCertificate('127.0.0.1', longAgo, yesterday),
  elsewhere: selfSignedCertificate('127.0.0.2', yesterday, tomorrow),
  untrusted: selfSignedCertificate('127.0.0.1', yesterday, tomorrow),
};

const servers: FeedServer[] = [];
const authorities = getCACertificates('default');
beforeAll(() => {
  const { good, expired, elsewhere } = certificates;
  setDefaultCACertificates([...authorities, good.cert, expired.cert, elsewhere.cert]);
});
afterAll(async () => {
  setDefaultCACertificates(authorities);
  await Promise.all(servers.map((server) => server.close()));
});

async function secureServer(tls: { key: string; cert: string }, route: Route): Promise<FeedServer> {
  const server = await startFeedServer({ '/feed.xml': route }, { tls });
  servers.push(server);
  return server;
}

function read(server: FeedServer) {
  return download({ url: `${server.origin}/feed.xml` }, { allowHosts: ['127.0.0.1'], now: () => new Date() });
}

test('a certificate that is in order', async () => {
  expect(await read(await secureServer(certificates.good, { body: '<rss/>' }))).toMatchObject({
    kind: 'document',
  });
});

test.each([
  { name: 'expired', tls: certificates.expired, reason: 'The server’s certificate has expired.' },
  {
    name: 'made out to another',
    tls: certificates.elsewhere,
    reason: 'The server’s certificate is made out to another name.',
  },
  {
    name: 'of nobody known',
    tls: certificates.untrusted,
    reason: 'The server’s certificate cannot be trusted.',
  },
])('a certificate that is $name', async ({ tls, reason }) => {
  const server = await secureServer(tls, { body: '<rss/>' });
  expect(await read(server)).toMatchObject({ kind: 'failed', failure: { stage: 'download', reason } });
  expect(server.log).toHaveLength(0);
});

test('no TLS where TLS was expected', async () => {
  const plain = await startFeedServer({ '/feed.xml': { body: '<rss/>' } });
  servers.push(plain);
  const answer = await download(
    { url: `${plain.origin.replace('http:', 'https:')}/feed.xml` },
    { allowHosts: ['127.0.0.1'], now: () => new Date() },
  );
  expect(answer).toMatchObject({
    kind: 'failed',
    failure: { reason: 'No protected connection could be made.' },
  });
});

test('a redirect from https to http is not followed', async () => {
  const plain = await startFeedServer({ '/feed.xml': { body: '<rss/>' } });
  servers.push(plain);
  const server = await secureServer(certificates.good, { redirect: `${plain.origin}/feed.xml` });
  expect(await read(server)).toMatchObject({ kind: 'failed', failure: { reason: /unprotected/ } });
  expect(server.log).toHaveLength(1);
  expect(plain.log).toHaveLength(0);
});
