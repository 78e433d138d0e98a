import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { isPublicIp } from '../../src/io/address.ts';
import { downloadAll } from '../../src/io/download-all.ts';
import type { DownloadAllOptions } from '../../src/io/download-all.ts';
import type { Lookup } from '../../src/io/name-lookup.ts';
import { originOf, publicAddresses, specialAddresses } from './special-addresses.ts';

/**
 * Runs in a network of its own in which every address leads to this machine, and one server hears whoever calls any of
 * them. Tells who was heard: the real download, and the clients that people write first. The name servers of this
 * network never answer. The last line of standard output is a `LeakReport`.
 */

export interface LeakReport {
  /** By way of asking: the addresses at which a request arrived. */
  heard: Record<string, string[]>;
  /** By way of asking: what the download told, each different sentence once. */
  told: Record<string, string[]>;
  /** Milliseconds until names that no name server knows were given up, and from then to the end of the process. */
  silentMs: number;
}

const heard: Record<string, Set<string>> = {};
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://heard.example');
  const to = searchParams.get('to');
  if (!to) (heard[pathname.slice(1)] ??= new Set()).add(plain(request.socket.localAddress ?? ''));
  if (to) response.writeHead(302, { location: to }).end();
  else response.end('<rss version="2.0"><channel><title>Heard</title></channel></rss>');
});
server.listen(0, '::');
const silent = createSocket('udp6').bind(53, '::');
await Promise.all([once(server, 'listening'), once(silent, 'listening')]);
const { port } = server.address() as AddressInfo;

const all = [...specialAddresses, ...publicAddresses];
const hop = originOf(publicAddresses[0], port);
const limits = { connectMs: 1_000, totalMs: 2_000 };

const report: LeakReport = { heard: {}, told: {}, silentMs: 0 };
await ours(
  'ours-url',
  all.map((address) => `${originOf(address, port)}/ours-url`),
);
await ours(
  'ours-redirect',
  all.map((address) => `${hop}/?to=${encodeURIComponent(`${originOf(address, port)}/ours-redirect`)}`),
);
await ours(
  'ours-name',
  all.map((_, n) => `http://n${n}.example:${port}/ours-name`),
  (name) => Promise.resolve([all[Number(/\d+/.exec(name)?.[0])] ?? '']),
);
await ours(
  'ours-mixed',
  ['a', 'b', 'c'].map((name) => `http://${name}.example:${port}/ours-mixed`),
  (name) =>
    Promise.resolve(
      {
        'a.example': ['8.8.8.8', '10.0.0.1'],
        'b.example': ['::1', '8.8.8.8'],
        'c.example': ['8.8.8.8', '2606:4700::1111', '::'],
      }[name] ?? [],
    ),
);
await ours('ours-rebinding', [`http://rebind.example:${port}/ours-rebinding`], rebinding());
await ours(
  'ours-rebinding-hop',
  [`http://rebind.example:${port}/?to=${encodeURIComponent('/ours-rebinding-hop')}`],
  rebinding(),
);
await ours('ours-allowed', [`http://localhost:${port}/ours-allowed`], undefined, ['localhost']);

await Promise.all(all.map((address) => naive(`${originOf(address, port)}/twin-url`)));
await Promise.all(
  all.map((address) => naive(`${hop}/?to=${encodeURIComponent(`${originOf(address, port)}/twin-redirect`)}`)),
);
await checkThenFetch(`http://rebind.example:${port}/twin-rebinding`, rebinding());

const started = performance.now();
await ours(
  'ours-silent',
  Array.from({ length: 8 }, (_, n) => `http://silent${n}.example:${port}/ours-silent`),
);
server.close();
server.closeAllConnections();
silent.close();
process.once('exit', () => {
  report.silentMs = Math.round(performance.now() - started);
  report.heard = Object.fromEntries(
    Object.entries(heard).map(([way, addresses]) => [way, [...addresses].sort()]),
  );
  process.stdout.write(`${JSON.stringify(report)}\n`);
});

async function ours(way: string, urls: string[], lookup?: Lookup, allowHosts: string[] = []): Promise<void> {
  const options: DownloadAllOptions = {
    allowHosts,
    now: () => new Date(),
    limits,
    ...(lookup ? { lookup } : {}),
  };
  const answers = await downloadAll(
    urls.map((url) => ({ id: url, url })),
    options,
  );
  const told = [...answers.values()].map((answer) =>
    answer.kind === 'failed' ? answer.failure.reason : answer.kind,
  );
  report.told[way] = [...new Set(told)].sort();
}

/** A name that is public when it is looked up first, and this machine ever after. */
function rebinding(): Lookup {
  let asked = 0;
  return () => Promise.resolve([(asked += 1) === 1 ? '8.8.8.8' : '127.0.0.1']);
}

/** The known-bad twin: fetch with a time limit. */
async function naive(url: string): Promise<void> {
  await fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
    (response) => response.arrayBuffer(),
    () => undefined,
  );
}

/** The other one: looks the name up, finds it public, then lets the client look it up again. */
async function checkThenFetch(url: string, lookup: Lookup): Promise<void> {
  const { hostname } = new URL(url);
  const { signal } = new AbortController();
  if (!(await lookup(hostname, signal)).every(isPublicIp)) return;
  const again: LookupFunction = (name, _options, answer) => {
    void lookup(name, signal).then((found) => {
      const addresses = found.map((address) => ({ address, family: isIP(address) }));
      answer(null, addresses);
    });
  };
  const [response] = await once(get(url, { lookup: again, agent: false }), 'response');
  response.resume();
  await once(response, 'end');
}

function plain(address: string): string {
  return address.replace(/^::ffff:/, '');
}
