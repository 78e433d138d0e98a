import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration, AstroPrerenderer } from 'astro';
import { fileWriter, type WriteFile } from './file-writer.ts';
import { beginSite, endSite, filesBelow, type Keys, recordIn, removeFile, type Rows } from './kept-site.ts';
import { inOrderOfDays } from './page-order.ts';
import { sheetPrefix, withSharedStyle } from './shared-style.ts';

/** A path that Astro would render; `cacheKey` is what its `getStaticPaths` says that it depends on. */
type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number] & { cacheKey?: string };
type Route = Path['route'];

/**
 * Writes what no route makes into the folder of the site, enters the key of each such file in `next`, and gives those
 * that it has written; `last` are the keys of what stands there.
 */
export type Finish = (folder: string, last: Keys, next: Keys) => Set<string>;

/**
 * Lets Astro render only the pages whose key has changed since the last build, and removes those that no route has any
 * more. `keep` is the folder in which builds remember each other; without one every page is rendered. `program` stands
 * for all that pages depend on besides what their keys tell. Last of all comes `finish`.
 */
export function onlyChanged(keep: string | undefined, program: string, finish: Finish): AstroIntegration {
  let site: Site;
  return {
    name: 'only-changed',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = siteOf(config, keep, program);
      },
      'astro:build:start': ({ setPrerenderer, logger }) => {
        if (site.kept) site.rows = beginSite(site.kept);
        for (const [path, [, , key]] of site.rows) site.last.set(path, key);
        site.isSilent = logger.options.level === 'silent';
        setPrerenderer((standard) => ({
          ...standard,
          getStaticPaths: async () => {
            leaveKeeper(site);
            const paths: Path[] = await standard.getStaticPaths();
            const changed = inOrderOfDays(paths.filter((path) => hasChanged(path, site)));
            removeUnrouted(site);
            logger.info(`${changed.length} pages to render, ${site.next.size - changed.length} kept`);
            return changed;
          },
          render: async (request, options) =>
            written(await standard.render(request, options), request.url, options.routeData, site),
        }));
      },
      'astro:build:done': () => {
        const finished = finish(site.outDir, site.last, site.next);
        remember(site, finished);
      },
    },
  };
}

/** The site that is being built. */
interface Site {
  outDir: string;
  /** Where the bundler writes, below `outDir`, and the address of it; both end in a slash. */
  assets: string;
  assetsAddress: string;
  base: string;
  publicDir: string;
  /** The paths of files that no route may take the place of. */
  publicFiles: ReadonlySet<string>;
  /** Whether Astro is to say nothing of the pages that it makes. */
  isSilent: boolean;
  write: WriteFile;
  kept: Parameters<typeof beginSite>[0] | undefined;
  /** Of the last build: what is still there, and its keys. */
  rows: Rows;
  last: Keys;
  /** Of this build: the keys of all files, those that are rendered, the sheets that pages share and which page names which. */
  next: Keys;
  rendered: Set<string>;
  sheets: Set<string>;
  sheetOf: Map<string, string>;
}

function siteOf(config: AstroConfig, keep: string | undefined, program: string): Site {
  const outDir = fileURLToPath(config.outDir);
  const base = config.base.endsWith('/') ? config.base : `${config.base}/`;
  const frame = createHash('sha256').update(JSON.stringify([program, config.site, config.base]));
  const publicDir = fileURLToPath(config.publicDir);
  const kept = keep && { outDir, record: recordIn(keep), frame: frame.digest('hex') };
  return {
    ...{
      outDir,
      base,
      publicDir,
      kept: kept || undefined,
    },
    ...{ assets: `${config.build.assets}/`, assetsAddress: `${base}${config.build.assets}/` },
    ...{ publicFiles: new Set(filesBelow(publicDir)), isSilent: false, write: fileWriter(outDir) },
    ...{ rows: new Map(), last: new Map(), next: new Map() },
    ...{ rendered: new Set(), sheets: new Set(), sheetOf: new Map() },
  };
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

function removeUnrouted({ outDir, last, next }: Site): void {
  for (const [file, key] of last) if (key.startsWith(routed) && !next.has(file)) removeFile(outDir, file);
}

function fileOf({ pathname, route }: Path): string {
  return outputFile(pathname, route);
}

/** Where Astro writes a path (`build.format` is `directory`): `2026/11/22` → `2026/11/22/index.html`. */
function outputFile(pathname: string, { type }: Route): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

type Rendered = Awaited<ReturnType<AstroPrerenderer['render']>>;

/**
 * Writes what a route of many has made, a page without its styles where it says that others share them, and gives Astro an
 * answer without a body: then it writes nothing itself, which takes it longer. Where Astro says of each page how it went,
 * it has to write each, or it would say of ours that there is none.
 */
async function written(rendered: Rendered, url: string, route: Route, site: Site): Promise<Rendered> {
  const response = rendered instanceof Response ? rendered : rendered.response;
  if (route.params.length === 0 || !response.ok || !response.body) return rendered;
  const file = outputFile(decodeURI(new URL(url).pathname).slice(site.base.length), route);
  const bytes = Buffer.from(await response.arrayBuffer());
  const page = route.type === 'page' ? await styled(bytes, file, site) : bytes;
  if (!site.isSilent || site.publicFiles.has(file)) {
    const { status, headers } = response;
    return new Response(page, { status, headers });
  }
  await site.write(file, page);
  return new Response(null);
}

async function styled(bytes: Buffer<ArrayBuffer>, file: string, site: Site): Promise<Buffer<ArrayBuffer>> {
  const { page, style } = withSharedStyle(bytes, site.assetsAddress);
  if (!style) return page;
  const sheet = `${site.assets}${style.name}`;
  site.sheetOf.set(file, sheet);
  if (site.sheets.has(sheet)) return page;
  site.sheets.add(sheet);
  await site.write(sheet, style.css);
  return page;
}

/** Leaves to the next build what this one knows. */
function remember(site: Site, finished: ReadonlySet<string>): void {
  const { outDir, assets, publicDir, kept, rows, next, rendered, sheetOf } = site;
  if (!kept) return;
  const left: Rows = new Map();
  const named = new Set<string | undefined>(sheetOf.values());
  for (const [file, row] of rows)
    if (next.has(file) && !rendered.has(file) && !finished.has(file)) {
      left.set(file, row);
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
    left,
    written.map((path) => ({ path, key: next.get(path) ?? '', sheet: sheetOf.get(path) })),
  );
}
