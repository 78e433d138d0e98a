import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writeSearchIndex } from '../src/site/search-index.ts';

/**
 * The index of the search alone, as a program that can be measured: `node bench/search-step.ts SITE KEYS`; KEYS is the
 * file in which the keys of its files are kept from one run to the next. Without a site it starts and does nothing.
 */
const [site, keys = ''] = process.argv.slice(2);
if (site !== undefined) {
  const last = existsSync(keys) ? (JSON.parse(readFileSync(keys, 'utf8')) as [string, string][]) : [];
  const next = new Map<string, string>();
  writeSearchIndex(site, new Map(last), next);
  writeFileSync(keys, JSON.stringify([...next]));
}
