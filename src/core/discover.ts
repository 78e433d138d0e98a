import { DomUtils, parseDocument } from 'htmlparser2';

/** A feed that a page names. */
export interface NamedFeed {
  url: string;
  title?: string;
}

/** Types that a `link rel=alternate` gives to a feed (https://www.rssboard.org/rss-autodiscovery, RFC 4287, JSON Feed 1.1). */
const feedTypes =
  /^(?:application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml|json)|text\/xml|application\/xml)\b/i;
/** Where a page says nothing, its links may: `/feed/`, `/rss.xml`, `index.atom`. */
const feedPath = /(?:^|[/._-])(?:rss|feeds?|atom)(?:$|[/._?-])|\.(?:rss|atom|rdf)$/i;
/** The comments of a blog are no news. */
const comments = /comments?\b/i;

/** Paths at which the common systems of the web have their feeds, the commonest first. */
const usualPaths = [
  'feed/',
  'rss.xml',
  'feed.xml',
  'atom.xml',
  'index.xml',
  'rss/',
  'feed',
  'rss',
  'feed.json',
  'feeds/all.atom.xml',
];

/**
 * The feeds that a page names, the likeliest first: those it declares in its head, then those it links to. `html` is
 * untrusted; `base` the address it came from, which `<base href>` may change. Only `http` and `https`, each once.
 */
export function namedFeeds(html: string, base: string): NamedFeed[] {
  const document = parseDocument(html);
  const all = DomUtils.getElementsByTagName((name) => ['base', 'link', 'a'].includes(name), document);
  const root = all.find(({ name, attribs }) => name === 'base' && attribs['href'])?.attribs['href'];
  const from = root && URL.canParse(root, base) ? new URL(root, base).href : base;
  const declared = all.flatMap(({ name, attribs: { rel = '', type = '', href, title } }) =>
    name === 'link' && /(?:^|\s)alternate(?:\s|$)/i.test(rel) && feedTypes.test(type.trim())
      ? [{ href, title }]
      : [],
  );
  const linked = all.flatMap(({ name, attribs: { href } }) =>
    name === 'a' && href && feedPath.test(href) ? [{ href, title: undefined }] : [],
  );
  const found = new Map<string, NamedFeed>();
  for (const { href, title } of [...declared, ...linked]) {
    const url = webAddress(href, from);
    if (url && !found.has(url)) found.set(url, { url, ...(title && { title: title.trim() }) });
  }
  const isComments = ({ url, title = '' }: NamedFeed): boolean => comments.test(url) || comments.test(title);
  return [...found.values()].sort((a, b) => Number(isComments(a)) - Number(isComments(b)));
}

/** Addresses at which a site may have a feed although the page does not say so: below the page, then at the root. */
export function usualFeedAddresses(page: string): string[] {
  const folder = new URL(page);
  folder.search = folder.hash = '';
  if (!folder.pathname.endsWith('/')) folder.pathname += '/';
  const roots = [...new Set([folder.href, new URL('/', folder).href])];
  return roots.flatMap((root) => usualPaths.map((path) => new URL(path, root).href));
}

function webAddress(href: string | undefined, base: string): string | undefined {
  if (!href || !URL.canParse(href.trim(), base)) return undefined;
  const url = new URL(href.trim(), base);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}
