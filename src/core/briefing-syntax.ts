import { isMap, isNode, isScalar, isSeq, visit, type Document, type Scalar, type YAMLError } from 'yaml';

/** A mistake and where it stands: `offset` counts UTF-16 units from the start of the text. */
export interface Mistake {
  offset: number;
  message: string;
}

/**
 * What stops the text from being read as YAML at all, in words for somebody who has never heard of YAML.
 * Anchors, aliases and tags count as mistakes: this file needs none, a text that merely begins with one of
 * their signs would silently lose it, and refusing them leaves no way to write a file that explodes.
 */
export function syntaxMistakes(document: Document, text: string): Mistake[] {
  const mistakes = [...document.errors, ...document.warnings].map((error) => ({
    offset: errorOffset(error, document, text),
    message: errorMessage(error, text),
  }));
  visit(document, {
    Alias: (_, { range }) => void mistakes.push({ offset: range?.[0] ?? 0, message: signMessage('*') }),
    Node: (_, node) => {
      if (!('anchor' in node) || node.anchor === undefined) return;
      mistakes.push({
        offset: text.lastIndexOf(`&${node.anchor}`, node.range?.[1]),
        message: signMessage('&'),
      });
    },
  });
  return mistakes;
}

/** Keys that stand twice in one group; the rest of such a file is still sound. `lineOf` is 1-based. */
export function duplicateKeys(document: Document, lineOf: (offset: number) => number): Mistake[] {
  const mistakes: Mistake[] = [];
  visit(document, {
    Map: (_, map) => {
      const firstOffset = new Map<unknown, number>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const offset = key.range?.[0] ?? 0;
        const first = firstOffset.get(key.value);
        if (first === undefined) firstOffset.set(key.value, offset);
        else
          mistakes.push({
            offset,
            message: `${String(key.value)} is written twice, first in line ${lineOf(first)}: keep one of the two`,
          });
      }
    },
  });
  return mistakes;
}

type Advice = string | ((error: YAMLError, text: string) => string);

/** Sentences by the error codes of the `yaml` package; a code without a row keeps the package's own words. */
const adviceByCode: Partial<Record<YAMLError['code'], Advice>> = {
  TAB_AS_INDENT: 'a tab stands at the beginning of this line: write spaces instead',
  BAD_INDENT: ({ message }) =>
    message.startsWith('Flow')
      ? 'a bracket opened above is not closed: write the missing } or ] before this place'
      : 'this line is not in line with its neighbours: begin it in the same column as they do, with spaces',
  MISSING_CHAR: ({ message }) =>
    isUnclosedQuote(message)
      ? 'a quotation mark is opened and never closed: write the second one at the end of the text'
      : 'this line is not in line with its neighbours: begin it in the same column as they do, with spaces',
  BLOCK_AS_IMPLICIT_KEY:
    'there is a second colon in this line: put quotes around the text, such as title: "News: today"',
  MULTILINE_IMPLICIT_KEY: 'this line is no "key: value": write a key, a colon, a space and the value',
  UNEXPECTED_TOKEN:
    'the text cannot be read from here on: put quotes around it, and write a quotation mark inside it as the other kind',
  BAD_SCALAR_START: ({ pos }, text) => signMessage(text[pos[0]] ?? ''),
  TAG_RESOLVE_FAILED: signMessage('!'),
  MULTIPLE_DOCS: 'a line of three hyphens begins a second file: remove it',
  NON_STRING_KEY: 'a key is a single word: put quotes around text that begins with a bracket',
  BAD_DQ_ESCAPE:
    'a backslash has a meaning of its own between double quotes: write single quotes around the text instead',
  RESOURCE_EXHAUSTION: 'too many groups stand inside one another: write the file as in the example',
};

function errorMessage(error: YAMLError, text: string): string {
  const advice = adviceByCode[error.code];
  return typeof advice === 'function' ? advice(error, text) : (advice ?? error.message);
}

function signMessage(sign: string): string {
  return `a text may not begin with ${sign} here: put quotes around it`;
}

function isUnclosedQuote(message: string): boolean {
  return message.startsWith('Missing closing');
}

/** An unclosed quotation mark is noticed at the end of the file; its owner wants to see where it was opened. */
function errorOffset(error: YAMLError, document: Document, text: string): number {
  const offset = error.pos[0];
  if (error.code !== 'MISSING_CHAR' || !isUnclosedQuote(error.message)) return offset;
  let opened: Scalar | undefined;
  visit(document, {
    Scalar: (_, scalar) => {
      if (/['"]/.test(text[scalar.range?.[0] ?? -1] ?? '')) opened = scalar;
    },
  });
  return opened?.range?.[0] ?? offset;
}

/**
 * Where `path` is written: a plain value at its first character, a group or an empty value at its key, and what
 * is not there at all at the group that lacks it. Of a key written twice the last counts.
 */
export function offsetAt(document: Document, path: readonly PropertyKey[], point: 'value' | 'key'): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.findLast(({ key }) => isScalar(key) && key.value === step);
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      if (last && point === 'value' && isScalar(pair.value) && pair.value.value !== null)
        offset = startOf(pair.value) ?? offset;
      node = pair.value;
    } else {
      node = isSeq(node) ? node.items[Number(step)] : undefined;
      offset = startOf(node) ?? offset;
    }
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
