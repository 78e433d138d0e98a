import { createRequire } from 'node:module';
// Not from `astro:content`, which brings all that renders pages: a third of a second for one function.
import { defineCollection } from 'astro/content/config';

type Loading = typeof import('./site/edition-loader.ts');

/**
 * While developing by Vite, so that a change of the program is seen. In a build by Node, which has read most of it for the
 * configuration already: Vite would transform file by file, a third of a second each time.
 */
const { editionIndex } = import.meta.env.PROD
  ? (createRequire(import.meta.url)('./site/edition-loader.ts') as Loading)
  : await import('./site/edition-loader.ts');

export const collections = {
  editions: defineCollection({ loader: editionIndex }),
};
