import { parseDocument } from 'htmlparser2';
import type { Report } from './feed-validator.ts';

/** An element of a feed: `atom:link`, whatever prefix the document uses; plain names for RSS and for Atom’s own. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** Its own text, markup of the document taken away. */
  text: string;
}

/** Namespaces that feeds of ours may use, with the prefix that everybody knows them by. */
const prefixes: Record<string, string> = {
  'http://www.w3.org/2005/Atom': 'atom',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/syndication/history/1.0': 'fh',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};
const atom = 'http://www.w3.org/2005/Atom';
type Scope = Record<string, string>;
type Markup = ReturnType<typeof parseDocument>['children'][number];

/** The root of a well-formed document; what is wrong with its names and characters is reported on the way. */
export function readXml(xml: string, report: Report): Element {
  const document = parseDocument(xml, { xmlMode: true });
  const [root] = document.children.flatMap((node) =>
    readElement(node, { xml: 'http://www.w3.org/XML/1998/namespace' }, report),
  );
  return root ?? { name: '', attributes: {}, children: [], text: '' };
}

function readElement(node: Markup, outer: Scope, report: Report): Element[] {
  if (!('attribs' in node)) return [];
  const scope = { ...outer, ...declared(node.attribs, report) };
  const attributes = Object.fromEntries(
    Object.entries(node.attribs).filter(([name]) => !/^xmlns\b/.test(name)),
  );
  for (const name of Object.keys(attributes)) known(name, scope, report);
  const text = textOf(node.children);
  if (/[\x80-\x9f\ufffd]/.test([text, ...Object.values(attributes)].join(' ')))
    report('BadCharacters', node.name);
  const children = node.children.flatMap((child) => readElement(child, scope, report));
  return [{ name: nameOf(node.name, scope, report), attributes, children, text }];
}

function declared(attributes: Record<string, string>, report: Report): Scope {
  const scope: Scope = {};
  for (const [name, uri] of Object.entries(attributes)) {
    const prefix = /^xmlns(?::(.*))?$/.exec(name);
    if (!prefix) continue;
    scope[prefix[1] ?? ''] = uri;
    if (!(uri in prefixes)) report('UnknownNamespace', uri);
    const usual = Object.values(prefixes).includes(prefix[1] ?? '');
    if (usual && prefixes[uri] !== prefix[1]) report('ReservedPrefix', `${prefix[1]} for ${uri}`);
  }
  return scope;
}

function nameOf(name: string, scope: Scope, report: Report): string {
  const local = name.replace(/^.*:/, '');
  const uri = name.includes(':') ? known(name, scope, report) : scope[''];
  if (uri === undefined) return name;
  return uri === atom && scope[''] === atom ? local : `${prefixes[uri] ?? 'unknown'}:${local}`;
}

function known(name: string, scope: Scope, report: Report): string | undefined {
  if (!name.includes(':')) return undefined;
  const uri = scope[name.replace(/:.*/, '')];
  if (uri === undefined) report('MissingNamespace', name);
  return uri;
}

function textOf(nodes: readonly Markup[]): string {
  return nodes
    .map((node) =>
      'data' in node && node.type === 'text' ? node.data : node.type === 'cdata' ? textOf(node.children) : '',
    )
    .join('');
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

/** Elements that may not be there and elements that are there too often, by the list of what may be. */
export function checkChildren(
  parent: Element,
  may: { once: readonly string[]; often: readonly string[] },
  report: Report,
): void {
  const names = parent.children.map(({ name }) => name);
  for (const name of new Set(names)) {
    const where = `${parent.name} > ${name}`;
    if (!may.once.includes(name) && !may.often.includes(name)) report('UndefinedElement', where);
    if (may.once.includes(name) && names.filter((one) => one === name).length > 1)
      report('DuplicateElement', where);
  }
}
