import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { answer } from './feed-route.ts';
import type { RequestRecord, Routing } from './feed-route.ts';

export { replayRoute } from './feed-route.ts';
export type { Packing, RequestRecord, Route, Routing } from './feed-route.ts';

export interface FeedServer {
  /** `http://127.0.0.1:41234` */
  origin: string;
  port: number;
  /** Every request in the order of arrival. */
  log: RequestRecord[];
  /** Adds or replaces a route. */
  set: (path: string, route: Routing) => void;
  /** How many connections are open now. */
  connections: () => number;
  /** Closes every connection, also stalled ones. */
  close: () => Promise<void>;
}

export interface FeedServerOptions {
  /** Another loopback address than 127.0.0.1. */
  host?: string;
  /** Speaks HTTPS with this key and certificate, both PEM. */
  tls?: { key: string; cert: string };
}

/**
 * A real HTTP server on loopback for tests: it plays honest publishers and every kind of broken one.
 *
 *     const server = await startFeedServer({
 *       '/news.xml': { body: feed, etag: true },
 *       '/old.xml': { redirect: '/news.xml', status: 301 },
 *       '/busy.xml': { status: 503, headers: { 'retry-after': '60' } },
 *       '/flaky.xml': ({ nth }) => (nth === 1 ? { status: 500 } : { body: feed }),
 *     });
 *     await collect(`${server.origin}/news.xml`);
 *     expect(server.log.map(({ path }) => path)).toEqual(['/news.xml']);
 *     await server.close();
 *
 * Starts on a free port. A path without a route answers 404; a route with a query wins over one without.
 */
export async function startFeedServer(
  routes: Record<string, Routing> = {},
  { host = '127.0.0.1', tls }: FeedServerOptions = {},
): Promise<FeedServer> {
  const table = new Map(Object.entries(routes));
  const log: RequestRecord[] = [];
  const sockets = new Set<Socket>();
  const underWay = new Map<string, number>();

  const listener: RequestListener = (request, response) => {
    const record = describe(request, log, underWay);
    log.push(record);
    underWay.set(record.host, record.inFlight);
    response.once('close', () => underWay.set(record.host, (underWay.get(record.host) ?? 1) - 1));
    const routing = table.get(record.path) ?? table.get(record.path.replace(/\?.*$/s, '')) ?? { status: 404 };
    void answer(routing, record, request, response);
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));

  const { port } = server.address() as AddressInfo;
  return {
    origin: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    log,
    set: (path, route) => table.set(path, route),
    connections: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function describe(
  request: IncomingMessage,
  log: RequestRecord[],
  underWay: Map<string, number>,
): RequestRecord {
  const path = request.url ?? '/';
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  return {
    method: request.method ?? 'GET',
    path,
    host,
    headers: request.headers,
    nth: log.filter((earlier) => earlier.path === path).length + 1,
    inFlight: (underWay.get(host) ?? 0) + 1,
  };
}
