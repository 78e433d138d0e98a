import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a file of the site, by its path there. */
export type WriteFile = (path: string, bytes: Uint8Array) => Promise<void>;

/**
 * Writes files below a folder, and makes each folder that they need once. By promises, because the system may take as long
 * for a small file as a page takes to render, and this way it does so on another processor.
 */
export function fileWriter(outDir: string): WriteFile {
  const folders = new Map<string, Promise<unknown>>();
  return async (path, bytes) => {
    const folder = dirname(path);
    const made = folders.get(folder) ?? mkdir(join(outDir, folder), { recursive: true });
    folders.set(folder, made);
    await made;
    await writeFile(join(outDir, path), bytes);
  };
}
