import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'astro/zod';

/** `content/mailed.json`: to whom each edition has been sent. */
export const mailedPath = 'mailed.json';

export const mailedSchema = z.strictObject({
  schema: z.literal(1),
  /** By the date of the edition: marks of its recipients. */
  sent: z.record(z.iso.date(), z.array(z.string())),
});

export type Mailed = z.infer<typeof mailedSchema>;

export const nothingMailed: Mailed = { schema: 1, sent: {} };

/**
 * Stands for a recipient. The repository may be public, so an address is never written into it; with the date in the
 * mark nobody can see that two editions went to the same person.
 */
export function recipientMark(date: string, address: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${date} ${address.trim().toLowerCase()}`))).slice(0, 24);
}

export function wasMailed({ sent }: Mailed, date: string, address: string): boolean {
  return sent[date]?.includes(recipientMark(date, address)) ?? false;
}

export function withMailed({ sent }: Mailed, date: string, address: string): Mailed {
  const marks = [...new Set([...(sent[date] ?? []), recipientMark(date, address)])].toSorted();
  const dates = Object.entries({ ...sent, [date]: marks }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { schema: 1, sent: Object.fromEntries(dates) };
}

export function mailedText(mailed: Mailed): string {
  return `${JSON.stringify(mailed, null, 2)}\n`;
}
