/** Where tags and declarations of a document begin and end, however badly they are written. Bounded work for each. */

export const tagCharsMax = 100_000;

export interface Tag {
  /** As written, prefix included. */
  name: string;
  attributes: [string, string][];
  selfClosing: boolean;
  /** Place behind the tag. */
  end: number;
}

const tagName = /<([a-z_][\w.-]*(?::[a-z_][\w.-]*)?)(?=[\s/>])/iy;
/** Looking behind keeps a long name from being tried again from each of its letters. */
const attribute = /(?<![\w.-])([a-z_][\w.-]*(?::[\w.-]+)?)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** The opening tag at a place, or undefined where there is only a stray `<`. */
export function readTag(text: string, at: number): Tag | undefined {
  tagName.lastIndex = at;
  const name = tagName.exec(text)?.[1];
  if (name === undefined) return undefined;
  const start = at + 1 + name.length;
  const end = tagEnd(text, start);
  if (end === undefined) return undefined;
  const body = text.slice(start, end);
  const attributes = [...body.matchAll(attribute)].map(
    ([, key = '', double, single, bare]): [string, string] => [key, double ?? single ?? bare ?? ''],
  );
  return { name, attributes, selfClosing: body.endsWith('/'), end: end + 1 };
}

/** The `>` of a tag: outside quotes, or the first of all where a quotation mark is never closed. */
function tagEnd(text: string, from: number): number | undefined {
  const limit = Math.min(text.length, from + tagCharsMax);
  let quote = '';
  let first: number | undefined;
  let sawLess = false;
  for (let at = from; at < limit; at++) {
    const character = text[at];
    if (character === '>') {
      if (!quote) return at;
      if (!sawLess) first ??= at;
    } else if (character === '<') {
      if (!quote) return first;
      sawLess = true;
    } else if (character === '"' || character === "'") {
      if (quote) quote = character === quote ? '' : quote;
      else if (/=\s*$/.test(text.slice(Math.max(from, at - 4), at))) quote = character;
    }
  }
  return first;
}

/** Behind a comment, processing instruction, DOCTYPE or other declaration; the end of the text where it never ends. */
export function afterDeclaration(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
  if (text.startsWith('<?', at)) return behind(text, '?>', at + 2);
  return /^<!doctype/i.test(text.slice(at, at + 9)) ? afterDoctype(text, at + 9) : behind(text, '>', at + 2);
}

/** The internal subset of a DOCTYPE is skipped, never read: its brackets, quotes and comments only say where it ends. */
function afterDoctype(text: string, from: number): number {
  const mark = /<!--|<\?|["'[\]>]/g;
  mark.lastIndex = from;
  let inSubset = false;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [what] = found;
    if (what === '>' && !inSubset) return mark.lastIndex;
    if (what === '[') inSubset = true;
    if (what === ']') inSubset = false;
    if (what === '<!--') mark.lastIndex = behind(text, '-->', mark.lastIndex);
    if (what === '<?') mark.lastIndex = behind(text, '?>', mark.lastIndex);
    if (what === '"' || what === "'") mark.lastIndex = behind(text, what, mark.lastIndex);
  }
  return text.length;
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

/** `(at) => ` where the CDATA section that begins at a place ends; undefined, and quickly so, where none ends any more. */
export function cdataFinder(text: string): (at: number) => number | undefined {
  let noneFrom = Infinity;
  return (at) => {
    const end = at >= noneFrom ? -1 : text.indexOf(']]>', at);
    if (end >= 0) return end;
    noneFrom = Math.min(noneFrom, at);
    return undefined;
  };
}
