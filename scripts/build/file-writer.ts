import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a file of the site, by its path there. */
export type WriteFile = (path: string, bytes: Uint8Array) => void;

/**
 * Writes files below a folder, and makes each folder that they need once. In one step, because the system takes less time for
 * a page than it takes to hand a promise of it on and back.
 */
export function fileWriter(outDir: string): WriteFile {
  const made = new Set<string>();
  return (path, bytes) => {
    const folder = dirname(path);
    if (!made.has(folder)) mkdirSync(join(outDir, folder), { recursive: true });
    made.add(folder);
    writeFileSync(join(outDir, path), bytes);
  };
}
