import { access, rename } from 'node:fs/promises';
import { DamagedFileError, FileError } from './content-folder.ts';

/**
 * What `read` gives; where its file is damaged, the file is renamed (`state.json.damaged`, `state.json.damaged-2` …),
 * a note says so, and there is nothing: for files that the next run can do without, so that a bad disk does not stop a
 * morning and nothing is lost. Throws FileError where it cannot be renamed.
 */
export async function orSetAside<T>(
  read: () => Promise<T | undefined>,
  notes: string[],
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
    const aside = await freeName(`${error.path}.damaged`);
    await rename(error.path, aside).catch((cause: unknown) => {
      throw new FileError(error.path, 'written', cause);
    });
    notes.push(`${error.message}. It was kept as ${aside}, and the run went on without it.`);
    return undefined;
  }
}

async function freeName(wanted: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    const isTaken = await access(name).then(
      () => true,
      () => false,
    );
    if (!isTaken) return name;
  }
}
