import { z } from 'astro/zod';
import { editionSchema } from './edition.ts';

/** The schema of an edition as JSON Schema (2020-12), for programs that read the data. `id` is its own address. */
export function editionJsonSchema(id: string): object {
  const schema = z.toJSONSchema(editionSchema, { target: 'draft-2020-12' });
  return { $schema: schema.$schema, $id: id, ...schema };
}
