/**
 * Text that was saved twice as UTF-8: `KÃ¤lte` for `Kälte`. Somebody read UTF-8 bytes as windows-1252 and wrote what
 * they saw as UTF-8 again. It can be undone exactly where every character is one of windows-1252 and the bytes they
 * stand for are UTF-8 throughout; a text that was right in the first place hardly ever is that.
 */

/** The characters of the bytes 80–FF (WHATWG Encoding, index windows-1252). */
const upperHalf = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, i) => 128 + i));
const byteOf = new Map([...upperHalf].map((character, index) => [character, 128 + index]));
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How often a text may have been spoiled. */
const roundsMax = 2;

/** The text as it was before it was spoiled; the text itself where the whole of it cannot be turned back without loss. */
export function undoMojibake(text: string): string {
  let result = text;
  for (let round = 0; round < roundsMax; round += 1) {
    const before = turnedBack(result);
    if (before === undefined) break;
    result = before;
  }
  return result;
}

function turnedBack(text: string): string | undefined {
  if (!/[\u00c2-\u00f4]/.test(text)) return undefined;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const byte = code < 128 ? code : byteOf.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return strictUtf8.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
