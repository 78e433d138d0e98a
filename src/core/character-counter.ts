/**
 * Counts the characters of a kind in texts. Each character is tried once and remembered, because a list of all that match
 * takes ten times as long, and every text of an archive is counted.
 */
export function characterCounter(kind: RegExp): (text: string) => number {
  const [isOfKind, isOfAnother] = [1, 2];
  const known = new Uint8Array(codePoints);
  return (text) => {
    let count = 0;
    for (let at = 0; at < text.length; at++) {
      const point = text.codePointAt(at) ?? 0;
      if (point > 0xffff) at++;
      known[point] ||= kind.test(String.fromCodePoint(point)) ? isOfKind : isOfAnother;
      if (known[point] === isOfKind) count++;
    }
    return count;
  };
}

/** As many as Unicode has room for. */
export const codePoints = 0x11_0000;
