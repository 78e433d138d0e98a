import { appendFile, mkdir } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand, UsageError } from '../scripts/command.ts';
import { collectText } from './collect-figures.ts';
import { benchCollect } from './collect.ts';
import { benchBuild, benchDaily, type SiteFigures, siteText } from './site.ts';
import { benchStories } from './stories.ts';

const help = `Usage: npm run bench -- NAME [options]

Measures one part of the work beside a peer or a baseline, in the same run.

  stories         how well entries that report one event are joined
    --file FILE   labelled headlines: [{ "title", "publisher", "published", "story" }, …]
                  (default: stories/stories.json of the shared folder, where there is one)
  collect         collecting, beside the same downloads without parsing, osmosfeed and feedparser
    --sources N   sources, and then four times as many      (default: 500)
    --latency MS  what a feed server waits before it answers (default: 200)
    --peer-rounds N,N  rounds of osmosfeed and of feedparser; 0 leaves one out (default: 5,1)
  build           full builds of the whole site, a short and a long archive in turn
  daily           a day more on a long archive, and a full build of a short one, in turn
    --days N,N    editions of the two                 (default: 30,3650)
    --rounds N    pairs to measure                    (default: 5)
    --work DIR    where archives and sites are kept   (default: a folder for temporary files)
    --record      also adds the figures to bench/RESULTS.md
  --json          the figures as JSON on standard output
  --help          this text`;

const options = {
  file: { type: 'string' },
  days: { type: 'string', default: '30,3650' },
  rounds: { type: 'string', default: '5' },
  sources: { type: 'string', default: '500' },
  latency: { type: 'string', default: '200' },
  'peer-rounds': { type: 'string', default: '5,1' },
  work: { type: 'string', default: join(tmpdir(), 'briefing-bench') },
  record: { type: 'boolean', default: false },
} as const;

type Values = Record<string, unknown>;
interface Measured {
  figures: unknown;
  text: string;
}

const benchmarks: Readonly<Record<string, (values: Values) => Promise<Measured>>> = {
  stories: ({ file }) => benchStories(file === undefined ? undefined : String(file)),
  collect: ofCollecting,
  build: (values) => ofSite(benchBuild, values),
  daily: (values) => ofSite(benchDaily, values),
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

async function ofSite(
  bench: (options: Parameters<typeof benchBuild>[0]) => Promise<SiteFigures>,
  values: Values,
): Promise<Measured> {
  const days = String(values['days']).split(',').map(Number);
  const rounds = Number(values['rounds']);
  if (days.length !== 2 || ![...days, rounds].every((number) => Number.isInteger(number) && number > 0))
    throw new UsageError('--days takes two whole numbers, such as 30,3650, and --rounds one.');
  const work = resolve(String(values['work']));
  await mkdir(work, { recursive: true });
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const figures = await bench({ days, rounds, work, say });
  return { figures, text: siteText(figures) };
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
