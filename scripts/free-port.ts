import { createServer } from 'node:net';

const portsTriedMax = 20;

/** The first free port from the one wished for; the address of the site is built into its feeds, so it must be known. */
export async function freePort(wished: number): Promise<number> {
  for (let port = wished; port < wished + portsTriedMax; port += 1) if (await isFree(port)) return port;
  throw new Error(
    `No port from ${wished} to ${wished + portsTriedMax - 1} is free; name another with --port.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, 'localhost', () => server.close(() => resolve(true)));
  });
}
