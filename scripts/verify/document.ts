import { Parser } from 'htmlparser2';
import { escapedText } from '../../src/core/text.ts';
import { stringsIn } from '../../src/core/gate.ts';
import { canonicalUrl, webLink } from '../../src/core/links.ts';
import { readText, type Text } from '../../src/core/stands-in.ts';
import type { FeedDocument } from '../../src/core/feed.ts';

/**
 * A saved feed document, read again without the parser that made the edition: nothing is repaired, every element of an
 * entry is a text, and every address in it may be its link.
 */

/** One entry: the canonical addresses in it, and its texts, which are read when somebody asks. */
export interface SavedEntry {
  links: ReadonlySet<string>;
  texts: () => Text[];
}

export interface SavedDocument {
  entries: SavedEntry[];
  /** Everything the document says, entry or not. */
  texts: () => Text[];
}

/** Reads XML of any feed format, or JSON. Never throws: what cannot be read holds nothing. */
export function readDocument(document: FeedDocument): SavedDocument {
  const source = decode(document);
  const found = /^\s*[[{]/.test(source)
    ? jsonEntries(source, document.url)
    : xmlEntries(source, document.url);
  const entries = found.entries.map(({ links, texts }) => ({
    links: new Set(links),
    texts: once(() => texts.map(readText)),
  }));
  return { entries, texts: once(() => found.all.map(readText)) };
}

interface Found {
  entries: { links: string[]; texts: string[] }[];
  all: string[];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** By byte order mark, NULs, the server's word, the document's own, and as UTF-8: the first that reads without error. */
function decode({ bytes, contentType = '' }: FeedDocument): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 400));
  const marks: [RegExp, string][] = [
    [/^\xef\xbb\xbf/, 'utf-8'],
    [/^(?:\xff\xfe|<\0)/, 'utf-16le'],
    [/^(?:\xfe\xff|\0<)/, 'utf-16be'],
  ];
  const labels = [
    marks.find(([mark]) => mark.test(start))?.[1],
    /charset=["']?([\w-]+)/i.exec(contentType)?.[1],
    /encoding=["']([\w-]+)["']/.exec(start)?.[1],
    'utf-8',
  ];
  for (const label of labels) {
    try {
      if (label) return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** Elements and attributes that hold addresses, which may be relative. */
const addressName = /(?:^|:)(?:link|guid|id|origlink|href|about|url|external_url)$/i;

/** The canonical address in a value of this name, resolved; elsewhere only whole addresses count. */
function linkOf(name: string, value: unknown, base: string): string[] {
  const address = typeof value === 'string' ? value.trim() : '';
  if (/\s/.test(address) || !(addressName.test(name) || /^https?:/i.test(address))) return [];
  const link = webLink(address, base);
  return link ? [canonicalUrl(link)] : [];
}

function linksOf(fields: object, base: string): string[] {
  return Object.entries(fields).flatMap(([name, value]) => linkOf(name, value, base));
}

const entryName = /(?:^|:)(?:item|entry)$/i;

function xmlEntries(source: string, url: string): Found {
  const entries: Found['entries'] = [];
  const outside: string[] = [];
  let entry: Found['entries'][number] | undefined;
  let text = '';
  let depth = 0;
  const bases = [url];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const outer = bases.at(-1) ?? url;
        const base = webLink(attributes['xml:base'] ?? '', outer) ?? outer;
        bases.push(base);
        if (!entry && entryName.test(name)) {
          entry = { links: linksOf(attributes, base), texts: [] };
          depth = 0;
          return;
        }
        entry?.links.push(...linksOf(attributes, base));
        // Markup inside a field was not escaped; it is a tag to the reader of the text.
        if (entry && depth > 0) text += `<${name}>`;
        else text = '';
        depth += 1;
      },
      ontext: (data) => (text += data),
      onclosetag: (name) => {
        const base = bases.pop() ?? url;
        depth -= 1;
        if (!entry) {
          if (text.trim()) outside.push(text);
          text = '';
        } else if (depth < 0 && entryName.test(name)) {
          entries.push(entry);
          entry = undefined;
        } else if (depth > 0) text += `</${name}>`;
        else if (text.trim()) {
          entry.texts.push(text);
          entry.links.push(...linkOf(name, text, base));
          text = '';
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  return { entries, all: [...outside, ...entries.flatMap(({ texts }) => texts)] };
}

function jsonEntries(source: string, url: string): Found {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return { entries: [], all: [] };
  }
  const items = (value as { items?: unknown } | null)?.items;
  const objects = (Array.isArray(items) ? items : []).filter(
    (item): item is object => typeof item === 'object' && item !== null,
  );
  const entries = objects.map((item) => {
    const texts = stringsIn(item);
    return { links: linksOf(item, url), texts: texts.flatMap(asHtmlAndText) };
  });
  return { entries, all: stringsIn(value).flatMap(asHtmlAndText) };
}

/** JSON does not say which of its texts is HTML. A plain one ends its lines with line ends. */
function asHtmlAndText(text: string): string[] {
  return [text, escapedText(text).replace(/\r?\n/g, '<br>')];
}
