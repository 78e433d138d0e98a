import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { editionDates } from '../src/io/content-folder.ts';
import { writeLongArchive } from './long-archive.ts';

/** The content folder of an archive of so many editions, which is written where it does not stand in `work` yet. */
export async function archiveIn(
  work: string,
  days: number,
  { full = false, say }: { full?: boolean; say: (line: string) => void },
): Promise<string> {
  const content = join(work, `content-${full ? 'full-' : ''}${days}`);
  await mkdir(content, { recursive: true });
  if ((await editionDates(content)).length !== days) {
    say(`Writing ${days} editions`);
    await writeLongArchive(content, { days, full });
  }
  return content;
}
