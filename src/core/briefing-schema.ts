import { z } from 'astro/zod';
import { briefingSchema } from './briefing.ts';

/** The part of a JSON Schema (draft 7) that tells an owner what may be written at one place of the file. */
export interface SchemaNode {
  description?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
}

/**
 * The briefing's schema as JSON Schema, for completion and hover help in an editor. Draft 7, because
 * yaml-language-server reads nothing newer; of the file as it is written, so keys with a default are optional.
 */
export function briefingJsonSchema(): object {
  return z.toJSONSchema(briefingSchema, { target: 'draft-7', io: 'input' });
}

/** What the schema says of one place, such as `['sections', 2, 'title']`; undefined where it knows no such place. */
export function schemaAt(path: readonly PropertyKey[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = briefingJsonSchema();
  for (const step of path) {
    if (typeof step === 'number') node = node?.items;
    else node = Object.entries(node?.properties ?? {}).find(([key]) => key === step)?.[1];
  }
  return node;
}
