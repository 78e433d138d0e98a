import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { measure, type Program } from './measure.ts';

const run = promisify(execFile);

/** Another program that reads feeds, ready to be measured. */
export interface Peer {
  name: string;
  version: string;
  program: Program;
  /** Readies it for one run, unmeasured. */
  before?: () => Promise<void>;
}

/** A peer, or why there is none, as a sentence. */
export type PeerFound = Peer | { missing: string };

interface Asked {
  feeds: readonly string[];
  /** A folder for what the peer needs. */
  work: string;
  say: (line: string) => void;
}

const osmosfeed = { name: '@osmoscraft/osmosfeed', version: '1.15.1' };

/**
 * osmosfeed with a warm cache: it has seen every entry before, and so fetches no article. The cache is its own, made by
 * unmeasured runs over fifty feeds at a time, because one over all of them takes gigabytes. It renders its one page.
 */
export async function findOsmosfeed({ feeds, work, say }: Asked): Promise<PeerFound> {
  const folder = join(work, 'osmosfeed');
  const main = join(folder, 'node_modules', osmosfeed.name, 'main.js');
  await mkdir(folder, { recursive: true });
  if (!existsSync(main))
    try {
      say(`Installing ${osmosfeed.name} ${osmosfeed.version}`);
      const what = `${osmosfeed.name}@${osmosfeed.version}`;
      await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, what]);
    } catch (error) {
      return { missing: `osmosfeed could not be installed (${String(error).split('\n')[0]}).` };
    }
  const site = join(folder, 'site');
  const warm = join(folder, 'cache.json');
  const program: Program = { command: process.execPath, args: [main], cwd: site };
  const settle = async (some: readonly string[]): Promise<void> => {
    await rm(site, { recursive: true, force: true });
    await mkdir(join(site, 'public'), { recursive: true });
    await writeFile(
      join(site, 'osmosfeed.yaml'),
      `sources:\n${some.map((url) => `  - href: ${url}\n`).join('')}`,
    );
  };
  await warmUp(feeds, warm, { settle, site, program, say });
  return {
    name: 'osmosfeed, warm cache',
    version: `osmosfeed ${osmosfeed.version}`,
    program,
    before: async () => {
      await settle(feeds);
      await cp(warm, join(site, 'public', 'cache.json'));
    },
  };
}

const warmAtOnce = 50;

interface Warming {
  settle: (some: readonly string[]) => Promise<void>;
  site: string;
  program: Program;
  say: (line: string) => void;
}

async function warmUp(
  feeds: readonly string[],
  warm: string,
  { settle, site, program, say }: Warming,
): Promise<void> {
  const sources: unknown[] = [];
  let rest: object = {};
  for (let from = 0; from < feeds.length; from += warmAtOnce) {
    const some = feeds.slice(from, from + warmAtOnce);
    await settle(some);
    await measure(program);
    const cache = JSON.parse(await readFile(join(site, 'public', 'cache.json'), 'utf8')) as {
      sources: unknown[];
    };
    sources.push(...cache.sources);
    rest = cache;
    say(`osmosfeed has seen ${from + some.length} of ${feeds.length} feeds`);
  }
  await writeFile(warm, JSON.stringify({ ...rest, sources }));
}

/** The Python of the system, which has what Debian has packed; that of a user may not. */
const python = '/usr/bin/python3';
const inTurn = `import feedparser, sys
read = 0
for address in open(sys.argv[1]).read().split():
    read += len(feedparser.parse(address).entries)
print(read)`;

/** The way of the earlier program: one feed after the other by feedparser. */
export async function findFeedparser({ feeds, work }: Asked): Promise<PeerFound> {
  const list = join(work, 'feeds.txt');
  await mkdir(work, { recursive: true });
  await writeFile(list, feeds.join('\n'));
  try {
    const ask = 'import feedparser, platform; print(feedparser.__version__, platform.python_version())';
    const [version = '', pythonVersion = ''] = (await run(python, ['-c', ask])).stdout.trim().split(' ');
    return {
      name: 'feedparser, one after the other',
      version: `feedparser ${version} on Python ${pythonVersion}`,
      program: { command: python, args: ['-c', inTurn, list] },
    };
  } catch {
    return { missing: `feedparser is missing for ${python}; on Debian: apt-get install python3-feedparser.` };
  }
}
