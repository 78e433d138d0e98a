import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { editionDates } from '../src/io/content-folder.ts';
import { filesIn, type FileSize, sum } from './files-in.ts';

/** What a site and its repository weigh, in bytes. */
export interface Sizes {
  days: number;
  files: number;
  /** HTML files. */
  pages: number;
  bytes: number;
  searchBytes: number;
  editionBytes: number;
  /** The site by kind of file; what is not there has no key. */
  kinds: Record<string, number>;
  /** What a year of mornings adds to the repository, by folder of the content. */
  yearly: Record<string, number>;
  /** The page of the newest edition, as it is and packed. */
  page: { bytes: number; gzipBytes: number };
}

/** The first whose pattern fits a path in the site. */
const kinds: readonly [name: string, path: RegExp][] = [
  ['day pages', /^\d{4}\/\d\d\/\d\d\/index\.html$/],
  ['plain text', /^\d{4}\/\d\d\/\d\d\.txt$|^latest\.txt$/],
  ['text pages', /^text\//],
  ['api', /^api\//],
  ['feeds of months', /^rss\//],
  ['stories', /^stories\//],
  ['listen', /^listen\//],
  ['cards', /^cards\//],
  ['sections', /^sections\//],
  ['search', /^search\//],
];
const otherKind = 'other';

/** Folders of the content that grow every day. */
const growing = ['editions', 'health', 'ledger'];
const mornings = 365;

/** Weighs a built site and the content it was made of. */
export async function sizesOf(paper: { days: number; content: string; outDir: string }): Promise<Sizes> {
  const { days, content, outDir } = paper;
  const site = await filesIn(outDir);
  const kept = await Promise.all(
    growing.map(async (folder): Promise<[string, FileSize[]]> => [
      folder,
      await filesIn(join(content, folder)),
    ]),
  );
  const ofKind = Map.groupBy(site, ([path]) => kindOf(relative(outDir, path).replaceAll('\\', '/')));
  const byKind = Object.fromEntries([...ofKind].map(([kind, files]) => [kind, sum(files)]));
  return {
    days,
    files: site.length,
    pages: site.filter(([path]) => path.endsWith('.html')).length,
    bytes: sum(site),
    searchBytes: byKind['search'] ?? 0,
    editionBytes: sum(kept[0]?.[1] ?? []),
    kinds: byKind,
    yearly: Object.fromEntries(
      kept
        .filter(([, files]) => files.length > 0)
        .map(([folder, files]) => [folder, Math.round((sum(files) / days) * mornings)]),
    ),
    page: await newestPage(content, outDir),
  };
}

function kindOf(path: string): string {
  return kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? otherKind;
}

async function newestPage(content: string, outDir: string): Promise<Sizes['page']> {
  const newest = (await editionDates(content)).at(-1) ?? '';
  const page = await readFile(join(outDir, newest.replaceAll('-', '/'), 'index.html'));
  return { bytes: page.length, gzipBytes: (await promisify(gzip)(page)).length };
}

/** The weights as tables in Markdown. */
export function sizesText(sizes: readonly Sizes[]): string {
  const names = [...kinds.map(([name]) => name), otherKind].filter((name) =>
    sizes.some((one) => one.kinds[name]),
  );
  const folders = growing.filter((folder) => sizes.some(({ yearly }) => yearly[folder]));
  const megabytes = (bytes = 0): string => (bytes / 1e6).toFixed(1);
  const table = (head: readonly string[], row: (one: Sizes) => readonly unknown[]): string[] => [
    `| ${['editions', ...head].join(' | ')} |`,
    `| ${['editions', ...head].map(() => '--:').join(' | ')} |`,
    ...sizes.map((one) => `| ${[one.days, ...row(one)].join(' | ')} |`),
  ];
  return [
    'MB of the site by kind:',
    '',
    ...table(names, (one) => names.map((name) => megabytes(one.kinds[name]))),
    '',
    'What a year adds to the repository, and the page of the newest edition:',
    '',
    ...table([...folders.map((folder) => `${folder} MB`), 'page KB', 'packed KB'], ({ yearly, page }) => [
      ...folders.map((folder) => megabytes(yearly[folder])),
      (page.bytes / 1e3).toFixed(1),
      (page.gzipBytes / 1e3).toFixed(1),
    ]),
  ].join('\n');
}
