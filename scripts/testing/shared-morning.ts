import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShareName } from '../../src/core/shares.ts';
import type { RunReport } from '../../src/core/report.ts';
import { readShares } from '../collect/merge.ts';
import { collect } from '../collect/run.ts';
import { collectShare } from '../collect/share.ts';
import { type FeedServer, type Routing, startFeedServer } from './feed-server.ts';
import { type Newsroom, openNewsroom, silentProgress } from './newsroom.ts';
import { type Ended, runCommandLine } from './run-command.ts';
import { feedOf } from './small-feed.ts';
import { alertFeature, alertsOf, cityDocument } from './weather-documents.ts';

/** A newspaper whose sources stand on several hosts and answer in every way, for machines that share them. */

const hosts = ['127.0.0.1', '127.0.0.2', '127.0.0.3', 'press.localhost', 'radio.localhost'] as const;

export interface SharedMorning {
  /** A newsroom of its own with the briefing of this morning. */
  open: (more?: Record<string, unknown>) => Promise<Newsroom>;
  /** The paths that were asked for since the last call. */
  takeAsked: () => string[];
  /** Lets the publishers go on: other news, other failures. */
  goOn: (day: 1 | 2) => void;
  close: () => Promise<void>;
}

const json = (value: unknown): Routing => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/geo+json' },
});
const dated = (day: number, ...titles: string[]): string =>
  feedOf(...titles).replaceAll(/<pubDate>[^<]*/g, `<pubDate>${day} Nov 2026 08:00:00 GMT`);

/** What each path answers on both days; without the second it stays as it is. */
const answers: Record<string, [Routing, Routing?]> = {
  '/collections/city/items': [json(cityDocument())],
  '/collections/alerts/items': [json(alertsOf(alertFeature())), { status: 500 }],
  '/collections/air/items': [{ status: 500 }],
  '/spare-sky': [{ status: 404 }],
  '/ferry': [{ body: feedOf('Ferries return', 'Nets are mended', 'Lamps are lit'), etag: true }],
  '/market': [
    { body: feedOf('Apples are cheap'), headers: { 'last-modified': 'Sun, 22 Nov 2026 08:00:00 GMT' } },
    { body: dated(23, 'Pears are dear') },
  ],
  '/torn': [{ body: feedOf('Half a bridge').replace('</channel></rss>', '<item><title>Cut') }],
  '/moved': [{ status: 301, redirect: '/new-place' }],
  '/new-place': [{ body: feedOf('Goats climb', 'Ferries return to the quay'), etag: true }],
  '/undated': [{ body: feedOf('A page of “no” day \u{1f9ed}').replaceAll(/<pubDate>[^<]*<\/pubDate>/g, '') }],
  '/page': [{ body: '<!doctype html><html><body>Welcome</body></html>' }, { body: feedOf('Welcome back') }],
  '/gone': [{ status: 410 }],
  '/old': [{ body: feedOf('Old hills').replaceAll('Sun, 22 Nov 2026', '01 Sep 2026') }],
  '/spare': [{ body: feedOf('A spare bridge'), etag: true }],
  '/busy': [{ status: 429, headers: { 'retry-after': '3600' } }],
  '/behind': [{ body: feedOf('Never asked for') }],
  '/kept': [{ body: feedOf('Radio waves'), headers: { 'cache-control': 'max-age=18000' }, etag: true }],
};

const placeOf: Record<string, Record<string, readonly [host: number, path: string]>> = {
  weather: {
    city: [0, '/collections/city/items'],
    alerts: [0, '/collections/alerts/items'],
    air: [1, '/collections/air/items'],
  },
  harbour: { ferry: [0, '/ferry'], market: [1, '/market'], torn: [2, '/torn'], moved: [2, '/moved'] },
  valley: { undated: [1, '/undated'], page: [4, '/page'], kept: [4, '/kept'] },
  hills: { gone: [2, '/gone'], old: [1, '/old'] },
  press: { busy: [3, '/busy'], behind: [3, '/behind'] },
};
const backups: typeof placeOf = {
  weather: { sky: [2, '/spare-sky'] },
  hills: { spare: [0, '/spare'] },
  press: { paused: [3, '/spare'], other: [4, '/spare'] },
};

/** Opens the publishers, on their first day. */
export async function openSharedMorning(): Promise<SharedMorning> {
  const servers = await Promise.all(
    hosts.map((host) => startFeedServer({}, { host: host.endsWith('localhost') ? '127.0.0.1' : host })),
  );
  const goOn = (day: 1 | 2): void => {
    for (const [path, [first, second = first]] of Object.entries(answers))
      for (const server of servers) server.set(path, day === 1 ? first : second);
  };
  const addressed = (places: typeof placeOf) =>
    Object.fromEntries(
      Object.entries(places).map(([section, sources]) => [
        section,
        Object.fromEntries(Object.entries(sources).map(([id, place]) => [id, urlOf(servers, place)])),
      ]),
    );
  goOn(1);
  return {
    goOn,
    open: (more = {}) =>
      openNewsroom(addressed(placeOf), {
        backups: addressed(backups),
        briefing: {
          limit: 2,
          weather: { name: 'Pembroke', province: 'ON', citypage: 'on-131', lat: 45.82, lon: -77.12 },
          network: { allowHosts: [...hosts] },
          ...more,
        },
      }),
    takeAsked: () => servers.flatMap(({ log }) => log.splice(0).map(({ path }) => path)),
    close: async () => void (await Promise.all(servers.map((server) => server.close()))),
  };
}

function urlOf(servers: readonly FeedServer[], [host, path]: readonly [number, string]): string {
  return `http://${hosts[host]}:${servers[host]?.port}${path}`;
}

/** A folder for shares, and what has been done with them. */
export interface Sharing {
  folder: string;
  /** Collects every share by the real command, side by side; gives their files. */
  collect: (content: string, of: number, now: string, more?: string[]) => Promise<string[]>;
  /** The same in this process. */
  collectHere: (content: string, of: number, now: string, day?: string) => Promise<string[]>;
  close: () => Promise<void>;
}

export async function openSharing(): Promise<Sharing> {
  const folder = await mkdtemp(join(tmpdir(), 'shares-'));
  let sets = 0;
  const names = (of: number): (ShareName & { file: string })[] => {
    sets += 1;
    return Array.from({ length: of }, (_, index) => ({
      share: index + 1,
      of,
      file: join(folder, String(sets), `${index + 1}.json`),
    }));
  };
  return {
    folder,
    collect: (content, of, now, more = []) =>
      Promise.all(
        names(of).map(async ({ share, file }) => {
          const args = ['--shard', `${share}/${of}`, '--out', file, '--content', content, '--now', now];
          const { code, stderr } = await runCommandLine('scripts/collect.ts', [...args, ...more]);
          if (code !== 0) throw new Error(stderr);
          return file;
        }),
      ),
    collectHere: (content, of, now, date) =>
      Promise.all(
        names(of).map(async ({ share, file }) => {
          const day = date === undefined ? undefined : { date, reopen: false };
          const task = { content, now: new Date(now), progress: silentProgress, day };
          await collectShare({ share, of }, file, task);
          return file;
        }),
      ),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

export function merge(content: string, files: readonly string[], ...more: string[]): Promise<Ended> {
  return runCommandLine('scripts/collect.ts', ['--content', content, '--json', ...more, '--merge', ...files]);
}

/** The same in this process. */
export async function mergeHere(
  content: string,
  files: readonly string[],
  now: string,
  date?: string,
): Promise<RunReport> {
  const day = date === undefined ? undefined : { date, reopen: false };
  const shares = await readShares(files);
  return collect({ content, now: new Date(now), progress: silentProgress, shares, day });
}
