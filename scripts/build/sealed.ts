import { hash } from 'node:crypto';

/**
 * What builds keep for each other, with its digest in the first line: where a file was damaged or cut short since it was
 * written, it says nothing.
 */
export function sealed(value: unknown): string {
  const text = JSON.stringify(value);
  return `${hash('sha256', text)}\n${text}`;
}

/** The value of a sealed text; undefined where it is not as it was. */
export function unsealed(stored: string): unknown {
  const end = stored.indexOf('\n');
  const text = stored.slice(end + 1);
  return stored.slice(0, end) === hash('sha256', text) ? JSON.parse(text) : undefined;
}
