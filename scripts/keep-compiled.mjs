import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * For `node --import`: keeps what Node compiles, so that the next start takes half the time. Plain JavaScript, because
 * reading the types of this file would take as long.
 */
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
