import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { editionPath } from '../src/core/edition.ts';
import { editionDates } from '../src/io/content-folder.ts';
import { archiveIn } from './archives.ts';
import { putAside, removeAside } from './put-aside.ts';
import { measure, median, medianUsage, ourProgram, ratios, type Usage, usageText } from './measure.ts';
import { type Sizes, sizesOf, sizesText } from './sizes.ts';

export interface SiteBench {
  /** Editions of each archive, from the shortest to the longest. */
  days: readonly number[];
  rounds: number;
  /** Whether the social cards are drawn before: at most 400 are, which hides what a page more costs. */
  drawn?: boolean;
  /** A folder for archives and sites. */
  work: string;
  say: (line: string) => void;
}

/** One archive with its site. */
interface Paper {
  days: number;
  content: string;
  outDir: string;
  cache: string;
}

interface Ratio {
  wall: number;
  cpu: number;
  peak: number;
}

export interface SiteFigures {
  what: 'build' | 'daily';
  rows: (Usage & { days: number; what: string })[];
  /** Of each round, the longest archive by the shortest; the median. */
  ratio: Ratio;
  /** Of mornings: the same by a full build of the shortest that does not find its pictures drawn. */
  ratioFromNothing?: Ratio;
  /** CPU a page on the longest archive by that on the one before it; says something of full builds alone. */
  perPage: number;
  sizes: Sizes[];
}

/** Full builds, from nothing, of archives of several lengths in turn. */
export async function benchBuild(options: SiteBench): Promise<SiteFigures> {
  const papers = await papersOf(options);
  if (options.drawn) for (const paper of papers) await build(paper);
  const runs = await rounds(options, papers, async (paper) => {
    await forget(options.work, paper, options.drawn ? [cards] : []);
    return build(paper);
  });
  return figures(
    'build',
    papers,
    runs,
    papers.map(() => 'full'),
  );
}

/**
 * Full builds of the short archive, one of them with its pictures kept, and the build of a morning of the long one, which
 * draws the picture of its day, in turn.
 */
export async function benchDaily(options: SiteBench): Promise<SiteFigures> {
  const papers = await papersOf(options);
  const [short, long] = papers as [Paper, Paper];
  await build(long);
  const newest = (await editionDates(long.content)).at(-1) ?? '';
  const [file, aside] = [join(long.content, editionPath(newest)), join(options.work, 'aside.json')];
  const fromNothing: Usage[] = [];
  const runs = await rounds(options, papers, async (paper) => {
    if (paper === short) {
      await forget(options.work, short, []);
      fromNothing.push(await build(short));
      options.say(`from nothing: ${usageText(fromNothing.at(-1) as Usage)}`);
      await putAside(options.work, short.outDir);
      return build(short);
    }
    await rename(file, aside);
    await build(long);
    await rename(aside, file);
    for (const site of await sitesIn(long)) await putAside(options.work, join(site, cards, `${newest}.png`));
    return build(long);
  });
  const measured = await figures('daily', papers, runs, ['full, pictures kept', 'a day more']);
  measured.rows.unshift({ days: short.days, what: 'full', ...medianUsage(fromNothing) });
  measured.ratioFromNothing = ratioOf(fromNothing, runs[1] ?? []);
  return measured;
}

async function papersOf({ days, work, say }: SiteBench): Promise<Paper[]> {
  const papers: Paper[] = [];
  for (const count of days) {
    papers.push({
      days: count,
      content: await archiveIn(work, count, { say }),
      outDir: join(work, `site-${count}`),
      cache: join(work, `cache-${count}`),
    });
  }
  return papers;
}

async function rounds(
  { rounds: count, work, say }: SiteBench,
  papers: readonly Paper[],
  run: (paper: Paper) => Promise<Usage>,
): Promise<Usage[][]> {
  const runs: Usage[][] = papers.map(() => []);
  for (let round = 1; round <= count; round++)
    for (const [nth, paper] of papers.entries()) {
      const usage = await run(paper);
      runs[nth]?.push(usage);
      say(`round ${round}: ${paper.days} editions, ${usageText(usage)}`);
    }
  await removeAside(work);
  return runs;
}

function build({ content, outDir, cache }: Paper): Promise<Usage> {
  const env = { SITE_URL: 'https://news.example/', BRIEFING_CACHE: cache, NODE_ENV: 'production' };
  return measure(ourProgram('scripts/build.ts', ['--content', content, '--outDir', outDir], env));
}

/** The folder of drawn cards in the cache of a site. */
const cards = 'cards';

/** Removes the site and its cache, but for the folders of the cache that are `kept`. */
async function forget(work: string, { outDir, cache }: Paper, kept: readonly string[]): Promise<void> {
  await putAside(work, outDir);
  if (kept.length === 0) return putAside(work, cache);
  for (const site of await sitesIn({ cache }))
    for (const folder of await readdir(site))
      if (!kept.includes(folder)) await putAside(work, join(site, folder));
}

/** Where builds of a site remember each other. */
async function sitesIn({ cache }: Pick<Paper, 'cache'>): Promise<string[]> {
  const sites = join(cache, 'sites');
  return (await readdir(sites).catch(() => [])).map((site) => join(sites, site));
}

/** How much the second runs have used by the first ones: the median of pairs. */
function ratioOf(first: readonly Usage[], second: readonly Usage[]): Ratio {
  const { wallMs: wall, cpuMs: cpu, peakMb: peak } = ratios(first, second);
  return { wall, cpu, peak };
}

async function figures(
  what: SiteFigures['what'],
  papers: readonly Paper[],
  runs: readonly Usage[][],
  names: readonly string[],
): Promise<SiteFigures> {
  const [short = [], long = []] = [runs[0], runs.at(-1)];
  const sizes = await Promise.all(papers.map(sizesOf));
  return {
    what,
    rows: papers.map(({ days }, nth) => ({ days, what: names[nth] ?? '', ...medianUsage(runs[nth] ?? []) })),
    ratio: ratioOf(short, long),
    perPage: perPage(runs.slice(-2), sizes.slice(-2)),
    sizes,
  };
}

function perPage(
  [before = [], longest = before]: readonly (readonly Usage[])[],
  sizes: readonly Sizes[],
): number {
  const [pages = 1, pagesLongest = pages] = sizes.map((one) => one.pages);
  const pairs = longest.map(
    ({ cpuMs }, nth) => cpuMs / pagesLongest / ((before[nth]?.cpuMs ?? cpuMs) / pages),
  );
  return Number(median(pairs).toFixed(2));
}

const ratioText = ({ wall, cpu, peak }: Ratio): string => `${wall} wall, ${cpu} CPU, ${peak} memory`;

/** The figures as tables in Markdown. */
export function siteText({ what, rows, ratio, ratioFromNothing, perPage: page, sizes }: SiteFigures): string {
  const megabytes = (bytes = 0): string => (bytes / 1e6).toFixed(1);
  const [shortest, before, longest] = [sizes[0]?.days, sizes.at(-2)?.days, sizes.at(-1)?.days];
  return [
    '| editions | build | wall s | CPU s | peak MB | site MB | files | search MB | editions MB |',
    '| --: | --- | --: | --: | --: | --: | --: | --: | --: |',
    ...rows.map(({ days, what: kind, wallMs, cpuMs, peakMb }) => {
      const size = sizes.find((one) => one.days === days);
      const used = [(wallMs / 1_000).toFixed(1), (cpuMs / 1_000).toFixed(1), peakMb];
      const holds = [
        megabytes(size?.bytes),
        size?.files,
        megabytes(size?.searchBytes),
        megabytes(size?.editionBytes),
      ];
      return `| ${[days, kind, ...used, ...holds].join(' | ')} |`;
    }),
    '',
    ...(ratioFromNothing
      ? [
          `Ratio of a day more on ${longest} editions to a full build of ${shortest}, median of pairs: ${ratioText(ratioFromNothing)}; to one that finds its pictures drawn: ${ratioText(ratio)}.`,
        ]
      : [`Ratio of ${longest} editions to ${shortest}, median of pairs: ${ratioText(ratio)}.`]),
    ...(what === 'build' ? [`CPU a page, ${longest} editions to ${before}: ${page}.`] : []),
    '',
    sizesText(sizes),
  ].join('\n');
}
