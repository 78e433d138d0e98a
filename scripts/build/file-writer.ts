import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a file of the site, by its path there. */
export type WriteFile = (path: string, bytes: Uint8Array) => void;

/**
 * Writes files below a folder, and makes each folder that they need once. One step after the other: of thousands of small
 * files this costs half of what promises cost.
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
