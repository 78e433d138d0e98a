import { termsIn } from '../core/search-terms.ts';

/** Text of which some parts were found. */
export interface Part {
  text: string;
  found: boolean;
}

/** A text as parts: words that begin with one of the terms that were looked for, and what stands between them. */
export function markedParts(text: string, words: string): Part[] {
  const terms = termsIn(words);
  const parts: Part[] = [];
  for (const piece of text.split(/((?:[\p{L}\p{N}]\p{M}*)+)/u)) {
    const own = termsIn(piece);
    const found = own.some((one) => terms.some((term) => one.startsWith(term)));
    const last = parts.at(-1);
    if (last && last.found === found) last.text += piece;
    else if (piece !== '') parts.push({ text: piece, found });
  }
  return parts;
}
