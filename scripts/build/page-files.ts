import type { AstroPrerenderer } from 'astro';

/** A path that Astro would render; `cacheKey` is what its `getStaticPaths` says that it depends on. */
export type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number] & { cacheKey?: string };
export type Route = Path['route'];

/** The file that a path is written to, below the folder of the site. */
export function fileOf({ pathname, route }: Path): string {
  return outputFile(pathname, route);
}

/** Where Astro writes a path (`build.format` is `directory`): `2026/11/22` → `2026/11/22/index.html`. */
export function outputFile(pathname: string, { type }: Route): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

/** The address below the base that Astro asks a path at (`trailingSlash` is `always`). */
export function addressOf({ pathname, route }: Path): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  return route.type === 'endpoint' || path === '' ? path : `${path}/`;
}

/** Whether a path is a page, or a file with an ending: what needs none of Astro’s rules for redirects and fallbacks. */
export function isPlain({ pathname, route }: Path): boolean {
  return route.type === 'page' || (route.type === 'endpoint' && /\.[^/]+$/.test(pathname));
}
