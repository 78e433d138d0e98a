import { decodeHTML } from 'entities';
import { legalText } from './text-characters.ts';
import { fieldCharsMax, plainText } from './text.ts';

const markup = /<[a-z/!?]/i;
const reference = /&(?:#\d|#x[\da-f]|[a-z][a-z\d]+;)/i;

/**
 * The words of an alert, from HTML source: as issued, byte for byte, with its own line ends and white space, because
 * the licence of Environment and Climate Change Canada (End-use Licence 2.1) lets alerts be reproduced only unaltered.
 * Only characters that cannot be printed go. A text that turns out to be marked up, or escaped twice, is read as any
 * other text. One longer than {@link fieldCharsMax} is no alert: printed in part it would be altered, so it is empty.
 */
export function alertText(html: string): string {
  if (html.length > fieldCharsMax) return '';
  const text = markup.test(html) ? html : decodeHTML(html);
  return markup.test(text) || reference.test(text) ? plainText(html) : legalText(text);
}
