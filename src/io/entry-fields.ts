import { readDate } from '../core/dates.ts';
import type { FeedFormat, RawEntry } from '../core/feed.ts';
import { webLink } from '../core/links.ts';
import { escapedText } from '../core/text.ts';

/** One element as xml2js gives it. Names as in `feed-names.ts`. */
export interface XmlElement {
  _?: string;
  $?: Attributes;
  [child: string]: readonly XmlElement[] | string | Attributes | undefined;
}
type Attributes = Readonly<Record<string, string>>;

/** The elements of an entry that are read, and its attributes. */
export const entryElements = [
  ...['title', 'link', 'guid', 'id', 'description', 'summary', 'content', 'tagline', 'author', 'category'],
  ...['pubdate', 'published', 'issued', 'created', 'updated', 'modified'],
].map((local) => `own.${local}`);
export const moduleElements = [
  ...['dc.title', 'dc.date', 'dc.creator', 'dc.author', 'dc.subject', 'dc.language', 'dc.description'],
  ...['dcterms.issued', 'dcterms.created', 'dcterms.modified'],
  ...['content.encoded', 'xhtml.body', 'feedburner.origlink'],
  ...[
    'atom.link',
    'atom.id',
    'atom.published',
    'atom.updated',
    'atom.author',
    'atom.summary',
    'atom.content',
  ],
];
/** Any entry of any format as rss-parser hands it on: element name → all elements of that name. */
export type XmlEntry = { [name in string]?: readonly XmlElement[] } & { attributes?: Attributes };

const publishedNames = [
  'own.pubdate',
  'own.published',
  'atom.published',
  'dcterms.issued',
  'own.issued',
  'dc.date',
  'own.created',
  'dcterms.created',
];
const updatedNames = ['own.updated', 'atom.updated', 'dcterms.modified', 'own.modified'];

/** One parsed entry as a {@link RawEntry}; `base` resolves its relative links. */
export function readEntry(entry: XmlEntry, format: FeedFormat, feedBase: string | undefined): RawEntry {
  const nodes = (...names: string[]): XmlElement[] => names.flatMap((name) => entry[name] ?? []);
  const attributes = entry.attributes ?? {};
  const base = baseOf(attributes, feedBase);
  const prose = format === 'atom' ? constructHtml : rawHtml;

  const link =
    entryLink(nodes('own.link', 'atom.link'), nodes('own.guid', 'own.id'), attributes, base) ??
    first(nodes('feedburner.origlink'), (node) => webLink(textOf(node) ?? ''));
  const id = first(nodes('own.guid', 'own.id', 'atom.id'), textOf) ?? attributes['rdf.about']?.trim() ?? link;
  const fields = {
    title: first(nodes('own.title'), prose) ?? first(nodes('dc.title'), textOf),
    link,
    id,
    published: first(nodes(...publishedNames), dateOf),
    updated: first(nodes(...updatedNames), dateOf),
    summary:
      first(nodes('own.description', 'own.summary', 'own.tagline'), prose) ??
      first(nodes('atom.summary'), constructHtml) ??
      first(nodes('dc.description'), textOf),
    content:
      first(nodes('content.encoded', 'xhtml.body'), rawHtml) ??
      first(nodes('own.content'), prose) ??
      first(nodes('atom.content'), constructHtml),
    author: first(nodes('dc.creator', 'dc.author', 'own.author', 'atom.author'), authorOf),
    lang:
      first(nodes('dc.language'), textOf) ?? attributes['xml.lang'] ?? first(nodes('own.content'), langOf),
  };
  return { ...withoutUndefined(fields), categories: categoriesOf(nodes('own.category', 'dc.subject')) };
}

type Defined<T> = { [K in keyof T]?: NonNullable<T[K]> };

export function withoutUndefined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** `xml:base` against the base of what encloses it. */
export function baseOf(attributes: Attributes, outer: string | undefined): string | undefined {
  const own = attributes['xml.base'] ?? attributes['xml:base'];
  return (own ? webLink(own, outer) : undefined) ?? outer;
}

/**
 * The alternate link or RSS link text, else the id where it is a permalink, else any other link. What the feed calls its
 * link is kept even where it is a counting redirect (FeedBurner), so that addresses stay those the feed shows.
 */
function entryLink(
  links: XmlElement[],
  ids: XmlElement[],
  attributes: Attributes,
  base: string | undefined,
): string | undefined {
  const resolved = (node: XmlElement): string | undefined =>
    webLink(textOf(node) ?? attributesOf(node)['href'] ?? '', baseOf(attributesOf(node), base));
  const permalink = (node: XmlElement): string | undefined =>
    attributesOf(node)['ispermalink']?.toLowerCase() === 'false' ? undefined : webLink(textOf(node) ?? '');
  return (
    first(links.filter(isAlternate), resolved) ??
    first(ids, permalink) ??
    webLink(attributes['rdf.about'] ?? '') ??
    first(links.filter(isRelated), resolved)
  );
}

function isAlternate(node: XmlElement): boolean {
  const { rel = 'alternate', type = 'text/html' } = attributesOf(node);
  return rel === 'alternate' && /html/.test(type);
}

function isRelated(node: XmlElement): boolean {
  return ['alternate', 'via', 'related'].includes(attributesOf(node)['rel'] ?? 'alternate');
}

/** RSS never says whether text is HTML, so it is taken as HTML. */
function rawHtml(node: XmlElement): string | undefined {
  return textOf(node);
}

/** RFC 4287 section 3.1 and Atom 0.3: only what is declared as HTML is HTML; media types that are no prose are nothing. */
function constructHtml(node: XmlElement): string | undefined {
  const { type = 'text' } = attributesOf(node);
  const text = rawHtml(node);
  if (text === undefined || /^(?:x?html|text\/html|application\/xhtml\+xml)$/i.test(type.trim())) return text;
  return /^text/i.test(type.trim()) ? escapedText(text) : undefined;
}

function dateOf(node: XmlElement): string | undefined {
  return readDate(textOf(node) ?? '');
}

/** Text, or the `name` of a person; never an e-mail address alone where there is a name. */
function authorOf(node: XmlElement): string | undefined {
  const person = ['own.name', 'atom.name'].flatMap((name) => childrenOf(node, name));
  return first(person, textOf) ?? textOf(node);
}

/** Terms (Atom) or texts (RSS), in order. */
function categoriesOf(nodes: XmlElement[]): string[] {
  return nodes.flatMap((node) => attributesOf(node)['term']?.trim() || textOf(node) || []);
}

function langOf(node: XmlElement): string | undefined {
  return attributesOf(node)['xml.lang'];
}

/** The trimmed text of an element; undefined where there is none. */
export function textOf(node: XmlElement | undefined): string | undefined {
  return node?._?.trim() || undefined;
}

function attributesOf(node: XmlElement): Attributes {
  return node.$ ?? {};
}

function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  const children = element[name];
  return Array.isArray(children) ? children : [];
}

/** The first answer among the elements of a name: an empty or unreadable one does not hide the next. */
export function first<T>(
  nodes: readonly XmlElement[],
  read: (node: XmlElement) => T | undefined,
): T | undefined {
  for (const node of nodes) {
    const found = read(node);
    if (found !== undefined) return found;
  }
  return undefined;
}
