import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { sealed, unsealed } from './sealed.ts';

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

/** When each folder of the site changed, in milliseconds, by its path; the site itself is the empty one. */
type Folders = Map<string, number>;

/** What a build may keep of the site. */
export interface Left {
  rows: Rows;
  folders: Folders;
}

interface SiteRecord {
  version: number;
  frame: string;
  /** Of each folder: when it changed, and the rows of its files by their names. */
  folders: Record<string, [changed: number, files: Record<string, Row>]>;
}

/** The record of the site that builds keep in `keep`. */
export const recordIn = (keep: string): string => join(keep, 'site-files.json');

/** The file beside it that holds the bytes of that site. */
const sizeIn = (record: string): string => join(dirname(record), 'site-bytes.json');

/** Raised when the record changes its form. */
const version = 2;

/** Before a build: leaves in the site what it may keep, and gives the rows of that. */
export function beginSite({ outDir, record, frame }: KeptSite): Left {
  mkdirSync(outDir, { recursive: true });
  const last = readRecord(record);
  rmSync(record, { force: true });
  const left: Left = { rows: new Map(), folders: new Map() };
  if (last.version !== version || last.frame !== frame) {
    for (const name of readdirSync(outDir))
      if (name !== repository) rmSync(join(outDir, name), { recursive: true, force: true });
    return left;
  }
  const strange: string[] = [];
  for (const [folder, [changed, files]] of Object.entries(last.folders)) {
    const now = lstatSync(`${outDir}/${folder}`, { throwIfNoEntry: false });
    if (!now?.isDirectory()) continue;
    left.folders.set(folder, now.mtimeMs);
    const below = folder && `${folder}/`;
    // A folder that has not changed holds the names that it held, and looking for others takes as long as all of the rest.
    if (!isTime(now.mtimeMs, changed)) strange.push(...strangersIn(outDir, below, last.folders));
    for (const name in files) {
      const [path, row] = [`${below}${name}`, files[name] as Row];
      if (isAsKnown(`${outDir}/${path}`, row)) left.rows.set(path, row);
      else strange.push(path);
    }
  }
  for (const path of strange) removeFile(outDir, path);
  return left;
}

/** A site may be a branch that is checked out. */
const repository = '.git';

/** The files and folders directly below a place of the site that the record does not list. */
function strangersIn(outDir: string, below: string, folders: SiteRecord['folders']): string[] {
  const known = folders[below.slice(0, -1)]?.[1] ?? {};
  return readdirSync(join(outDir, below), { withFileTypes: true }).flatMap((one) => {
    const path = `${below}${one.name}`;
    if (path === repository) return [];
    if (!one.isDirectory()) return Object.hasOwn(known, one.name) ? [] : [path];
    return Object.hasOwn(folders, path) ? [] : [path];
  });
}

/** A file that a build has written, with its key and, where it shares one, its style sheet. */
export interface Written {
  path: string;
  key: string;
  sheet: string | undefined;
}

/** After a build that ended well: remembers the files that it has left alone and those that it wrote. */
export function endSite({ outDir, record, frame }: KeptSite, left: Left, written: readonly Written[]): void {
  const folders: SiteRecord['folders'] = {};
  let bytes = 0;
  const enter = (path: string, row: Row): void => {
    folderAt(folders, folderOf(path), left.folders)[1][path.slice(path.lastIndexOf('/') + 1)] = row;
    bytes += row[0];
  };
  for (const [path, row] of left.rows) enter(path, row);
  for (const { path, key, sheet } of written) enter(path, rowOf(join(outDir, path), key, sheet));
  for (const folder of new Set(written.map(({ path }) => folderOf(path))))
    folderAt(folders, folder, left.folders)[0] = lstatSync(join(outDir, folder)).mtimeMs;
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(sizeIn(record), sealed(bytes));
  writeFileSync(record, sealed({ version, frame, folders } satisfies SiteRecord));
}

/** Empty for what lies in the site itself. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The folder of a record at a path, entered with all that it lies in where it is not yet there. */
function folderAt(
  folders: SiteRecord['folders'],
  path: string,
  times: Folders,
): SiteRecord['folders'][string] {
  const known = folders[path];
  if (known) return known;
  if (path !== '') folderAt(folders, folderOf(path), times);
  // One whose time is not known is looked into by the next build.
  return (folders[path] = [times.get(path) ?? 0, {}]);
}

/** Removes a file or folder of the site, and the folders that are empty without it. */
export function removeFile(outDir: string, path: string): void {
  rmSync(join(outDir, path), { recursive: true, force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (!existsSync(join(outDir, folder))) continue;
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
  const facts = lstatSync(file, { throwIfNoEntry: false });
  return facts?.size === size && Math.floor(facts.mtimeMs / 1_000) === seconds;
}

/** Whether two times in milliseconds are one, as it is or cut to seconds by an archive that has held the folder. */
function isTime(now: number, known: number): boolean {
  return now === known || now === Math.floor(known / 1_000) * 1_000;
}

/** How many bytes the files of the site have that a record remembers; none where there is none. */
export function bytesOfSite(record: string): number {
  return Number(readKept(sizeIn(record)) ?? 0);
}

/** A record that is missing or damaged remembers nothing: then everything is built. */
function readRecord(record: string): SiteRecord {
  return (readKept(record) as SiteRecord | undefined) ?? forgotten;
}

function readKept(file: string): unknown {
  try {
    return unsealed(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const forgotten: SiteRecord = { version: 0, frame: '', folders: {} };

/** The path of every file below a place of a folder: `2026/` or, for all of it, nothing. */
export function* filesBelow(folder: string, below = ''): Generator<string> {
  const folders = [below];
  for (let place = folders.pop(); place !== undefined; place = folders.pop())
    for (const one of readdirSync(`${folder}/${place}`, { withFileTypes: true }))
      if (one.isDirectory()) folders.push(`${place}${one.name}/`);
      else yield `${place}${one.name}`;
}
