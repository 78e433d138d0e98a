import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { idsOf, tagsOf } from './html.ts';

/** Every file of a folder, as sorted paths inside it. */
export async function filesOf(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)))
    .sort();
}

/** Every page of a built site. */
export async function pagesOf(folder: string): Promise<{ path: string; html: string }[]> {
  const pages = (await filesOf(folder)).filter((file) => file.endsWith('.html'));
  return Promise.all(pages.map(async (path) => ({ path, html: await readFile(join(folder, path), 'utf8') })));
}

/** The file behind an address of a site; undefined for an address outside of it. */
export function fileAt(address: URL, site: URL): string | undefined {
  if (address.origin !== site.origin) return undefined;
  if (!address.pathname.startsWith(site.pathname)) return `outside of the base: ${address.pathname}`;
  const path = decodeURIComponent(address.pathname.slice(site.pathname.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** Links of a site's pages that lead to no file or no element of it, as `page: link`. `site` ends in a slash. */
export async function brokenLinks(folder: string, site: URL): Promise<string[]> {
  const files = new Set(await filesOf(folder));
  const pages = await pagesOf(folder);
  const ids = new Map(pages.map(({ path, html }) => [path, new Set(idsOf(html))]));
  const isSound = (link: string, path: string): boolean => {
    const address = new URL(link, new URL(path, site));
    const file = fileAt(address, site);
    const fragment = decodeURIComponent(address.hash.slice(1));
    return (
      file === undefined || (files.has(file) && (fragment === '' || ids.get(file)?.has(fragment) === true))
    );
  };
  return pages.flatMap(({ path, html }) =>
    tagsOf(html).flatMap(({ attributes: { href, src } }) => {
      const link = href ?? src;
      return link === undefined || isSound(link, path) ? [] : [`${path}: ${link}`];
    }),
  );
}
