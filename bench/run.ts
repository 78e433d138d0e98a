import { appendFile, mkdir } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand, UsageError } from '../scripts/command.ts';
import { collectText } from './collect-figures.ts';
import { benchCollect } from './collect.ts';
import { benchPeers, peersText } from './peers.ts';
import { benchBuild, benchDaily, type SiteBench, type SiteFigures, siteText } from './site.ts';
import { benchSearch, searchText } from './search.ts';
import { benchStories, storiesText } from './stories.ts';

const help = `Usage: npm run bench -- NAME [options]

Measures one part of the work beside a peer or a baseline, in the same run.

  stories         how well entries that report one event are joined, and how long that takes
    --file FILE   labelled headlines: [{ "title", "publisher", "published", "story" }, …]
                  (default: stories/stories.json of the shared folder, where there is one)
    --headlines N,…  invented headlines to join         (default: 4000,16000)
  collect         collecting, beside the same downloads without parsing, osmosfeed and feedparser
    --sources N   sources, and then four times as many      (default: 500)
    --latency MS  what a feed server waits before it answers (default: 200)
    --peer-rounds N,N  rounds of osmosfeed and of feedparser; 0 leaves one out (default: 5,1)
  build           full builds of the whole site, a short and a long archive in turn
  daily           a day more on a long archive, and a full build of a short one, in turn
  search          what a day more costs the index of the search, and what a first question fetches
  peers           full builds of the same pages by Hugo, Astro as it is taught, Eleventy and us, in turn
    --days N,…    editions of each archive            (build: 30,365,3650; daily: 30,3650;
                                                      search: 365,3650; peers: 3650)
    --rounds N    rounds to measure                   (default: 5)
    --drawn       build: the social cards are there, so that a page more is what is measured
    --install     lets peers be fetched from npm into the work folder
    --work DIR    where archives and sites are kept   (default: a folder for temporary files)
    --record      also adds the figures to bench/RESULTS.md
  --json          the figures as JSON on standard output
  --help          this text`;

const options = {
  file: { type: 'string' },
  headlines: { type: 'string' },
  days: { type: 'string' },
  rounds: { type: 'string', default: '5' },
  sources: { type: 'string', default: '500' },
  latency: { type: 'string', default: '200' },
  'peer-rounds': { type: 'string', default: '5,1' },
  work: { type: 'string', default: join(tmpdir(), 'briefing-bench') },
  drawn: { type: 'boolean', default: false },
  install: { type: 'boolean', default: false },
  record: { type: 'boolean', default: false },
} as const;

type Values = Record<string, unknown>;
interface Measured {
  figures: unknown;
  text: string;
}

const benchmarks: Readonly<Record<string, (values: Values) => Promise<Measured>>> = {
  stories: ofStories,
  collect: ofCollecting,
  build: (values) => ofSite(benchBuild, values, '30,365,3650'),
  daily: (values) => ofSite(benchDaily, values, '30,3650', 2),
  search: async (values) => {
    const figures = await benchSearch(await sizeOf(values, '365,3650', 2));
    return { figures, text: searchText(figures) };
  },
  peers: async (values) => {
    const { days, ...options } = await sizeOf(values, '3650', 1);
    const figures = await benchPeers({ ...options, days: days[0] ?? 0, install: values['install'] === true });
    return { figures, text: peersText(figures) };
  },
};

const [name = '', ...args] = process.argv.slice(2);
await runCommand(
  { help, takes: ['json'], options, args: name.startsWith('-') ? [name, ...args] : args },
  async ({ json, values }) => {
    const bench = benchmarks[name];
    if (!bench) {
      console.error(`There is no benchmark called "${name}". Try: ${Object.keys(benchmarks).join(', ')}`);
      return 2;
    }
    const { figures, text } = await bench(values);
    if (values['record']) await record(text);
    console.log(json ? JSON.stringify(figures) : text);
    return 0;
  },
);

async function ofStories(values: Values): Promise<Measured> {
  const file = values['file'] === undefined ? undefined : String(values['file']);
  const { days: headlines, ...options } = await sizeOf(values, '4000,16000', 2, 'headlines');
  const figures = await benchStories({ file, headlines, ...options });
  return { figures, text: storiesText(figures) };
}

async function ofSite(
  bench: (options: SiteBench) => Promise<SiteFigures>,
  values: Values,
  days: string,
  count?: number,
): Promise<Measured> {
  const figures = await bench(await sizeOf(values, days, count));
  return { figures, text: siteText(figures) };
}

/** How much is to be measured and where; `usual` where nothing is said, `count` numbers of them where it is given. */
async function sizeOf(values: Values, usual: string, count?: number, option = 'days'): Promise<SiteBench> {
  const counts = String(values[option] ?? usual)
    .split(',')
    .map(Number);
  const rounds = Number(values['rounds']);
  const isWhole = (number: number): boolean => Number.isInteger(number) && number > 0;
  if (![...counts, rounds].every(isWhole) || (count !== undefined && counts.length !== count))
    throw new UsageError(`--${option} takes whole numbers, such as ${usual}, and --rounds one.`);
  const work = resolve(String(values['work']));
  await mkdir(work, { recursive: true });
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  return { days: counts, rounds, work, say, drawn: values['drawn'] === true };
}

async function ofCollecting(values: Values): Promise<Measured> {
  const counts = ['sources', 'rounds', 'latency'].map((name) => Number(values[name]));
  const [sources = 0, rounds = 0, latencyMs = 0] = counts;
  const peerRounds = String(values['peer-rounds']).split(',').map(Number);
  const [osmosfeed = 0, feedparser = 0] = peerRounds;
  if (
    ![...counts, ...peerRounds].every((number) => Number.isInteger(number) && number >= 0) ||
    sources * rounds === 0
  )
    throw new UsageError(
      '--sources, --rounds and --latency take whole numbers, --peer-rounds two, such as 5,1.',
    );
  const work = resolve(String(values['work']));
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const peers: [number, number] = [osmosfeed, feedparser];
  const figures = await benchCollect({ sources, rounds, latencyMs, peerRounds: peers, work, say });
  return { figures, text: collectText(figures) };
}

/** With the day and the machine, because figures of another machine are other figures. */
async function record(text: string): Promise<void> {
  const [cpu] = cpus();
  // Where the archives lay is nobody's business.
  const said = args.filter((arg, nth) => arg !== '--work' && args[nth - 1] !== '--work');
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`;
  const head = `\n## ${name}, ${new Date().toISOString().slice(0, 10)}\n\n\`npm run bench -- ${[name, ...said].join(' ')}\` on ${machine}\n\n`;
  await appendFile(join(import.meta.dirname, 'RESULTS.md'), `${head}${text}\n`);
}
