import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { editionSchema } from './core/edition.ts';

export const collections = {
  editions: defineCollection({
    loader: glob({ pattern: '**/*.json', base: `${process.env.BRIEFING_CONTENT}/editions` }),
    schema: editionSchema,
  }),
};
