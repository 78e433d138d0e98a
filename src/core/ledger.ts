import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'astro/zod';
import { editionDateSchema, type Edition } from './edition.ts';
import { publishedWith } from './published.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What was written: the digest of every edition and of what it published, `content/ledger/2026.json`. An edition is
 * for ever, and so is every address and feed id; when one has changed or gone since, the ledger still knows.
 */
export const ledgerSchema = z.strictObject({
  schema: z.literal(1),
  year: z.string().regex(/^\d{4}$/),
  /** SHA-256 of the bytes of each edition, in hexadecimal, by its date. */
  editions: z.record(editionDateSchema, digest),
  /** SHA-256 of the addresses and feed ids of each edition, one a line; absent from ledgers of an earlier time. */
  published: z.record(editionDateSchema, digest).optional(),
});

export type Ledger = z.infer<typeof ledgerSchema>;

/** What the ledger knows of one date. */
export interface LedgerRow {
  edition: string;
  published?: string;
}

/** The digest under which the text of an edition is entered. */
export function editionDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The digest of everything that an edition makes known: a change of the smallest id or address changes it. */
export function publishedDigest(edition: Edition): string {
  return editionDigest(publishedWith(edition).join('\n'));
}

/** The row of an edition; `edition` is absent where its text cannot be read. */
export function ledgerRow(text: string, edition: Edition | undefined): LedgerRow {
  return { edition: editionDigest(text), ...(edition && { published: publishedDigest(edition) }) };
}

/** The rows of a ledger by date. */
export function rowsOf({ editions, published = {} }: Ledger): [date: string, row: LedgerRow][] {
  return Object.entries(editions).map(([date, edition]) => {
    const known = published[date];
    return [date, { edition, ...(known && { published: known }) }];
  });
}

/** The ledger of a year with rows entered: new ones, or others in place of old ones. */
export function enter(
  ledger: Ledger | undefined,
  year: string,
  entered: ReadonlyMap<string, LedgerRow>,
): Ledger {
  const rows = [...new Map([...(ledger ? rowsOf(ledger) : []), ...entered])].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return {
    schema: 1,
    year,
    editions: Object.fromEntries(rows.map(([date, { edition }]) => [date, edition])),
    published: Object.fromEntries(
      rows.flatMap(([date, row]) => (row.published ? [[date, row.published]] : [])),
    ),
  };
}

/** The bytes of a ledger: two lines a day, so that a day adds two lines. Throws on anything the schema rejects. */
export function ledgerText(ledger: Ledger): string {
  return `${JSON.stringify(ledgerSchema.parse(ledger), null, 2)}\n`;
}
