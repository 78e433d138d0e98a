import { cdata, repairedText, withoutControls, type Notes } from './feed-characters.ts';
import { splitName } from './feed-names.ts';
import { proseName, proseReader, tagXml, type Prose } from './feed-prose.ts';
import { afterDeclaration, cdataFinder, readTag, type Tag } from './feed-tags.ts';
import { type HeldTexts, holdTexts } from './feed-texts.ts';

/**
 * Makes one well-formed XML document of what publishers serve, in one pass and linear time, so that the parser
 * behind it never meets a DOCTYPE, an entity it does not know, deep nesting, inline HTML or a missing end.
 * Entity declarations are removed unread; nothing is ever expanded.
 */

export const entriesMax = 2_000;
export const depthMax = 60;

export interface RepairedFeed {
  /** With marks in the place of long texts. */
  xml: string;
  restore: HeldTexts['restore'];
  /** Name of the root element as written. */
  root: string;
  rootAttributes: Readonly<Record<string, string>>;
  /** Namespace declarations of the whole document: prefix → URI, prefixes in lower case. */
  namespaces: ReadonlyMap<string, string>;
  repairs: string[];
}

const feedRoot = /^(?:rss|feed|rdf)$/;
const entryName = /^(?:item|entry)$/;
/** What some servers wrap round a feed. */
const wrapper = /(?:\s|<\/?(?:html|head|body|pre)(?:\s[^<>]*)?>)*/iy;

interface Scan {
  readonly text: string;
  readonly out: string[];
  /** Names of the open elements, as written. */
  readonly stack: string[];
  /** Open elements below {@link depthMax}, which are left out. */
  tooDeep: number;
  entries: number;
  /** Where the open entry began: in `out` and in `stack`. */
  entry: { out: number; depth: number } | undefined;
  hasChannel: boolean;
  done: boolean;
  readonly namespaces: Map<string, string>;
  readonly notes: Notes;
  readonly readProse: (tag: Tag) => Prose | undefined;
  readonly cdataEnd: (at: number) => number | undefined;
}

/** The document mended, or undefined where its root is not that of an RSS, RDF or Atom document. */
export function repairFeed(document: string): RepairedFeed | undefined {
  const notes: Notes = new Set();
  const text = withoutControls(document, notes);
  const start = rootStart(text);
  const root = start === undefined ? undefined : readTag(text, start);
  if (!root || !feedRoot.test(splitName(root.name)[1])) return undefined;
  if (/[^\s\ufeff]/.test(text.slice(0, text.indexOf('<')))) notes.add('text before the feed was cut off');
  const held = holdTexts();
  const scan = beginScan(text, root, notes, held);
  for (let at = root.end; at < text.length && !scan.done;) at = step(scan, at);
  finish(scan);
  addChannel(scan, splitName(root.name)[1]);
  const rootAttributes = Object.fromEntries(
    root.attributes.map(([name, value]) => [name.toLowerCase(), value]),
  );
  const { namespaces } = scan;
  const { restore } = held;
  return {
    xml: scan.out.join(''),
    restore,
    root: root.name,
    rootAttributes,
    namespaces,
    repairs: [...notes],
  };
}

/** Where the root element begins: behind prolog, comments, DOCTYPE and wrappers. */
function rootStart(text: string): number | undefined {
  let at = text.indexOf('<');
  while (at >= 0) {
    wrapper.lastIndex = at;
    const wrapped = wrapper.exec(text)?.[0].length ?? 0;
    const isDeclaration = text[at + 1] === '!' || text[at + 1] === '?';
    if (!wrapped && !isDeclaration) return at;
    at = text.indexOf('<', wrapped ? at + wrapped : afterDeclaration(text, at));
  }
  return undefined;
}

function beginScan(text: string, root: Tag, notes: Notes, held: HeldTexts): Scan {
  const scan: Scan = {
    text,
    out: [tagXml({ ...root, selfClosing: false }, notes)],
    stack: [root.name],
    tooDeep: 0,
    entries: 0,
    entry: undefined,
    hasChannel: false,
    done: root.selfClosing,
    namespaces: new Map(),
    notes,
    readProse: proseReader(text, notes, held),
    cdataEnd: cdataFinder(text),
  };
  rememberNamespaces(scan, root);
  return scan;
}

/** Reads one piece of text or markup; returns where the next begins. */
function step(scan: Scan, at: number): number {
  const { text, out, notes } = scan;
  if (text[at] !== '<') {
    const end = placeOf(text, '<', at);
    out.push(repairedText(text.slice(at, end), notes));
    return end;
  }
  if (text.startsWith('<![CDATA[', at)) {
    const end = scan.cdataEnd(at);
    const cut = end ?? placeOf(text, '<', at + 9);
    out.push(cdata(text.slice(at + 9, cut)));
    return end === undefined ? cut : end + 3;
  }
  if (text[at + 1] === '!' || text[at + 1] === '?') return afterDeclaration(text, at);
  if (text[at + 1] === '/') {
    const end = placeOf(text, '>', at);
    close(scan, text.slice(at + 2, end).trim());
    return end + 1;
  }
  const tag = readTag(text, at);
  if (tag) return open(scan, tag);
  out.push(repairedText('<', notes));
  return at + 1;
}

function open(scan: Scan, tag: Tag): number {
  const { stack, out, notes } = scan;
  const local = splitName(tag.name)[1];
  rememberNamespaces(scan, tag);
  if (stack.length >= depthMax) {
    if (!tag.selfClosing) scan.tooDeep++;
    notes.add('elements nested too deeply were left out');
    return tag.end;
  }
  if (entryName.test(local) && (tag.selfClosing || !beginEntry(scan, tag))) return tag.end;
  if (local === 'channel') scan.hasChannel = true;
  const prose = proseName.test(local) && !tag.selfClosing ? scan.readProse(tag) : undefined;
  out.push(prose?.xml ?? tagXml(tag, notes));
  if (!prose && !tag.selfClosing) stack.push(tag.name);
  return prose?.end ?? tag.end;
}

/** Notes where an entry begins, ending one that was never ended; false where no more entries are read. */
function beginEntry(scan: Scan, tag: Tag): boolean {
  if (scan.entry && scan.stack[scan.entry.depth] === tag.name) close(scan, tag.name);
  if (scan.entry) return true;
  if (scan.entries >= entriesMax) {
    scan.notes.add(`only the first ${entriesMax} entries were read`);
    scan.done = true;
    return false;
  }
  scan.entry = { out: scan.out.length, depth: scan.stack.length };
  return true;
}

/** Ends an element and whatever is still open in it. An end without a beginning is left out. */
function close(scan: Scan, name: string): void {
  const { stack, notes } = scan;
  const lower = name.toLowerCase();
  if (scan.tooDeep > 0 && !entryName.test(splitName(lower)[1])) {
    scan.tooDeep--;
    return;
  }
  const index = stack.findLastIndex((open) => open.toLowerCase() === lower);
  if (index < 0) {
    notes.add('end tags without a beginning were left out');
    return;
  }
  if (index < stack.length - 1) notes.add('missing end tags were added');
  scan.tooDeep = 0;
  for (const open of stack.splice(index).reverse()) scan.out.push(`</${open}>`);
  if (scan.entry && index <= scan.entry.depth) {
    scan.entry = undefined;
    scan.entries++;
  }
  scan.done = stack.length === 0;
}

/** Closes what the document left open; an entry that was cut off in the middle is dropped. */
function finish({ stack, out, entry, done, notes }: Scan): void {
  if (!done) notes.add('the end of the document is missing');
  if (entry) {
    out.length = entry.out;
    stack.length = entry.depth;
  }
  for (const open of stack.reverse()) out.push(`</${open}>`);
}

/** RSS and RDF without a channel lack only what nobody prints: its entries are read all the same. */
function addChannel({ out, hasChannel, notes }: Scan, root: string): void {
  if (root === 'feed' || hasChannel) return;
  notes.add('the feed has no channel');
  const [begin, end] = root === 'rdf' ? ['<channel></channel>', ''] : ['<channel>', '</channel>'];
  out.splice(1, 0, begin);
  out.splice(-1, 0, end);
}

function rememberNamespaces({ namespaces }: Scan, { attributes }: Tag): void {
  for (const [name, value] of attributes)
    if (/^xmlns:/i.test(name)) namespaces.set(splitName(name)[1], value);
}

function placeOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}
