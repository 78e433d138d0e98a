import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { editionPath } from '../src/core/edition.ts';
import { editionDates } from '../src/io/content-folder.ts';
import { writeLongArchive } from './long-archive.ts';
import { measure, medianUsage, ourProgram, ratios, type Usage, usageText } from './measure.ts';

export interface SiteBench {
  /** Editions of the short and of the long archive. */
  days: readonly number[];
  rounds: number;
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

export interface SiteFigures {
  what: 'build' | 'daily';
  rows: (Usage & { days: number; what: string })[];
  /** Of each pair in turn, the long archive by the short one; the median. */
  ratio: { wall: number; cpu: number; peak: number };
  sizes: { days: number; files: number; bytes: number; searchBytes: number; editionBytes: number }[];
}

/** Full builds, from nothing, of a short and a long archive in turn. */
export async function benchBuild(options: SiteBench): Promise<SiteFigures> {
  const papers = await papersOf(options);
  const runs = await rounds(options, papers, async (paper) => {
    await forget(paper);
    return build(paper);
  });
  return figures('build', papers, runs, ['full', 'full']);
}

/** A full build of the short archive, and the build of a morning of the long one, in turn. */
export async function benchDaily(options: SiteBench): Promise<SiteFigures> {
  const papers = await papersOf(options);
  const [short, long] = papers as [Paper, Paper];
  await build(long);
  const newest = (await editionDates(long.content)).at(-1) ?? '';
  const [file, aside] = [join(long.content, editionPath(newest)), join(options.work, 'aside.json')];
  const runs = await rounds(options, papers, async (paper) => {
    if (paper === short) {
      // Its pictures stay: drawing them is no part of a morning.
      await rm(join(short.outDir), { recursive: true, force: true });
      return build(short);
    }
    await rename(file, aside);
    await build(long);
    await rename(aside, file);
    return build(long);
  });
  return figures('daily', papers, runs, ['full', 'a day more']);
}

async function papersOf({ days, work, say }: SiteBench): Promise<Paper[]> {
  const papers: Paper[] = [];
  for (const count of days) {
    const content = join(work, `content-${count}`);
    if ((await editionDates(content)).length !== count) {
      say(`Writing ${count} editions`);
      await writeLongArchive(content, { days: count });
    }
    papers.push({
      days: count,
      content,
      outDir: join(work, `site-${count}`),
      cache: join(work, `cache-${count}`),
    });
  }
  return papers;
}

async function rounds(
  { rounds: count, say }: SiteBench,
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
  return runs;
}

function build({ content, outDir, cache }: Paper): Promise<Usage> {
  const env = { SITE_URL: 'https://news.example/', BRIEFING_CACHE: cache, NODE_ENV: 'production' };
  return measure(ourProgram('scripts/build.ts', ['--content', content, '--outDir', outDir], env));
}

async function forget({ outDir, cache }: Paper): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await rm(cache, { recursive: true, force: true });
}

async function figures(
  what: SiteFigures['what'],
  papers: readonly Paper[],
  runs: readonly Usage[][],
  names: readonly string[],
): Promise<SiteFigures> {
  const [short = [], long = []] = runs;
  const { wallMs: wall, cpuMs: cpu, peakMb: peak } = ratios(short, long);
  return {
    what,
    rows: papers.map(({ days }, nth) => ({ days, what: names[nth] ?? '', ...medianUsage(runs[nth] ?? []) })),
    ratio: { wall, cpu, peak },
    sizes: await Promise.all(papers.map(sizeOf)),
  };
}

async function sizeOf({ days, content, outDir }: Paper): Promise<SiteFigures['sizes'][number]> {
  const [site, editions] = await Promise.all([filesIn(outDir), filesIn(join(content, 'editions'))]);
  const sum = (files: readonly [string, number][]): number =>
    files.reduce((total, [, size]) => total + size, 0);
  const search = site.filter(([path]) => path.startsWith(join(outDir, 'search')));
  return {
    days,
    files: site.length,
    bytes: sum(site),
    searchBytes: sum(search),
    editionBytes: sum(editions),
  };
}

async function filesIn(folder: string): Promise<[path: string, size: number][]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Promise.all(files.map(async (file): Promise<[string, number]> => [file, (await stat(file)).size]));
}

/** The figures as a table in Markdown. */
export function siteText({ rows, ratio, sizes }: SiteFigures): string {
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  return [
    '| editions | build | wall s | CPU s | peak MB | site MB | files | search MB | editions MB |',
    '| --: | --- | --: | --: | --: | --: | --: | --: | --: |',
    ...rows.map(({ days, what, wallMs, cpuMs, peakMb }, nth) => {
      const size = sizes[nth] ?? { files: 0, bytes: 0, searchBytes: 0, editionBytes: 0 };
      const used = [(wallMs / 1_000).toFixed(1), (cpuMs / 1_000).toFixed(1), peakMb];
      const holds = [
        megabytes(size.bytes),
        size.files,
        megabytes(size.searchBytes),
        megabytes(size.editionBytes),
      ];
      return `| ${[days, what, ...used, ...holds].join(' | ')} |`;
    }),
    '',
    `Ratio of the second to the first, median of pairs: ${ratio.wall} wall, ${ratio.cpu} CPU, ${ratio.peak} memory.`,
  ].join('\n');
}
