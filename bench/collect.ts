import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HouseCounts } from './feed-house.ts';
import { findFeedparser, findOsmosfeed, type PeerFound } from './collect-peers.ts';
import { type CollectFigures, figuresOf, manyTimes, names } from './collect-figures.ts';
import { interleaved, measure, npmCommand, ourProgram, type Program, type Usage } from './measure.ts';
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
      ...Object.fromEntries(
        peers.map(({ peer: { name, ...peer }, rounds }) => [
          name,
          // A peer that has not read all of it, or fetches articles, is another program.
          { ...peer, rounds, expects: { documents: sources, articles: 0 } },
        ]),
      ),
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
  const collecting = (content: string): Promise<Program> =>
    npmCommand('collect', ['--content', content, '--now', now]);
  await layOut(folders.done, feeds);
  await measure(await collecting(folders.done));
  return {
    [names.ours]: {
      program: await collecting(folders.cold),
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
      program: await collecting(folders.again),
      rounds,
      before: async () => {
        await rm(folders.again, { recursive: true, force: true });
        await cp(folders.done, folders.again, { recursive: true });
      },
      expects: { documents: 0, unchanged: sources },
    },
    [names.many]: {
      program: await collecting(many),
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
