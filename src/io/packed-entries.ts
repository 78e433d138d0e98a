import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ParsedFeed, RawEntry } from '../core/feed.ts';
import type { Normalized } from '../core/normalize.ts';

/**
 * The entries of feeds as they lie in memory while an edition is made: of hundreds of feeds a few are looked at again,
 * and unpacked all of them would take more room than everything else.
 */

/** What the parser process answers of a document that it has normalized as well. */
export interface PackedReading {
  frame: Omit<ParsedFeed, 'entries'>;
  packed: Uint8Array;
  /** How many entries it holds. */
  read: number;
  /** Its dates that can be believed, newest first. */
  dates: string[];
  normalized: Normalized;
}

export type Reading = Omit<PackedReading, 'frame' | 'packed'> & { feed: ParsedFeed };

const params = { [constants.ZSTD_c_compressionLevel]: 1 };

export function packEntries(entries: readonly RawEntry[]): Uint8Array {
  return zstdCompressSync(JSON.stringify(entries), { params });
}

/** The feed whole again; its entries are unpacked whenever they are asked for, and not kept. */
export function unpackLater({ frame, packed, ...reading }: PackedReading): Reading {
  // As it came it is a part of the whole message, which it would keep.
  const own = new Uint8Array(packed);
  const feed = Object.defineProperty({ ...frame }, 'entries', {
    enumerable: true,
    get: (): RawEntry[] => JSON.parse(zstdDecompressSync(own).toString()) as RawEntry[],
  }) as ParsedFeed;
  return { ...reading, feed };
}
