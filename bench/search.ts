import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editionPath } from '../src/core/edition.ts';
import { editionDigest } from '../src/core/ledger.ts';
import { editionDates } from '../src/io/content-folder.ts';
import { archiveIn } from './archives.ts';
import { filesIn, sum } from './files-in.ts';
import {
  interleaved,
  measure,
  medianUsage,
  ourProgram,
  type Program,
  ratioBeyondStart,
  type Usage,
} from './measure.ts';
import { buildOf, copyProject } from './project-copy.ts';
import { type Asked, ask, questionsFor } from './search-questions.ts';
import type { SiteBench } from './site.ts';

export interface SearchFigures {
  rounds: number;
  rows: (Usage & { days: number; bytes: number; files: number })[];
  /** What the program takes to start and do nothing. */
  start: Usage;
  /** CPU of a day more on the longer archive by that on the shorter one, median of pairs; and without the start. */
  ratio: { cpu: number; net: number };
  /** What a browser fetches for the first question, on the longest archive. */
  asked: Asked[];
}

/** An archive whose newest day comes and goes, with a site of empty pages: all that the index asks of a site. */
interface Indexed {
  days: number;
  content: string;
  site: string;
  cache: string;
  newest: string;
}

const idle = 'start alone';

/** What a day more costs the index of the search on archives of several lengths, in turn, and what a question fetches. */
export async function benchSearch({ days, rounds, work, say }: SiteBench): Promise<SearchFigures> {
  const archives = new Map<string, Indexed>();
  for (const count of days) archives.set(`${count} editions`, await indexedIn(work, count, say));
  const programs = Object.fromEntries([...archives].map(([name, one]) => [name, indexing(one)]));
  const runs = await interleaved({ ...programs, [idle]: ourProgram('bench/search-step.ts', []) }, rounds, {
    between: async (name) => {
      const archive = archives.get(name);
      if (archive) await beforeTheDay(archive);
    },
    say,
  });
  const [short = [], long = []] = [...archives.keys()].map((name) => runs[name] ?? []);
  const nothing = medianUsage(runs[idle] ?? []);
  const ratioOf = (startMs: number): number => Number(ratioBeyondStart(short, long, startMs).toFixed(2));
  const longest = [...archives.values()].at(-1);
  return {
    rounds,
    rows: await Promise.all(
      [...archives].map(async ([name, one]) => {
        const files = await filesIn(join(one.site, 'search'));
        return { days: one.days, ...medianUsage(runs[name] ?? []), bytes: sum(files), files: files.length };
      }),
    ),
    start: nothing,
    ratio: { cpu: ratioOf(0), net: ratioOf(nothing.cpuMs) },
    asked: longest ? await askAll(work, longest) : [],
  };
}

const pageIn = (site: string, date: string): string => join(site, date.replaceAll('-', '/'));

async function indexedIn(work: string, days: number, say: (line: string) => void): Promise<Indexed> {
  const content = await archiveIn(work, days, { say });
  const dates = await editionDates(content);
  const [site, cache] = [join(work, `pages-${days}`), join(work, `search-cache-${days}`)];
  for (const folder of [site, cache]) await rm(folder, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  const digests: Record<string, string> = {};
  for (const date of dates) {
    await mkdir(pageIn(site, date), { recursive: true });
    await writeFile(join(pageIn(site, date), 'index.html'), '');
    digests[date] = editionDigest(await readFile(join(content, editionPath(date)), 'utf8'));
  }
  // A build hands over what its check has found out.
  await writeFile(join(cache, 'source.json'), JSON.stringify({ program: 'this one', editions: digests }));
  return { days, content, site, cache, newest: dates.at(-1) ?? '' };
}

function indexing({ content, site, cache }: Indexed): Program {
  return ourProgram('bench/search-step.ts', [site, join(cache, 'keys.json')], {
    BRIEFING_CONTENT: content,
    BRIEFING_KEEP: cache,
  });
}

/** Makes the index of the day before, which the measured run finds. */
async function beforeTheDay(archive: Indexed): Promise<void> {
  const { content, site, newest } = archive;
  const aside = [
    [join(content, editionPath(newest)), join(content, 'newest.json')],
    [pageIn(site, newest), join(site, 'newest')],
  ] as const;
  for (const [from, to] of aside) await rename(from, to);
  try {
    await measure(indexing(archive));
  } finally {
    for (const [from, to] of aside) await rename(to, from);
  }
}

/** Builds the pages that a search needs, with the index, and asks in a browser. */
async function askAll(work: string, { content }: Indexed): Promise<Asked[]> {
  const folder = join(work, 'search-project');
  const [site, cache] = [join(work, 'search-site'), join(work, 'search-site-cache')];
  for (const old of [site, cache]) await rm(old, { recursive: true, force: true });
  await copyProject({
    folder,
    pages: ['search.astro', 'api/[date].json.ts', '[year]/[month]/[day].astro'],
    search: true,
  });
  await measure(buildOf(folder, { content, site, cache }));
  return ask(site, await questionsFor(content));
}

/** The figures as tables in Markdown. */
export function searchText({ rounds, rows, start, ratio, asked }: SearchFigures): string {
  const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
  return [
    `A day more for the index of the search; medians of ${rounds} rounds.`,
    '',
    '| editions | wall s | CPU s | peak MB | index MB | files |',
    '| --: | --: | --: | --: | --: | --: |',
    ...rows.map(({ days, wallMs, cpuMs, peakMb, bytes, files }) => {
      return `| ${[days, seconds(wallMs), seconds(cpuMs), peakMb, (bytes / 1e6).toFixed(1), files].join(' | ')} |`;
    }),
    `| ${idle} | ${seconds(start.wallMs)} | ${seconds(start.cpuMs)} | ${start.peakMb} | | |`,
    '',
    `CPU on the second archive by that on the first, median of pairs: ${ratio.cpu}; ${ratio.net} without the start.`,
    '',
    'The first search of a reader who has never been here, on the longest archive, in a browser:',
    '',
    '| question | stories found | requests | KB on the wire | KB unpacked |',
    '| --- | --: | --: | --: | --: |',
    ...asked.map(({ words, found, requests, wireBytes, bytes }) => {
      return `| ${[words, found, requests, (wireBytes / 1e3).toFixed(0), (bytes / 1e3).toFixed(0)].join(' | ')} |`;
    }),
  ].join('\n');
}
