import { lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The site of the last build, kept in place so that a build writes only what has changed. What makes this safe: a file
 * stays only where the record of the last good build lists it and it is as that build left it, by size and time; and
 * nothing is known to be good until a build has ended well. The disk is read in one step after the other, because tens
 * of thousands of files are looked at three times as fast this way.
 */
export interface KeptSite {
  outDir: string;
  /** The file that remembers the last good build. */
  record: string;
  /** Stands for everything that every page depends on: where it is another one, nothing is kept. */
  frame: string;
}

/** What each file of a site was made of, by its path in the site; empty for what every build writes again. */
export type Keys = Map<string, string>;

/** Size in bytes, time of change in whole seconds, as archives keep it, and the key. */
type Row = [size: number, seconds: number, key: string];

interface SiteRecord {
  version: number;
  frame: string;
  files: Record<string, Row>;
}

/** Raised when the record changes its form. */
const version = 1;

/** Before a build: leaves in the site what it may keep, and gives the keys of that. */
export function beginSite(site: KeptSite): Keys {
  const { outDir, record, frame } = site;
  mkdirSync(outDir, { recursive: true });
  const last = readRecord(record);
  rmSync(record, { force: true });
  const keys: Keys = new Map();
  if (last.version !== version || last.frame !== frame) {
    for (const name of readdirSync(outDir)) rmSync(join(outDir, name), { recursive: true, force: true });
    return keys;
  }
  for (const [path, [size, seconds]] of filesOf(outDir)) {
    const known = last.files[path];
    if (known?.[0] === size && known[1] === seconds) keys.set(path, known[2]);
    else rmSync(join(outDir, path));
  }
  return keys;
}

/** After a build that ended well: `keys` are those of the files that another build may keep. */
export function endSite({ outDir, record, frame }: KeptSite, keys: Keys): void {
  removeEmptyFolders(outDir);
  const files: SiteRecord['files'] = {};
  for (const [path, [size, seconds]] of filesOf(outDir)) files[path] = [size, seconds, keys.get(path) ?? ''];
  mkdirSync(join(record, '..'), { recursive: true });
  writeFileSync(record, JSON.stringify({ version, frame, files } satisfies SiteRecord));
}

/** A record that is missing or damaged remembers nothing: then everything is built. */
function readRecord(record: string): SiteRecord {
  try {
    const read = JSON.parse(readFileSync(record, 'utf8')) as SiteRecord;
    return typeof read.files === 'object' ? read : forgotten;
  } catch {
    return forgotten;
  }
}

const forgotten: SiteRecord = { version: 0, frame: '', files: {} };

/** Every file below a folder with its size and time, folder by folder. */
function* filesOf(folder: string, below = ''): Generator<[path: string, facts: [number, number]]> {
  for (const one of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = `${below}${one.name}`;
    if (one.isDirectory()) yield* filesOf(folder, `${path}/`);
    else {
      const { size, mtimeMs } = lstatSync(join(folder, path));
      yield [path, [size, Math.floor(mtimeMs / 1_000)]];
    }
  }
}

/** Whether anything is left in the folder. */
function removeEmptyFolders(folder: string): boolean {
  let isUsed = false;
  for (const one of readdirSync(folder, { withFileTypes: true })) {
    const inside = join(folder, one.name);
    if (!one.isDirectory() || removeEmptyFolders(inside)) isUsed = true;
    else rmdirSync(inside);
  }
  return isUsed;
}
