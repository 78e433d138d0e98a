import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sharedFolder } from '../testing/shared.ts';

/** Larger documents make each input slow and say little more. */
const bytesMax = 8_000;

/**
 * The documents to mutate, latin1: beginnings of the invented feeds of this project and, where the folder is there,
 * small real ones.
 */
export function seedDocuments(): string[] {
  const sample = filesBelow(resolve(import.meta.dirname, '../../sample')).filter(
    (file) => !/\.(?:md|yaml)$/.test(file),
  );
  const real = sharedFolder ? filesBelow(join(sharedFolder, 'feeds')) : [];
  return [
    ...sample.map((file) => shortened(readFileSync(file, 'latin1'))),
    ...real.filter((file) => statSync(file).size <= bytesMax).map((file) => readFileSync(file, 'latin1')),
  ];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
}

/** A long document with its first entries and its end; JSON as it is. */
function shortened(text: string): string {
  if (text.length <= bytesMax || text.trimStart().startsWith('{')) return text;
  const ends = [...text.matchAll(/<\/(?:item|entry)>/g)].map(({ index, 0: tag }) => index + tag.length);
  const head = ends.findLast((end) => end <= bytesMax) ?? ends[0] ?? bytesMax;
  return text.slice(0, head) + text.slice(ends.at(-1) ?? head);
}
