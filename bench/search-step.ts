import { writeSearchIndex } from '../src/site/search-index.ts';

/**
 * The index of the search alone, as a program that can be measured: `node bench/search-step.ts SITE`. Without a site it
 * starts and does nothing.
 */
const [site] = process.argv.slice(2);
if (site !== undefined) await writeSearchIndex(site);
