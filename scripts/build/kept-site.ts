import { lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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

/** What each file of a site was made of, by its path in the site. */
export type Keys = Map<string, string>;

/** Size in bytes, time of change in whole seconds, as archives keep it, the key, and the style sheet that it shares. */
type Row = [size: number, seconds: number, key: string, sheet?: string];
export type Rows = Map<string, Row>;

interface SiteRecord {
  version: number;
  frame: string;
  files: Record<string, Row>;
}

/** The record of the site that builds keep in `keep`. */
export const recordIn = (keep: string): string => join(keep, 'site-files.json');

/** Raised when the record changes its form. */
const version = 1;

/** Before a build: leaves in the site what it may keep, and gives the rows of that. */
export function beginSite({ outDir, record, frame }: KeptSite): Rows {
  mkdirSync(outDir, { recursive: true });
  const last = readRecord(record);
  rmSync(record, { force: true });
  const rows: Rows = new Map();
  if (last.version !== version || last.frame !== frame) {
    for (const name of readdirSync(outDir)) rmSync(join(outDir, name), { recursive: true, force: true });
    return rows;
  }
  const strange: string[] = [];
  for (const path of filesBelow(outDir)) {
    const known = last.files[path];
    if (known && isAsKnown(`${outDir}/${path}`, known)) rows.set(path, known);
    else strange.push(path);
  }
  for (const path of strange) removeFile(outDir, path);
  return rows;
}

/** A file that a build has written, with its key and, where it shares one, its style sheet. */
export interface Written {
  path: string;
  key: string;
  sheet: string | undefined;
}

/** After a build that ended well: remembers the files that it has left alone and those that it wrote. */
export function endSite({ outDir, record, frame }: KeptSite, kept: Rows, written: readonly Written[]): void {
  const files: SiteRecord['files'] = Object.fromEntries(kept);
  for (const { path, key, sheet } of written) files[path] = rowOf(join(outDir, path), key, sheet);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, JSON.stringify({ version, frame, files } satisfies SiteRecord));
}

/** Removes a file of the site, and the folders that are empty without it. */
export function removeFile(outDir: string, path: string): void {
  rmSync(join(outDir, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (readdirSync(join(outDir, folder)).length > 0) return;
    rmdirSync(join(outDir, folder));
  }
}

function rowOf(file: string, key: string, sheet: string | undefined): Row {
  const { size, mtimeMs } = lstatSync(file);
  const row: Row = [size, Math.floor(mtimeMs / 1_000), key];
  if (sheet) row.push(sheet);
  return row;
}

function isAsKnown(file: string, [size, seconds]: Row): boolean {
  const facts = lstatSync(file);
  return facts.size === size && Math.floor(facts.mtimeMs / 1_000) === seconds;
}

/** How many bytes the files of the site have that a record remembers. */
export function bytesOfSite(record: string): number {
  return Object.values(readRecord(record).files).reduce((sum, [size]) => sum + size, 0);
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

/** The path of every file below a place of a folder: `2026/` or, for all of it, nothing. */
export function* filesBelow(folder: string, below = ''): Generator<string> {
  const folders = [below];
  for (let place = folders.pop(); place !== undefined; place = folders.pop())
    for (const one of readdirSync(`${folder}/${place}`, { withFileTypes: true }))
      if (one.isDirectory()) folders.push(`${place}${one.name}/`);
      else yield `${place}${one.name}`;
}
