import { readFile } from 'node:fs/promises';
import { downloadAll } from '../src/io/download-all.ts';

/**
 * The bound that collecting is measured by: downloads what a file names (`[{ id, url }, …]`), with the very client, limits
 * and manners of `npm run collect`, and does nothing with it.
 */
const sources = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as { id: string; url: string }[];
const allowHosts = [...new Set(sources.map(({ url }) => new URL(url).host))];
let failures = 0;
await downloadAll(sources, { allowHosts, now: () => new Date() }, (event) => {
  if (event.kind === 'finished' && event.download.kind !== 'document') failures += 1;
});
if (failures > 0) throw new Error(`${failures} sources could not be downloaded.`);
