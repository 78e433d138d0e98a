import { z } from 'astro/zod';
import { linkedEntrySchema } from './edition.ts';

/**
 * An entry before the edition has chosen it: what will be printed, and the excerpt from which its summary is made.
 * `title` and `excerpt` are plain text, `url` is canonical.
 */
export const candidateSchema = linkedEntrySchema
  .pick({ id: true, title: true, url: true, source: true, published: true, lang: true })
  .extend({
    excerpt: z.string().optional().describe('What the feed gave beside the title, as plain text.'),
  });

export type Candidate = z.infer<typeof candidateSchema>;
