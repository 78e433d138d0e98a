import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { publish } from './publish.ts';
import { misbehaviourOf, sampleMornings } from './schedule.ts';

/** Where `sample/briefing.yaml` finds the weather: source, path, and how the names of its documents end. */
export const weatherPaths: readonly { source: string; path: string; ending: string; contentType: string }[] =
  [
    {
      source: 'weather-city',
      path: '/collections/citypageweather-realtime/items/on-131',
      ending: '-city.json',
      contentType: 'application/geo+json',
    },
    {
      source: 'weather-alerts',
      path: '/collections/weather-alerts/items',
      ending: '-alerts.json',
      contentType: 'application/geo+json',
    },
    {
      source: 'weather-air',
      path: '/collections/aqhi-observations-realtime/items',
      ending: '-air.json',
      contentType: 'application/geo+json',
    },
    {
      source: 'weather-office',
      path: '/rss/city/on-131_e.xml',
      ending: '.xml',
      contentType: 'text/xml; charset=utf-8',
    },
  ];
/** The placeholder of `sample/briefing.yaml`: whoever reads it puts the real origin in its place. */
export const sampleOrigin = 'http://127.0.0.1:4800';
/** Smaller answers are sent as they are. */
export const gzipBytesMin = 4096;

const sampleFolder = new URL('../../sample/', import.meta.url);

const contentTypes: Readonly<Record<string, string>> = {
  // Without a charset: the documents declare their own, as most publishers leave it.
  xml: 'application/xml',
  rdf: 'application/rdf+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  html: 'text/html; charset=utf-8',
};

export interface SampleAnswer {
  /** The server's clock, ISO 8601 in UTC. */
  at: string;
  path: string;
  /** 0 for an answer that is begun and never ended. */
  status: number;
}

export interface SampleServer {
  /** Such as `http://127.0.0.1:41234`. */
  origin: string;
  /** Moves the clock to an instant, forward or back. Throws on text that is none. */
  setClock: (iso: string) => void;
  log: readonly SampleAnswer[];
  /** Ends every connection, stalled ones too. */
  close: () => Promise<void>;
}

/**
 * Serves `sample/` on 127.0.0.1 as its publishers would at the time of a clock that only `setClock` moves.
 * `port` 0 takes a free one; `now` is an ISO instant, by default the first morning of the sample.
 */
export async function startSampleServer({
  port = 0,
  now = sampleMornings[0] ?? '',
}: { port?: number; now?: string } = {}): Promise<SampleServer> {
  let clockMs = instantMs(now);
  const log: SampleAnswer[] = [];
  const documents = await readDocuments();
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const reply = replyTo(path, clockMs, documents);
    log.push({
      at: new Date(clockMs).toISOString(),
      path,
      status: reply ? send(reply, request, response) : fallSilent(response),
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setClock: (iso) => {
      clockMs = instantMs(iso);
    },
    log,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

interface Documents {
  /** By file name, latin1. */
  feeds: ReadonlyMap<string, string>;
  /** By source, one a morning, oldest first. */
  weather: ReadonlyMap<string, readonly { issuedMs: number; document: string }[]>;
}

interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
  changedMs?: number;
}

/** What the publisher of an address says at a moment; undefined where it says nothing at all. */
function replyTo(path: string, nowMs: number, documents: Documents): Reply | undefined {
  const weather = weatherPaths.find((row) => row.path === path);
  const [, file = '', name = '', ending = ''] = /^\/feeds\/(([a-z0-9-]+)\.([a-z]+))$/.exec(path) ?? [];
  const source = weather?.source ?? name;
  const misbehaviour = misbehaviourOf(source, new Date(nowMs).toISOString());
  if (misbehaviour?.kind === 'stalls') return undefined;
  if (misbehaviour?.kind === 'moved' && path !== misbehaviour.to)
    return { ...plain(301, 'Moved for good.'), headers: { location: misbehaviour.to } };
  if (misbehaviour?.kind === 'answers') return plain(misbehaviour.status, `Answer ${misbehaviour.status}.`);
  if (weather) return weatherReply(nowMs, documents.weather.get(source) ?? [], weather.contentType);
  const document = documents.feeds.get(file);
  if (document === undefined) return plain(404, 'Nothing here.');
  const headers = { 'content-type': contentTypes[ending] ?? 'text/plain' };
  if (ending === 'html') return { status: 200, headers, body: document };
  const { document: body, changedMs } = publish(document, nowMs);
  return { status: 200, headers, body, ...(changedMs !== undefined && { changedMs }) };
}

function weatherReply(
  nowMs: number,
  mornings: readonly { issuedMs: number; document: string }[],
  contentType: string,
): Reply {
  const latest = mornings.findLast(({ issuedMs }) => issuedMs <= nowMs);
  if (!latest) return plain(404, 'No weather yet.');
  const headers = { 'content-type': contentType };
  return { status: 200, headers, body: latest.document, changedMs: latest.issuedMs };
}

/** Begins an answer and says no more: what a collector has to give up on. */
function fallSilent(response: ServerResponse): number {
  response.writeHead(200, { 'content-type': 'application/xml' }).write('<?xml version="1.0"?>\n');
  return 0;
}

function plain(status: number, text: string): Reply {
  return { status, headers: {}, body: `${text}\n` };
}

/** Sends a reply: 304 where the reader has it already, gzip where it is worth it. Returns the status. */
function send(reply: Reply, request: IncomingMessage, response: ServerResponse): number {
  const body = Buffer.from(reply.body, 'latin1');
  const headers = { 'content-type': 'text/plain; charset=utf-8', ...reply.headers };
  if (reply.status !== 200) {
    response.writeHead(reply.status, { ...headers, 'content-length': body.length }).end(body);
    return reply.status;
  }
  const validators = {
    etag: `W/"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`,
    ...(reply.changedMs !== undefined && { 'last-modified': new Date(reply.changedMs).toUTCString() }),
    vary: 'Accept-Encoding',
  };
  if (isKnown(request, validators)) {
    response.writeHead(304, validators).end();
    return 304;
  }
  const zip = body.length >= gzipBytesMin && /\bgzip\b/.test(String(request.headers['accept-encoding']));
  const bytes = zip ? gzipSync(body) : body;
  const coding = zip ? { 'content-encoding': 'gzip' } : {};
  response
    .writeHead(200, { ...headers, ...validators, ...coding, 'content-length': bytes.length })
    .end(bytes);
  return 200;
}

/** RFC 9110 section 13.2.2: a reader's ETag decides; its date only where it sent no ETag. */
function isKnown(request: IncomingMessage, validators: { etag: string; 'last-modified'?: string }): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers;
  if (tags !== undefined) return tags.split(/\s*,\s*/).includes(validators.etag);
  const changed = validators['last-modified'];
  return since !== undefined && changed !== undefined && Date.parse(changed) <= Date.parse(since);
}

async function readDocuments(): Promise<Documents> {
  const feeds = await readFolder(new URL('feeds/', sampleFolder));
  const weather = [...(await readFolder(new URL('weather/', sampleFolder)))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const mornings = ({ source, ending }: (typeof weatherPaths)[number]) => {
    const ofSource = weather.filter(([name]) => name.slice('2026-11-16'.length) === ending);
    return [source, ofSource.map(([, document]) => ({ issuedMs: issuedMs(document), document }))] as const;
  };
  return { feeds, weather: new Map(weatherPaths.map(mornings)) };
}

/** When a weather document says it was made. */
function issuedMs(document: string): number {
  const [, atom, json] = /<updated>([^<]+)<|"(?:lastUpdated|timeStamp)": "([^"]+)"/.exec(document) ?? [];
  return Date.parse(atom ?? json ?? '');
}

/** Every file of a folder by its name, one character a byte. */
async function readFolder(folder: URL): Promise<Map<string, string>> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'latin1')));
  return new Map(names.map((name, i) => [name, texts[i] ?? '']));
}

function instantMs(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new Error(`"${iso}" is no instant; write one such as 2026-11-16T11:45:00Z`);
  return ms;
}
