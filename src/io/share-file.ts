import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Share, shareCharsMax, shareIn, shareText } from '../core/share.ts';
import { assertWritable, FileError, readText, writeWhole } from './content-folder.ts';

/** A character is at most three bytes of UTF-8 for each place that it takes in a text of the language. */
const bytesMax = 3 * shareCharsMax;

/** Throws FileError where a share cannot be written to a path, before anybody is asked for what cannot be kept. */
export async function assertPlaceForShare(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new FileError(path, 'written', { code: 'EISDIR' });
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    throw new FileError(dirname(path), 'written', error);
  }
  await assertWritable(dirname(path));
}

/** Writes a share whole or not at all. Throws FileError. */
export async function writeShare(path: string, share: Share): Promise<void> {
  await writeWhole(path, shareText(share));
}

/** The share in a file, or a sentence on why there is none. Never throws: a lost share costs its own sources alone. */
export async function readShare(path: string): Promise<{ share: Share } | { problem: string }> {
  try {
    const { size } = await stat(path).catch(() => ({ size: 0 }));
    if (size > bytesMax) return { problem: `${path} is larger than a share may be.` };
    const text = await readText(path);
    if (text === undefined) return { problem: `${path} is not there.` };
    return readShareText(text, path);
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

function readShareText(text: string, path: string): { share: Share } | { problem: string } {
  const read = shareIn(text);
  if ('share' in read) return read;
  return {
    problem: read.fault
      ? `${path} does not hold what a share must hold (at ${read.fault}).`
      : `${path} is damaged: it is not all there, or not as a share is written.`,
  };
}
