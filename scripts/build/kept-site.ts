import { mkdir, readdir, readFile, readlink, rm, rmdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * The finished site is kept from one build to the next, so that a morning writes what has changed and copies nothing.
 * Astro keeps the outputs that it may use again in `dist/` of its cache folder; here that folder is the site itself.
 * What makes this safe: a file stays only where Astro’s list names it and it is as the last build left it, by size and
 * time. Everything else is removed before the build, and nothing is known to be good until a build has ended well.
 */
export interface KeptSite {
  /** Astro’s cache folder, of this site alone. */
  cache: string;
  outDir: string;
}

/** Paths inside the site with their sizes in bytes and times of change in whole seconds, as archives keep them. */
type Facts = Record<string, [size: number, seconds: number]>;

const recordFile = ({ cache }: KeptSite): string => join(cache, 'site-files.json');

/** Before a build: leaves in the site what it may keep. The site of a build that failed is not trusted. */
export async function beginSite(site: KeptSite): Promise<void> {
  const { cache, outDir } = site;
  await mkdir(outDir, { recursive: true });
  await mkdir(cache, { recursive: true });
  await linkStore(join(cache, 'dist'), outDir);
  const [record, listed] = [await readRecord(site), await listedOutputs(cache)];
  await rm(recordFile(site), { force: true });
  for (const [path, facts] of await factsOf(outDir)) {
    const known = record[path];
    const isGood = known !== undefined && listed.has(path) && known[0] === facts[0] && known[1] === facts[1];
    if (!isGood) await rm(join(outDir, path));
  }
}

/** After a build that ended well. */
export async function endSite(site: KeptSite): Promise<void> {
  await removeEmptyFolders(site.outDir);
  await writeFile(recordFile(site), JSON.stringify(Object.fromEntries(await factsOf(site.outDir))));
}

/** Makes the store of Astro’s outputs a name for the site. */
async function linkStore(store: string, outDir: string): Promise<void> {
  if ((await readlink(store).catch(() => undefined)) === outDir) return;
  await rm(store, { recursive: true, force: true });
  // On Windows a junction needs no special right; elsewhere the type means nothing.
  await symlink(outDir, store, 'junction');
}

async function readRecord(site: KeptSite): Promise<Facts> {
  return readJson(recordFile(site), (value) => value as Facts, {});
}

/** What Astro’s list of the last build may use again. */
function listedOutputs(cache: string): Promise<Set<string>> {
  const outputs = (value: unknown): Set<string> => {
    const { routes } = value as { routes: Record<string, { paths: Record<string, { outputFile: string }> }> };
    return new Set(
      Object.values(routes).flatMap(({ paths }) => Object.values(paths).map(({ outputFile }) => outputFile)),
    );
  };
  return readJson(join(cache, 'incremental-build.json'), outputs, new Set<string>());
}

/** A list that is missing or damaged lists nothing: then everything is built. */
async function readJson<T>(path: string, take: (value: unknown) => T, otherwise: T): Promise<T> {
  try {
    return take(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return otherwise;
  }
}

async function factsOf(folder: string): Promise<[path: string, facts: [number, number]][]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => !one.isDirectory()).map((one) => join(one.parentPath, one.name));
  return Promise.all(
    files.map(async (file) => {
      const { size, mtimeMs } = await stat(file);
      return [relative(folder, file).replaceAll('\\', '/'), [size, Math.floor(mtimeMs / 1_000)]];
    }),
  );
}

async function removeEmptyFolders(folder: string): Promise<boolean> {
  const inside = await readdir(folder, { withFileTypes: true });
  const folders = inside.filter((one) => one.isDirectory());
  const gone = await Promise.all(folders.map(({ name }) => removeEmptyFolders(join(folder, name))));
  if (inside.length > folders.length || gone.includes(false)) return false;
  await rmdir(folder).catch(() => undefined);
  return true;
}
