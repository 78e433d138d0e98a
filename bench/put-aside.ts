import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Moves what stands at a path out of the way of the next run, where anything does; `work` is a folder on the same disk. It
 * is not removed there and then: a file system without a journal (ext4) looks for the number of a new file among those
 * that it got back within the last minutes, one by one, and that half millisecond a file would be measured.
 */
export async function putAside(work: string, path: string): Promise<void> {
  await mkdir(asideIn(work), { recursive: true });
  const folder = await mkdtemp(join(asideIn(work), 'run-'));
  await rename(path, join(folder, 'site')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** Removes what has been put aside, once nothing is measured any more. */
export async function removeAside(work: string): Promise<void> {
  await rm(asideIn(work), { recursive: true, force: true });
}

const asideIn = (work: string): string => join(work, 'aside');
