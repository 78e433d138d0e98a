import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Moves what stands at a path out of the way of the next run, where anything does. It is not removed there and then: a file
 * system without a journal (ext4) looks for the number of a new file among those that it gave back within the last minutes,
 * one by one, and for half a millisecond a file every program would be measured at that.
 */
export async function putAside(path: string): Promise<void> {
  const folder = await mkdtemp(join(await asideOf(path), 'run-'));
  await rename(path, join(folder, 'site')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** Removes what has been put aside from beside a path, once nothing is measured any more. */
export async function removeAside(path: string): Promise<void> {
  await rm(await asideOf(path), { recursive: true });
}

async function asideOf(path: string): Promise<string> {
  const folder = join(dirname(path), 'aside');
  await mkdir(folder, { recursive: true });
  return folder;
}
