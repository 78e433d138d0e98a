import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { fileWriter } from './file-writer.ts';
import {
  beginSite,
  endSite,
  filesBelow,
  type Keys,
  type Left,
  recordIn,
  removeFile,
  type Rows,
} from './kept-site.ts';
import { fileOf, isPlain, outputFile, type Path } from './page-files.ts';
import { inOrderOfDays } from './page-order.ts';
import { type Sheets, styledResponse, withSheet } from './page-rendering.ts';
import { type Bundle, secondProcess } from './second-process.ts';
import { sheetPrefix } from './shared-style.ts';

/**
 * Writes what no route makes into the folder of the site, enters the key of each such file in `next`, and gives those
 * that it has written; `last` are the keys of what stands there.
 */
export type Finish = (folder: string, last: Keys, next: Keys) => Set<string>;

export interface OnlyChanged {
  /** The folder in which builds remember each other; without one every page is rendered. */
  keep: string | undefined;
  /** Stands for all that pages depend on besides what their keys tell. */
  program: string;
  /** The dates of all editions. */
  dates: () => readonly string[];
  finish: Finish;
}

/**
 * Lets Astro render only the pages whose key has changed since the last build, and removes those that no route has any
 * more. Many pages are rendered in two processes. Last of all comes `finish`.
 */
export function onlyChanged({ keep, program, dates, finish }: OnlyChanged): AstroIntegration {
  let site: Site;
  const bundle: Bundle = {};
  const second = secondProcess();
  return {
    name: 'only-changed',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        const isNew = !keep || !existsSync(recordIn(keep));
        if (command === 'build' && isNew) second.startFor({ dates: dates() });
        const writeBundle = ({ dir = '' }, written: object): void =>
          noteEntry(bundle, dir, Object.keys(written));
        updateConfig({ vite: { plugins: [{ name: 'only-changed', writeBundle }] } });
      },
      'astro:config:done': ({ config }) => {
        site = siteOf(config, keep, program);
      },
      'astro:build:setup': ({ pages }) => {
        bundle.pages = pages;
      },
      'astro:build:start': ({ setPrerenderer, logger }) => {
        if (site.kept) site.left = beginSite(site.kept);
        for (const [path, [, , key]] of site.left.rows) site.last.set(path, key);
        setPrerenderer((standard) => ({
          ...standard,
          getStaticPaths: async () => {
            leaveKeeper(site);
            second.load(bundle, site);
            const paths: Path[] = await standard.getStaticPaths();
            const changed = inOrderOfDays(paths.filter((path) => hasChanged(path, site)));
            removeUnrouted(site);
            logger.info(`${changed.length} pages to render, ${site.next.size - changed.length} kept`);
            second.startFor({ pages: changed.length });
            second.load(bundle, site);
            return renderOurs(changed, site, (ours) =>
              second.render(ours, { ...site, render: standard.render, logger }, site),
            );
          },
          render: async (request, options) => {
            const rendered = await standard.render(request, options);
            if (!isStyled(options.routeData)) return rendered;
            const pathname = decodeURI(new URL(request.url).pathname).slice(site.base.length);
            return styledResponse(rendered, outputFile(pathname, options.routeData), site.styled);
          },
        }));
      },
      'astro:build:done': async () => {
        await second.end();
        const finished = finish(site.outDir, site.last, site.next);
        remember(site, finished);
      },
    },
  };
}

/** Notes where Vite has written what renders pages, where it is that bundle. */
function noteEntry(bundle: Bundle, folder: string, files: readonly string[]): void {
  const entry = files.find((name) => name.startsWith('prerender-entry'));
  if (entry) bundle.entry = join(folder, entry);
}

/** The site that is being built. */
interface Site extends Sheets {
  outDir: string;
  /** The address of the site with the base, and the base alone; both end in a slash. */
  site: URL;
  base: string;
  publicDir: string;
  kept: Parameters<typeof beginSite>[0] | undefined;
  /** Of the last build: what is still there, and its keys. */
  left: Left;
  last: Keys;
  /** Of this build: the keys of all files, and those that are rendered. */
  next: Keys;
  rendered: Set<string>;
  styled: (page: Buffer<ArrayBuffer>, file: string) => Buffer<ArrayBuffer>;
}

function siteOf(config: AstroConfig, keep: string | undefined, program: string): Site {
  const outDir = fileURLToPath(config.outDir);
  const base = config.base.endsWith('/') ? config.base : `${config.base}/`;
  const frame = createHash('sha256').update(JSON.stringify([program, config.site, config.base]));
  const kept = keep && { outDir, record: recordIn(keep), frame: frame.digest('hex') };
  const assets = `${config.build.assets}/`;
  const sheets = { assets, assetsAddress: `${base}${assets}`, write: fileWriter(outDir) };
  const site: Site = {
    ...{ outDir, base, site: new URL(base, config.site ?? 'http://localhost') },
    ...{ publicDir: fileURLToPath(config.publicDir), kept: kept || undefined },
    ...{ ...sheets, written: new Set(), sheetOf: new Map() },
    ...{
      left: { rows: new Map(), folders: new Map() },
      last: new Map(),
      next: new Map(),
      rendered: new Set(),
    },
    styled: (page, file) => withSheet(page, file, site),
  };
  return site;
}

/** How the keys of files begin that a route makes. */
const routed = 'route ';

/** Lets routes leave out the paths of files that are kept (`src/site/kept.ts`). */
function leaveKeeper({ last, next }: Site): void {
  const keeper = (file: string, cacheKey: string): boolean => {
    const key = `${routed}${cacheKey}`;
    if (last.get(file) !== key) return false;
    next.set(file, key);
    return true;
  };
  Object.assign(globalThis, { [Symbol.for('briefing.keeper')]: keeper });
}

/** Whether the file of a path is not there or of another key; enters its key, and the file where it is to be rendered. */
function hasChanged(path: Path, { last, next, rendered }: Site): boolean {
  const { cacheKey } = path;
  const [file, key] = [fileOf(path), `${routed}${cacheKey ?? ''}`];
  next.set(file, key);
  const changed = cacheKey === undefined || last.get(file) !== key;
  if (changed) rendered.add(file);
  return changed;
}

/** Whether pages of a route may share their styles: those of which there are many. */
function isStyled({ type, params }: Path['route']): boolean {
  return type === 'page' && params.length > 0;
}

/**
 * Renders what is plain and many, and gives the paths that are left to Astro: all of them where two routes make one file,
 * because it has words for that.
 */
async function renderOurs(
  paths: readonly Path[],
  { publicDir }: Site,
  render: (paths: readonly Path[]) => Promise<Path[]>,
): Promise<Path[]> {
  if (new Set(paths.map(fileOf)).size < paths.length) return [...paths];
  const publicFiles = new Set(filesBelow(publicDir));
  const isOurs = (path: Path): boolean =>
    path.route.params.length > 0 && isPlain(path) && !publicFiles.has(fileOf(path));
  return [...(await render(paths.filter(isOurs))), ...paths.filter((path) => !isOurs(path))];
}

function removeUnrouted({ outDir, last, next }: Site): void {
  for (const [file, key] of last) if (key.startsWith(routed) && !next.has(file)) removeFile(outDir, file);
}

/** Leaves to the next build what this one knows. */
function remember(site: Site, finished: ReadonlySet<string>): void {
  const { outDir, assets, publicDir, kept, left, next, rendered, sheetOf } = site;
  if (!kept) return;
  const rows: Rows = new Map();
  const named = new Set<string | undefined>(sheetOf.values());
  for (const [file, row] of left.rows)
    if (next.has(file) && !rendered.has(file) && !finished.has(file)) {
      rows.set(file, row);
      named.add(row[3]);
    }
  const bundled = [...filesBelow(outDir, assets)].filter((file) => {
    const isNamed = !file.startsWith(`${assets}${sheetPrefix}`) || named.has(file);
    if (!isNamed) removeFile(outDir, file);
    return isNamed;
  });
  const written = [...rendered, ...finished, ...bundled, ...filesBelow(publicDir)];
  endSite(
    kept,
    { ...left, rows },
    written.map((path) => ({ path, key: next.get(path) ?? '', sheet: sheetOf.get(path) })),
  );
}
