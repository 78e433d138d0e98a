import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type InventedFeed, inventFeeds } from './invented-feeds.ts';

/**
 * The publishers of `npm run bench -- collect`, in a process of their own, so that what they use is not counted to those
 * who ask them: invented feeds at many addresses of loopback, with strong validators and a delay before the first byte.
 * The addresses of entries are answered at once, for peers who also fetch articles. Talks with `open-house.ts`
 * over the channel of `fork` and ends with it.
 */

/** What the process is to serve, its one argument. */
export interface HouseOrder {
  sources: number;
  latencyMs: number;
  seed: number;
  /** ISO instant of the newest entries. */
  now: string;
}

export interface HouseReady {
  /** The address of each feed. */
  feeds: string[];
  bytes: number;
}

/** How often it has answered since it was last asked. */
export interface HouseCounts {
  documents: number;
  unchanged: number;
  articles: number;
}

/** Sources beyond these share an address with others. */
const addressesMax = 250;
const article = Buffer.from('<!doctype html><title>An article</title><p>Told in full.</p>');

const { sources, latencyMs, seed, now } = JSON.parse(process.argv[2] ?? '{}') as HouseOrder;
const documents = new Map<string, Omit<InventedFeed, 'body' | 'links'> & { bytes: Buffer }>();
let counts: HouseCounts = { documents: 0, unchanged: 0, articles: 0 };

const addresses = Array.from({ length: Math.min(sources, addressesMax) }, (_, n) => `127.0.1.${n + 1}`);
const servers: Server[] = [];
const ports: number[] = [];
for (const address of addresses) {
  const server = createServer({ keepAliveTimeout: 1_000 }, answer);
  server.listen({ host: address, port: 0, backlog: 1_024 });
  await once(server, 'listening');
  servers.push(server);
  ports.push((server.address() as AddressInfo).port);
}

const invented = await inventFeeds(seed, new Date(now));
const feeds = Array.from({ length: sources }, (_, number) => {
  const place = number % addresses.length;
  const home = `http://${addresses[place]}:${ports[place]}/s${number}`;
  const { body, contentType, etag } = invented.feed(number, home);
  documents.set(`${addresses[place]}:${ports[place]}/s${number}/feed.xml`, {
    bytes: Buffer.from(body),
    contentType,
    etag,
  });
  return `${home}/feed.xml`;
});

process.on('message', () => {
  process.send?.(counts);
  counts = { documents: 0, unchanged: 0, articles: 0 };
});
process.on('disconnect', () => process.exit());
const bytes = [...documents.values()].reduce((sum, one) => sum + one.bytes.length, 0);
process.send?.({ feeds, bytes } satisfies HouseReady);

function answer(request: IncomingMessage, response: ServerResponse): void {
  const found = documents.get(`${request.headers.host}${request.url}`);
  if (!found) {
    counts.articles += 1;
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': article.length }).end(article);
    return;
  }
  setTimeout(() => {
    const { bytes: body, contentType, etag } = found;
    if (request.headers['if-none-match'] === etag) {
      counts.unchanged += 1;
      response.writeHead(304, { etag }).end();
      return;
    }
    counts.documents += 1;
    response.writeHead(200, { 'content-type': contentType, 'content-length': body.length, etag }).end(body);
  }, latencyMs);
}
