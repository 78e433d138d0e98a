import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface StaticServer {
  /** Where the site stands, base included, with a slash at the end. */
  url: string;
  close: () => Promise<void>;
}

/** Serves a built site on a free loopback port as GitHub Pages would: folders by `index.html`, the rest by `404.html`. */
export async function serveFolder(folder: string, base = '/'): Promise<StaticServer> {
  const prefix = base.endsWith('/') ? base : `${base}/`;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = path.startsWith(prefix) ? normalize(`/${path.slice(prefix.length)}`) : undefined;
    const file = inside && (inside.endsWith('/') ? `${inside}index.html` : inside);
    const found = file && (await readFile(join(folder, file)).catch(() => undefined));
    const body = found || (await readFile(join(folder, '404.html')).catch(() => 'not found'));
    const type = found ? types[extname(file ?? '')] : types['.html'];
    response.writeHead(found ? 200 : 404, { 'content-type': type ?? 'application/octet-stream' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
