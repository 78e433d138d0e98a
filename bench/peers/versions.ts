import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The version of an npm package that is installed in a folder. Rejects where it is not. */
export async function packageVersion(folder: string, name: string): Promise<string> {
  const text = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
