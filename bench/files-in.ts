import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type FileSize = [path: string, bytes: number];

/** All files below a folder with their sizes; none where there is no folder. */
export async function filesIn(folder: string): Promise<FileSize[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Promise.all(files.map(async (file): Promise<FileSize> => [file, (await stat(file)).size]));
}

/** What files weigh together, in bytes. */
export function sum(files: readonly FileSize[]): number {
  return files.reduce((total, [, bytes]) => total + bytes, 0);
}
