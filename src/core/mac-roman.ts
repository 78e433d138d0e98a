/**
 * Text that was UTF-8, was read as Mac Roman and saved again: `‚Ä¢` for `•`. It can be undone exactly where every
 * character is one of Mac Roman and the bytes that they stand for are UTF-8 throughout.
 */

/** The characters of the bytes 80–FF (WHATWG Encoding, index macintosh). */
const upperHalf = new TextDecoder('macintosh').decode(Uint8Array.from({ length: 128 }, (_, i) => 128 + i));
const byteOf = new Map([...upperHalf].map((character, index) => [character, 128 + index]));
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text as it was before it was spoiled; undefined where the whole of it cannot be turned back without loss. */
export function undoMacRoman(text: string): string | undefined {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const byte = code < 128 ? code : byteOf.get(character);
    if (byte === undefined) return undefined;
    bytes[length] = byte;
    length += 1;
  }
  try {
    return strictUtf8.decode(bytes.subarray(0, length));
  } catch {
    return undefined;
  }
}
