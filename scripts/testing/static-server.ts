import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.xml': 'application/xml',
  '.opml': 'text/x-opml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const packable = /^(?:text|application\/(?:xml|json|wasm))|svg/;

export interface StaticServer {
  /** Where the site stands, base included, with a slash at the end. */
  url: string;
  close: () => Promise<void>;
}

/**
 * Serves a built site on a loopback port as GitHub Pages does: folders by `index.html`, the rest by `404.html`, texts
 * packed, everything to be kept for ten minutes. `port` 0 takes a free one.
 */
export async function serveFolder(folder: string, base = '/', port = 0): Promise<StaticServer> {
  const prefix = base.endsWith('/') ? base : `${base}/`;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = path.startsWith(prefix) ? normalize(`/${path.slice(prefix.length)}`) : undefined;
    const file = inside && (inside.endsWith('/') ? `${inside}index.html` : inside);
    const found = file && (await readFile(join(folder, file)).catch(() => undefined));
    const body = found || (await readFile(join(folder, '404.html')).catch(() => Buffer.from('not found')));
    const type = (found ? types[extname(file ?? '')] : types['.html']) ?? 'application/octet-stream';
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    const headers: OutgoingHttpHeaders = {
      'content-type': type,
      'cache-control': 'max-age=600',
      etag,
      vary: 'Accept-Encoding',
    };
    if (found && request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return;
    }
    const packs = packable.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    response
      .writeHead(found ? 200 : 404, { ...headers, ...(packs && { 'content-encoding': 'gzip' }) })
      .end(packs ? gzipSync(body) : body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
