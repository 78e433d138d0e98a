import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HouseCounts } from './feed-house.ts';
import { findFeedparser, findOsmosfeed, type PeerFound } from './collect-peers.ts';
import {
  interleaved,
  measure,
  median,
  medianUsage,
  ourProgram,
  type Program,
  ratios,
  type Usage,
} from './measure.ts';
import { openHouse } from './open-house.ts';

export interface CollectBench {
  sources: number;
  latencyMs: number;
  rounds: number;
  /** Rounds for osmosfeed and for feedparser; with 0 a peer is left out. */
  peerRounds: readonly [number, number];
  /** A folder for content and peers. */
  work: string;
  say: (line: string) => void;
}

export interface CollectFigures {
  sources: number;
  latencyMs: number;
  /** KB of an average feed. */
  feedKb: number;
  rows: (Usage & { name: string; runs: number })[];
  /** How often the first of the two holds the second, by the pairs of a round. */
  ratio: Record<string, Usage>;
  cpuMsPerSource: Record<string, number>;
  versions: string[];
  notes: string[];
}

export const names = {
  ours: 'collect',
  bound: 'fetch only',
  again: 'collect, nothing changed',
  many: 'collect, four times as many',
} as const;

/** So many times the sources tell whether the cost of one grows. */
const manyTimes = 4;
const [perSection, limit, seed] = [20, 5, 1] as const;

/** One program in the rounds. */
interface Runner {
  program: Program;
  rounds: number;
  before?: (() => Promise<void>) | undefined;
  /** What the feed server must have answered. */
  expects?: Partial<HouseCounts>;
}

/** Collecting, beside the same downloads without parsing and beside other programs, in turn. */
export async function benchCollect(options: CollectBench): Promise<CollectFigures> {
  const { sources, latencyMs, say } = options;
  const work = join(options.work, 'collect');
  // Peers look at the clock of the machine, and keep what is younger than a month.
  const now = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
  await mkdir(work, { recursive: true });
  const house = await openHouse({ sources: sources * manyTimes, latencyMs, seed, now });
  try {
    const feeds = house.feeds.slice(0, sources);
    const found = await peersOf(feeds, { ...options, work });
    const peers = found.flatMap(({ peer, rounds }) => ('missing' in peer ? [] : [{ peer, rounds }]));
    const runners: Record<string, Runner> = {
      ...(await ourRunners(house.feeds, now, { ...options, work })),
      ...Object.fromEntries(peers.map(({ peer: { name, ...peer }, rounds }) => [name, { ...peer, rounds }])),
    };
    const runs = await inRounds(runners, house.counts, say);
    return {
      ...figuresOf(runs, sources),
      sources,
      latencyMs,
      feedKb: Math.round(house.bytes / house.feeds.length / 1_000),
      versions: [`Node ${process.version}`, ...peers.map(({ peer }) => peer.version)],
      notes: found.flatMap(({ peer }) => ('missing' in peer ? [peer.missing] : [])),
    };
  } finally {
    await house.close();
  }
}

async function peersOf(
  feeds: readonly string[],
  { peerRounds: [osmosfeed, feedparser], work, say }: CollectBench,
): Promise<{ peer: PeerFound; rounds: number }[]> {
  const asked = { feeds, work, say };
  return [
    ...(osmosfeed > 0 ? [{ peer: await findOsmosfeed(asked), rounds: osmosfeed }] : []),
    ...(feedparser > 0 ? [{ peer: await findFeedparser(asked), rounds: feedparser }] : []),
  ];
}

async function ourRunners(
  all: readonly string[],
  now: string,
  { sources, rounds, work }: CollectBench,
): Promise<Record<string, Runner>> {
  const feeds = all.slice(0, sources);
  const folders = { cold: join(work, 'cold'), done: join(work, 'done'), again: join(work, 'again') };
  const many = join(work, 'many');
  const list = join(work, 'feeds.json');
  await writeFile(list, JSON.stringify(feeds.map((url, n) => ({ id: `s${n}`, url }))));
  const collecting = (content: string): Program =>
    ourProgram('scripts/collect.ts', ['--content', content, '--now', now]);
  await layOut(folders.done, feeds);
  await measure(collecting(folders.done));
  return {
    [names.ours]: {
      program: collecting(folders.cold),
      rounds,
      before: () => layOut(folders.cold, feeds),
      expects: { documents: sources, unchanged: 0 },
    },
    [names.bound]: {
      program: ourProgram('bench/fetch-only.ts', [list]),
      rounds,
      expects: { documents: sources },
    },
    [names.again]: {
      program: collecting(folders.again),
      rounds,
      before: async () => {
        await rm(folders.again, { recursive: true, force: true });
        await cp(folders.done, folders.again, { recursive: true });
      },
      expects: { documents: 0, unchanged: sources },
    },
    [names.many]: {
      program: collecting(many),
      rounds,
      before: () => layOut(many, all),
      expects: { documents: all.length, unchanged: 0 },
    },
  };
}

/** A content folder that has seen nothing yet, with these feeds in sections. */
async function layOut(content: string, feeds: readonly string[]): Promise<void> {
  const sources = feeds.map((url, n) => ({ id: `s${n}`, name: `Source ${n}`, url }));
  const sections = Array.from({ length: Math.ceil(sources.length / perSection) }, (_, n) => ({
    id: `section-${n}`,
    title: `Section ${n}`,
    emoji: '📰',
    sources: sources.slice(n * perSection, (n + 1) * perSection),
  }));
  const allowHosts = [...new Set(feeds.map((url) => new URL(url).host))];
  const briefing = {
    title: 'Bench',
    timeZone: 'Etc/UTC',
    window: '5d',
    limit,
    network: { allowHosts },
    sections,
  };
  await rm(content, { recursive: true, force: true });
  await mkdir(content, { recursive: true });
  // JSON is YAML too, and two thousand sources have to fit into what a briefing may be long.
  await writeFile(join(content, 'briefing.yaml'), JSON.stringify(briefing));
}

/** Every program once a round as long as it has rounds left; the answers of the feed server tell whether it read all. */
async function inRounds(
  runners: Readonly<Record<string, Runner>>,
  counts: () => Promise<HouseCounts>,
  say: (line: string) => void,
): Promise<Record<string, Usage[]>> {
  const runs: Record<string, Usage[]> = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
  const most = Math.max(...Object.values(runners).map(({ rounds }) => rounds));
  for (let round = 1; round <= most; round++)
    for (const [name, { program, rounds, before, expects = {} }] of Object.entries(runners)) {
      if (round > rounds) continue;
      await before?.();
      await counts();
      const { [name]: usage = [] } = await interleaved({ [name]: program }, 1, {
        say: (line) => say(line.replace('round 1', `round ${round}`)),
      });
      const answered = await counts();
      for (const [what, count] of Object.entries(expects))
        if (answered[what as keyof HouseCounts] !== count)
          throw new Error(
            `${name}: the feed server gave ${answered[what as keyof HouseCounts]} ${what}, not ${count}.`,
          );
      runs[name]?.push(...usage);
    }
  return runs;
}

function figuresOf(
  runs: Readonly<Record<string, Usage[]>>,
  sources: number,
): Pick<CollectFigures, 'rows' | 'ratio' | 'cpuMsPerSource'> {
  const {
    [names.ours]: ours = [],
    [names.bound]: bound = [],
    [names.again]: again = [],
    [names.many]: many = [],
  } = runs;
  const peers = Object.entries(runs).filter(([name]) => !Object.values<string>(names).includes(name));
  const perSource = (of: readonly Usage[], count: number): number =>
    Number((median(of.map(({ cpuMs }) => cpuMs)) / count).toFixed(2));
  return {
    rows: Object.entries(runs).map(([name, of]) => ({ name, runs: of.length, ...medianUsage(of) })),
    ratio: {
      [`${names.ours} / ${names.bound}`]: ratios(bound, ours),
      [`${names.again} / ${names.ours}`]: ratios(ours, again),
      [`${names.many} / ${names.ours}`]: ratios(ours, many),
      ...Object.fromEntries(peers.map(([name, of]) => [`${name} / ${names.ours}`, ratios(ours, of)])),
    },
    cpuMsPerSource: {
      [sources]: perSource(ours, sources),
      [sources * manyTimes]: perSource(many, sources * manyTimes),
    },
  };
}

/** The figures as a table in Markdown. */
export function collectText({
  sources,
  latencyMs,
  feedKb,
  rows,
  ratio,
  cpuMsPerSource,
  versions,
  notes,
}: CollectFigures): string {
  return [
    `${sources} sources of ${feedKb} KB, ${latencyMs} ms before the first byte; ${versions.join(', ')}`,
    '',
    '| program | n | wall s | CPU s | peak MB |',
    '| --- | --: | --: | --: | --: |',
    ...rows.map(({ name, runs, wallMs, cpuMs, peakMb }) => {
      const used = [(wallMs / 1_000).toFixed(2), (cpuMs / 1_000).toFixed(2), peakMb];
      return `| ${[name, runs, ...used].join(' | ')} |`;
    }),
    '',
    '| ratio, median of pairs | wall | CPU | peak |',
    '| --- | --: | --: | --: |',
    ...Object.entries(ratio).map(
      ([name, { wallMs, cpuMs, peakMb }]) => `| ${[name, wallMs, cpuMs, peakMb].join(' | ')} |`,
    ),
    '',
    `CPU of a source: ${Object.entries(cpuMsPerSource)
      .map(([count, ms]) => `${ms} ms of ${count}`)
      .join(', ')}.`,
    ...notes,
  ].join('\n');
}
