import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { access, constants, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { dayAfter } from '../core/calendar-day.ts';
import { type Edition, editionFileDate, editionPath, editionSchema, editionText } from '../core/edition.ts';
import { type Health, healthFileText, healthPath, healthSchema } from '../core/health.ts';
import { linksIn } from '../core/memory.ts';
import { NewerSchemaError, upToDate } from '../core/schema-version.ts';
import { emptyState, type State, stateSchema, stateText } from '../core/state.ts';

/** A file of the content folder that cannot be read as what it should be. */
export class DamagedFileError extends Error {
  /** What is wrong and what to do, without the name of the file. */
  readonly advice: string;
  readonly path: string;
  constructor(path: string, cause: unknown) {
    const detail = cause instanceof SyntaxError ? cause.message : 'it does not hold what its schema asks for';
    const advice =
      cause instanceof NewerSchemaError
        ? `cannot be read: ${cause.message}`
        : `cannot be read (${detail}). Bring it back with: git checkout -- ${path}`;
    super(`${path} ${advice}`, { cause });
    this.name = 'DamagedFileError';
    this.advice = advice;
    this.path = path;
  }
}

/** A file or folder that the system does not let us read or write; what was there before stands. */
export class FileError extends Error {
  constructor(path: string, deed: 'read' | 'written', cause: unknown) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    const [why, advice] = fileTroubles[code] ?? [
      `the system says ${code || String(cause)}`,
      'Look at the disk',
    ];
    super(
      `${path} cannot be ${deed}: ${why}. ${advice} and run this again; what was there before still stands.`,
      { cause },
    );
    this.name = 'FileError';
  }
}

/** By the code of the system: what is wrong, and what to do. */
const fileTroubles: Readonly<Record<string, readonly [why: string, advice: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space'],
  EDQUOT: ['the disk quota is used up', 'Free some space'],
  EROFS: ['the disk is read-only', 'Name another folder with --content, or make the disk writable'],
  EACCES: ['permission is missing', 'Give yourself the right to it'],
  EPERM: ['permission is missing', 'Give yourself the right to it'],
  ENOTDIR: ['a file stands where a folder should be', 'Move it away'],
  EEXIST: ['a file stands where a folder should be', 'Move it away'],
  EISDIR: ['a folder stands where the file should be', 'Move it away'],
};

/** Throws FileError where nothing can be written to a folder, before anybody is asked for what cannot be kept. */
export async function assertWritable(content: string): Promise<void> {
  try {
    await access(content, constants.W_OK);
  } catch (error) {
    throw new FileError(content, 'written', error);
  }
}

/** The text of a file, or undefined where there is none. Throws FileError. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new FileError(path, 'read', error);
  }
}

async function readJson<T>(
  path: string,
  schema: { parse(value: unknown): T },
  prepare: (value: unknown) => unknown = (value) => value,
): Promise<T | undefined> {
  const text = await readText(path);
  return text === undefined ? undefined : parseJson(path, text, schema, prepare);
}

function parseJson<T>(
  path: string,
  text: string,
  schema: { parse(value: unknown): T },
  prepare: (value: unknown) => unknown,
): T {
  try {
    return schema.parse(prepare(JSON.parse(text)));
  } catch (error) {
    throw new DamagedFileError(path, error);
  }
}

/** The edition of a date; undefined where there is none. Throws DamagedFileError. */
export function readEdition(content: string, date: string): Promise<Edition | undefined> {
  return readJson(join(content, editionPath(date)), editionSchema, upToDate);
}

/** The edition that the text of its file holds. Throws DamagedFileError. */
export function editionFromText(content: string, date: string, text: string): Edition {
  return parseJson(join(content, editionPath(date)), text, editionSchema, upToDate);
}

/** A file that was touched within so many milliseconds may be touched again without another stamp. */
const freshMs = 2_000;

/**
 * Something that is another one when a file of the content folder has been written again: size, times and number, of
 * which programs cannot set the time of the last change. Empty where there is no file, or where it is too fresh to tell.
 */
export function fileStamp(content: string, path: string): string {
  const facts = statSync(join(content, path), { throwIfNoEntry: false });
  if (!facts || Date.now() - facts.ctimeMs < freshMs) return '';
  return `${facts.size} ${facts.mtimeMs} ${facts.ctimeMs} ${facts.ino}`;
}

/**
 * The bytes of a file of the content folder, `editions/2026/2026-11-22.json`; undefined where there is none. In one
 * step, because all files of ten years are read three times as fast this way. Throws FileError.
 */
export function readBytes(content: string, path: string): Buffer | undefined {
  try {
    return readFileSync(join(content, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new FileError(join(content, path), 'read', error);
  }
}

/** Every date that has an edition, oldest first. */
export async function editionDates(content: string): Promise<string[]> {
  // With their types, or else Node asks the system for each file whether it is a folder.
  const options = { recursive: true, withFileTypes: true } as const;
  const files = await readdir(join(content, 'editions'), options).catch(() => []);
  return files.flatMap(({ name }) => editionFileDate(name) ?? []).sort();
}

export interface OtherEditions {
  /** The editions within so many days of the date. */
  near: Edition[];
  /** Every address that any of them prints or names, near or far. */
  links: string[];
  damaged: DamagedFileError[];
}

/** What all editions but that of `date` have printed. Damaged ones come as errors beside what can still be read. */
export async function readOtherEditions(content: string, date: string, days: number): Promise<OtherEditions> {
  const [from, to] = [dayAfter(date, -days), dayAfter(date, days)];
  const others: OtherEditions = { near: [], links: [], damaged: [] };
  for (const other of await editionDates(content)) {
    if (other === date) continue;
    others.links.push(...linksIn((await readText(join(content, editionPath(other)))) ?? ''));
    if (other < from || other > to) continue;
    try {
      const edition = await readEdition(content, other);
      if (edition) others.near.push(edition);
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error;
      others.damaged.push(error);
    }
  }
  return others;
}

export async function readState(content: string): Promise<State> {
  return (await readJson(join(content, 'state.json'), stateSchema)) ?? emptyState;
}

export function readHealth(content: string, date: string): Promise<Health | undefined> {
  return readJson(join(content, healthPath(date)), healthSchema);
}

/** Writes an edition, its month's health and the state, in this order: each file whole or not at all. */
export async function writeRun(
  content: string,
  run: { edition: Edition; health: Health; state: State },
): Promise<void> {
  await writeEdition(content, run.edition);
  await writeWhole(join(content, healthPath(run.edition.date)), healthFileText(run.health));
  await writeState(content, run.state);
}

export async function writeEdition(content: string, edition: Edition): Promise<void> {
  await writeWhole(join(content, editionPath(edition.date)), editionText(edition));
}

export async function writeState(content: string, state: State): Promise<void> {
  await writeWhole(join(content, 'state.json'), stateText(state));
}

/**
 * Replaces a file in one step: readers see the old bytes or the new ones. A file that says the same is left alone.
 * Throws FileError.
 */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  if ((await readText(path)) === text) return;
  // The dot keeps a half-made file from being taken for a strange one where a run was killed.
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new FileError(path, 'written', error);
  }
}

/** Makes a rename last through a power cut. Windows knows no such thing and says so by an error. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
  try {
    await handle?.sync();
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await handle?.close();
  }
}
