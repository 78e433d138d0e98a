import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { beginSite, endSite, type KeptSite, type Keys } from './kept-site.ts';

/** A path that Astro would render; `cacheKey` is what its `getStaticPaths` says that it depends on. */
type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number] & { cacheKey?: string };

/** Writes what no route makes into the folder of the site; `last` are the keys of what stands there. */
export type Finish = (folder: string, last: Keys, next: Keys) => void;

/**
 * Lets Astro render only the pages whose key has changed since the last build, and removes those that no route has any
 * more. `keep` is the folder in which builds remember each other; without one every page is rendered. `program` stands
 * for all that pages depend on besides what their keys tell. Last of all comes `finish`.
 */
export function onlyChanged(keep: string | undefined, program: string, finish: Finish): AstroIntegration {
  let site: KeptSite | undefined;
  let last: Keys = new Map();
  const next: Keys = new Map();
  return {
    name: 'only-changed',
    hooks: {
      'astro:config:done': ({ config }) => {
        if (keep === undefined) return;
        const frame = createHash('sha256').update(JSON.stringify([program, config.site, config.base]));
        const outDir = fileURLToPath(config.outDir);
        site = { outDir, record: join(keep, 'site-files.json'), frame: frame.digest('hex') };
      },
      'astro:build:start': ({ setPrerenderer, logger }) => {
        if (!site) return;
        const { outDir } = site;
        last = beginSite(site);
        setPrerenderer((standard) => ({
          ...standard,
          getStaticPaths: async () => {
            const paths: Path[] = await standard.getStaticPaths();
            const changed = changedPaths(paths, last, next);
            removeUnrouted(outDir, last, next);
            logger.info(`${changed.length} pages to render, ${paths.length - changed.length} kept`);
            return changed;
          },
        }));
      },
      'astro:build:done': ({ dir }) => {
        finish(fileURLToPath(dir), last, next);
        if (site) endSite(site, next);
      },
    },
  };
}

/** How the keys of files begin that a route makes. */
const routed = 'route ';

/** The paths whose file is not there or of another key; enters the keys of all. */
function changedPaths(paths: readonly Path[], last: Keys, next: Keys): Path[] {
  return paths.filter((path) => {
    const file = outputFile(path);
    const key = `${routed}${path.cacheKey ?? ''}`;
    next.set(file, key);
    return path.cacheKey === undefined || last.get(file) !== key;
  });
}

function removeUnrouted(folder: string, last: Keys, next: Keys): void {
  for (const [file, key] of last) if (key.startsWith(routed) && !next.has(file)) rmSync(join(folder, file));
}

/** Where Astro writes a path (`build.format` is `directory`): `2026/11/22` → `2026/11/22/index.html`. */
function outputFile({ pathname, route }: Path): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (route.type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}
