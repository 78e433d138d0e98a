import { createRequire } from 'node:module';

type Collection = typeof import('./site/edition-collection.ts');

/**
 * While developing by Vite, so that a change of the program is seen. In a build by Node, which has read most of it for the
 * configuration already: Vite would transform file by file, a third of a second each time.
 */
const { editions } = import.meta.env.PROD
  ? (createRequire(import.meta.url)('./site/edition-collection.ts') as Collection)
  : await import('./site/edition-collection.ts');

export const collections = { editions };
