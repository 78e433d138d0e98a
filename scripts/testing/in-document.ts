import { decodeHTML } from 'entities';

/**
 * Whether a text stands in a feed document, letter for letter, once tags, entities and white space are left aside.
 * Written apart from the program's own way of reading, so that the two can disagree.
 */
export function standsIn(document: Uint8Array, text: string): boolean {
  const utf8 = new TextDecoder('utf-8').decode(document);
  const label = /encoding=["']([\w-]+)["']/.exec(utf8.slice(0, 200))?.[1] ?? 'utf-8';
  return flatten(new TextDecoder(label).decode(document)).includes(letters(text));
}

const flattened = new Map<string, string>();

function flatten(document: string): string {
  const known = flattened.get(document);
  if (known !== undefined) return known;
  const opened = document.replaceAll('<![CDATA[', '').replaceAll(']]>', '');
  // Feeds escape once, twice or, for `&amp;nbsp;` inside a description, three times.
  const decoded = [0, 1, 2].reduce((text) => decodeHTML(text), opened);
  const flat = letters(decoded.replace(/<[^<>]*>/g, ''));
  flattened.set(document, flat);
  return flat;
}

function letters(text: string): string {
  return text.replace(/[\s\p{Cf}]/gu, '');
}
