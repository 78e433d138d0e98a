import { open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FileError } from './content-folder.ts';

/** The file that a run holds. One that a crash has left behind means nothing: nobody holds it. */
export const lockFileName = '.lock';

/** A run has 85 seconds for its sources; several may stand in line. */
const waitMsDefault = 10 * 60_000;
const stepMs = 100;

/** Another run has held the folder for longer than anybody waits. */
export class BusyFolderError extends Error {
  constructor(content: string) {
    super(
      `Another run has been writing ${content} for minutes. Nothing was changed. Wait for it, or end it, and run this again.`,
    );
    this.name = 'BusyFolderError';
  }
}

export interface LockOptions {
  /** Milliseconds to stand in line. */
  waitMs?: number;
  /** Called once, where another run holds the folder. */
  waiting?: (() => void) | undefined;
}

/**
 * Does the work while no other run may write the content folder. The lock is the system's own (`fcntl` or `LockFileEx`
 * on an open file), so it is gone with the process, however that ends: a crash leaves nothing to clean up but half-made
 * files, which are removed here. On a system for which the lock is not made the work is done without it.
 * Throws BusyFolderError, and FileError where the folder cannot be written.
 */
export async function withFolderLock<T>(
  content: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const path = join(content, lockFileName);
  const file = await takeTurn(path, content, options);
  try {
    await removeHalfMade(content);
    return await work();
  } finally {
    // Removed while it is still held; who waits for it sees that it is gone and makes a new one.
    await rm(path, { force: true }).catch(() => undefined);
    await file.close();
  }
}

async function takeTurn(
  path: string,
  content: string,
  { waitMs = waitMsDefault, waiting }: LockOptions,
): Promise<FileHandle> {
  const tryLock = await systemLock();
  for (let waited = 0; waited <= waitMs; waited += stepMs) {
    const file = await openLock(path);
    if (!tryLock || (tryLock(file.fd) && (await isStillThere(file, path)))) return file;
    await file.close();
    if (waited === 0) waiting?.();
    await pause(stepMs);
  }
  throw new BusyFolderError(content);
}

async function openLock(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'a');
  } catch (error) {
    throw new FileError(dirname(path), 'written', error);
  }
}

/** Whether the file that was opened is the one that others would open now. */
async function isStillThere(file: FileHandle, path: string): Promise<boolean> {
  const [mine, there] = await Promise.all([file.stat(), stat(path).catch(() => undefined)]);
  return mine.ino === there?.ino;
}

async function systemLock(): Promise<((fd: number) => boolean) | undefined> {
  try {
    return (await import('fs-native-extensions')).default.tryLock;
  } catch {
    return undefined;
  }
}

/** What a run that was killed had not finished writing: nobody else can be at it while the lock is held. */
async function removeHalfMade(content: string): Promise<void> {
  for (const folder of ['', 'editions', 'health', 'ledger'].map((name) => join(content, name))) {
    const files = await readdir(folder, { recursive: folder !== content }).catch(() => []);
    for (const file of files)
      if (/^\.?[^/\\]*\.[0-9a-f]{8}-[0-9a-f-]{27}\.tmp$/.test(file.split(/[\\/]/).at(-1) ?? ''))
        await rm(join(folder, file), { force: true });
  }
}
