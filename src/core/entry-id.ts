import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const hexDigits = 12;

/**
 * The id of an entry, made from its canonical URL alone, so that it stays the same whatever the feed, the date or
 * the title become. It begins with a letter because it is also an anchor on the page. 48 bits: among the 165,000
 * entries of ten years the chance that any two share one is about 1 in 20,000.
 */
export function entryId(canonicalUrl: string): string {
  return `e${bytesToHex(sha256(utf8ToBytes(canonicalUrl))).slice(0, hexDigits)}`;
}
