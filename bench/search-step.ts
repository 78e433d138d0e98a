import { writeSearchIndex } from '../src/site/search-index.ts';

/**
 * The index of the search alone, as a program that can be measured: `node bench/search-step.ts SITE KEYS`; KEYS is a
 * file in which an index that remembers its last build may keep what it remembers. Without a site it starts and does
 * nothing.
 */
const [site] = process.argv.slice(2);
if (site !== undefined) await writeSearchIndex(site);
