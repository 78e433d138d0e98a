/**
 * One spelling for every element and attribute, whatever prefix or case a publisher uses: `own.title` for the
 * feed's own vocabulary, `dc.date`, `atom.updated` for others. The dot keeps rss-parser's own readers away from
 * them (its date, link and snippet readers throw or take quadratic time); only the names it needs to find
 * feed and entries stay as it expects them.
 */

const namespacePrefixes: readonly (readonly [string, RegExp])[] = [
  ['atom', /^https?:\/\/(?:www\.w3\.org\/2005\/atom|purl\.org\/atom\/ns#)/i],
  [
    'own',
    /^https?:\/\/(?:purl\.org\/rss\/1\.0\/?$|(?:my\.)?netscape\.com\/rdf\/|channel\.netscape\.com\/|my\.netscape\.com\/|backend\.userland\.com\/rss)/i,
  ],
  ['rdf', /^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#/i],
  ['dc', /^https?:\/\/purl\.org\/dc\/elements\/1\.[01]/i],
  ['dcterms', /^https?:\/\/purl\.org\/dc\/terms/i],
  ['content', /^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content/i],
  ['xhtml', /^https?:\/\/www\.w3\.org\/1999\/xhtml/i],
];

const structure = new Set(['rss', 'channel', 'item', 'feed', 'entry']);

/** `(name) => name` for one document; `namespaces` are its declarations by prefix. */
export function elementNamer(
  namespaces: ReadonlyMap<string, string>,
  root: string,
): (name: string) => string {
  const known = new Map<string, string>();
  const ownPrefix = splitName(root)[0];
  const rename = (name: string): string => {
    const [written, local] = splitName(name);
    const prefix = written === ownPrefix && local !== 'rdf' ? 'own' : knownPrefix(written, namespaces);
    if (prefix === 'rdf' && local === 'rdf') return 'rdf:RDF';
    const isFeedName = prefix === 'own' || prefix === 'atom';
    return isFeedName && structure.has(local) ? local : `${prefix}.${local}`;
  };
  return (name) => {
    const found = known.get(name) ?? rename(name);
    known.set(name, found);
    return found;
  };
}

/** `xml:lang` → `xml.lang`, `isPermaLink` → `ispermalink`, `rdf:about` under any prefix → `rdf.about`. */
export function attributeNamer(namespaces: ReadonlyMap<string, string>): (name: string) => string {
  return (name) => {
    const [written, local] = splitName(name);
    const prefix = knownPrefix(written, namespaces);
    return prefix === 'own' ? local : `${prefix}.${local}`;
  };
}

function knownPrefix(prefix: string, namespaces: ReadonlyMap<string, string>): string {
  const uri = namespaces.get(prefix);
  if (!prefix || (prefix === 'rss' && uri === undefined)) return 'own';
  return namespacePrefixes.find(([, pattern]) => pattern.test(uri ?? ''))?.[0] ?? prefix;
}

/** `dc:Date` → `['dc', 'date']`. */
export function splitName(name: string): [string, string] {
  const lower = name.toLowerCase();
  const colon = lower.lastIndexOf(':');
  return colon < 0 ? ['', lower] : [lower.slice(0, colon), lower.slice(colon + 1)];
}
