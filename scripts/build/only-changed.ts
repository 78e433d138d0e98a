import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import {
  beginSite,
  endSite,
  filesBelow,
  type KeptSite,
  type Keys,
  removeFile,
  type Rows,
} from './kept-site.ts';

/** A path that Astro would render; `cacheKey` is what its `getStaticPaths` says that it depends on. */
type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number] & { cacheKey?: string };

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
  let site: KeptSite | undefined;
  let rows: Rows = {};
  let last: Keys = new Map();
  const [next, rendered]: [Keys, Set<string>] = [new Map(), new Set()];
  let others: () => string[] = () => [];
  return {
    name: 'only-changed',
    hooks: {
      'astro:config:done': ({ config }) => {
        if (keep === undefined) return;
        const [outDir, publicDir] = [fileURLToPath(config.outDir), fileURLToPath(config.publicDir)];
        const frame = digestOf([program, config.site, config.base]);
        site = { outDir, record: join(keep, 'site-files.json'), frame };
        others = () => [...filesBelow(outDir, `${config.build.assets}/`), ...filesBelow(publicDir)];
      },
      'astro:build:start': ({ setPrerenderer, logger }) => {
        if (!site) return;
        const { outDir } = site;
        rows = beginSite(site);
        last = new Map(Object.entries(rows).map(([path, [, , key]]) => [path, key]));
        setPrerenderer((standard) => ({
          ...standard,
          getStaticPaths: async () => {
            const paths: Path[] = await standard.getStaticPaths();
            const changed = paths.filter((path) => hasChanged(path, last, next, rendered));
            for (const [file, key] of last)
              if (key.startsWith(routed) && !next.has(file)) removeFile(outDir, file);
            logger.info(`${changed.length} pages to render, ${paths.length - changed.length} kept`);
            return changed;
          },
        }));
      },
      'astro:build:done': ({ dir }) => {
        const finished = finish(fileURLToPath(dir), last, next);
        if (!site) return;
        const written = [...rendered, ...finished, ...others()];
        const isKept = ([file]: [string, unknown]): boolean =>
          next.has(file) && !rendered.has(file) && !finished.has(file);
        const kept = Object.fromEntries(Object.entries(rows).filter(isKept));
        endSite(site, kept, new Map(written.map((file) => [file, next.get(file) ?? ''])));
      },
    },
  };
}

/** How the keys of files begin that a route makes. */
const routed = 'route ';

/** Whether the file of a path is not there or of another key; enters its key, and the file where it is to be rendered. */
function hasChanged(path: Path, last: Keys, next: Keys, rendered: Set<string>): boolean {
  const [file, key] = [outputFile(path), `${routed}${path.cacheKey ?? ''}`];
  next.set(file, key);
  const changed = path.cacheKey === undefined || last.get(file) !== key;
  if (changed) rendered.add(file);
  return changed;
}

/** Where Astro writes a path (`build.format` is `directory`): `2026/11/22` → `2026/11/22/index.html`. */
function outputFile({ pathname, route }: Path): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (route.type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
