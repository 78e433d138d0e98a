/**
 * Editions are for ever, their schema is not: each file says by `schema` what it was written to, and is brought up to
 * the schema of today when it is read, one step a version. A step is never changed once it is published.
 */

/** The schema that this program writes. */
export const editionSchemaVersion = 1;

/** What a step makes of an edition of version n, to be one of version n + 1. */
export type Step = (edition: Record<string, unknown>) => Record<string, unknown>;

/** The step from each version to the next, by the version it begins with. Version 1 is the first. */
export const editionSteps: Readonly<Record<number, Step>> = {};

/** An edition that a newer program has written. */
export class NewerSchemaError extends Error {
  constructor(version: number, known: number) {
    super(
      `it is of schema ${version}, which a newer version of this program has written; this one knows schema ${known}. Update the program`,
    );
    this.name = 'NewerSchemaError';
  }
}

/**
 * The value of an edition's file as the schema of today wants it; the same value where it is of today. What has no
 * version is left for the schema to refuse. Throws NewerSchemaError.
 */
export function upToDate(
  value: unknown,
  steps: Readonly<Record<number, Step>> = editionSteps,
  current: number = editionSchemaVersion,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  let edition = value as Record<string, unknown>;
  const version = edition['schema'];
  if (typeof version !== 'number' || !Number.isInteger(version)) return value;
  if (version > current) throw new NewerSchemaError(version, current);
  for (let from = version; from < current; from += 1) {
    const step = steps[from];
    if (!step) return value;
    edition = { ...step(edition), schema: from + 1 };
  }
  return edition;
}
