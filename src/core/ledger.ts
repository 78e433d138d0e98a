import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'astro/zod';
import { editionDateSchema } from './edition.ts';

/**
 * What was written: the digest of every edition, `content/ledger/2026.json`. An edition is for ever; when one has
 * changed or gone since it was written, the ledger still knows.
 */
export const ledgerSchema = z.strictObject({
  schema: z.literal(1),
  year: z.string().regex(/^\d{4}$/),
  /** SHA-256 of the bytes of each edition, in hexadecimal, by its date. */
  editions: z.record(editionDateSchema, z.string().regex(/^[0-9a-f]{64}$/)),
});

export type Ledger = z.infer<typeof ledgerSchema>;

/** `2026-11-22` → `ledger/2026.json`, relative to the content folder. */
export function ledgerPath(date: string): string {
  return `ledger/${date.slice(0, 4)}.json`;
}

/** The digest under which the text of an edition is entered. */
export function editionDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The ledger of a year with editions entered: new rows, or new digests in place of old ones. */
export function enter(
  ledger: Ledger | undefined,
  year: string,
  editions: ReadonlyMap<string, string>,
): Ledger {
  const rows = new Map(Object.entries(ledger?.editions ?? {}));
  for (const [date, text] of editions) rows.set(date, editionDigest(text));
  return { schema: 1, year, editions: Object.fromEntries([...rows].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** The bytes of a ledger: one line a day, so that a day adds one line. Throws on anything the schema rejects. */
export function ledgerText(ledger: Ledger): string {
  return `${JSON.stringify(ledgerSchema.parse(ledger), null, 2)}\n`;
}
