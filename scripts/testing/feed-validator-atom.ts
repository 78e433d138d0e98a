import {
  checkCanonical,
  checkHtml,
  checkInstant,
  checkLanguage,
  checkLink,
  checkPlain,
  repeatedOf,
} from './feed-validator-values.ts';
import { checkChildren, childrenOf, type Element } from './feed-validator-xml.ts';
import type { Fetched, Report } from './feed-validator.ts';

const ofFeed = {
  once: 'id title subtitle rights updated generator icon logo fh:archive fh:complete'.split(' '),
  often: ['author', 'category', 'contributor', 'link', 'entry'],
};
const ofEntry = {
  once: 'id title summary content rights published updated source'.split(' '),
  often: ['author', 'category', 'contributor', 'link'],
};
const textConstructs = ['title', 'subtitle', 'rights', 'summary'];
/** Link relations of the IANA registry that a feed has a use for. */
const relationsKnown = 'alternate current hub license next-archive prev-archive related self via'.split(' ');
const historyRelations = ['current', 'prev-archive', 'next-archive'];

/** Atom 1.0 (RFC 4287) with the feed paging of RFC 5005. */
export function checkAtom(feed: Element, fetched: Fetched, report: Report): void {
  checkChildren(feed, ofFeed, report);
  if ('xml:lang' in feed.attributes)
    checkLanguage(feed.attributes['xml:lang'] ?? '', 'feed xml:lang', report);
  const names = feed.children.map(({ name }) => name);
  for (const name of ['id', 'title', 'updated'])
    if (!names.includes(name)) report('MissingElement', `feed > ${name}`);
  if (names.slice(names.indexOf('entry')).some((name) => name !== 'entry') && names.includes('entry'))
    report('MisplacedMetadata', 'feed');
  for (const child of feed.children) checkChild(child, 'feed', fetched, report);
  checkLinks(feed, fetched, report);
  const entries = childrenOf(feed, 'entry');
  for (const entry of entries) checkEntry(entry, names.includes('author'), fetched, report);
  const all = (name: string): string[] =>
    entries.flatMap((entry) => childrenOf(entry, name).map(({ text }) => text));
  for (const id of repeatedOf(all('id'))) report('DuplicateEntries', id);
  for (const date of repeatedOf(all('updated'))) report('DuplicateUpdated', date);
}

function checkLinks(feed: Element, { location }: Fetched, report: Report): void {
  const links = childrenOf(feed, 'link').map(({ attributes }) => attributes);
  const self = links.find(({ rel }) => rel === 'self');
  if (!self) report('MissingSelf', 'feed');
  else if (self['href'] !== location) report('SelfDoesntMatchLocation', String(self['href']));
  for (const kind of repeatedOf(
    links.map(({ rel = 'alternate', type, hreflang }) => `${rel} ${type} ${hreflang}`),
  ))
    report('DuplicateAtomLink', kind);
  const isArchive = feed.children.some(({ name }) => name === 'fh:archive');
  if (isArchive && !links.some(({ rel }) => rel === 'current')) report('MissingCurrentInArchive', 'feed');
}

function checkEntry(entry: Element, hasAuthor: boolean, fetched: Fetched, report: Report): void {
  checkChildren(entry, ofEntry, report);
  const names = entry.children.map(({ name }) => name);
  for (const name of ['id', 'title', 'updated', ...(hasAuthor ? [] : ['author'])])
    if (!names.includes(name)) report('MissingElement', `entry > ${name}`);
  const hasAlternate = childrenOf(entry, 'link').some(
    ({ attributes: { rel } }) => (rel ?? 'alternate') === 'alternate',
  );
  if (!names.includes('content') && !hasAlternate) report('MissingContentOrAlternate', 'entry');
  if (!names.includes('content') && !names.includes('summary')) report('MissingTextualContent', 'entry');
  for (const child of entry.children) checkChild(child, 'entry', fetched, report);
}

function checkChild(child: Element, parent: 'feed' | 'entry', fetched: Fetched, report: Report): void {
  const { name, text, attributes } = child;
  const where = `${parent} > ${name}`;
  if (['id', 'updated', 'published'].includes(name) && text !== text.trim())
    report('UnexpectedWhitespace', where);
  if (name === 'id') checkCanonical(text.trim(), where, report);
  if (name === 'updated' || name === 'published') checkInstant(text.trim(), where, fetched, report);
  if (name === 'link') checkAtomLink(child, parent, report);
  if (name === 'category' && !attributes['term']?.trim()) report('NotBlank', `${where} term`);
  if (name === 'author') {
    if (!childrenOf(child, 'name')[0]?.text.trim()) report('NotBlank', `${where} > name`);
    for (const uri of childrenOf(child, 'uri')) checkLink(uri.text, `${where} > uri`, report);
  }
  if (name !== 'content' && !textConstructs.includes(name)) return;
  const type = attributes['type'] ?? 'text';
  if (!['text', 'html'].includes(type)) report('InvalidTextType', where);
  if (!text.trim()) report('NotBlank', where);
  if (type === 'html') checkHtml(text, where, report);
  // Atom says itself that this is no markup; it is looked at where a title is concerned, as readers are careless.
  else if (name === 'title' && parent === 'feed') checkPlain(text, where, report);
}

/** A link of Atom, in a feed of its own or in RSS. */
export function checkAtomLink(
  { name, text, attributes }: Element,
  parent: 'feed' | 'entry',
  report: Report,
): void {
  const { href, rel = 'alternate', type } = attributes;
  const where = `${parent} > ${name} ${rel}`;
  if (href === undefined) report('MissingHref', where);
  else checkLink(href, where, report);
  if (text.trim()) report('AtomLinkNotEmpty', where);
  if (!relationsKnown.includes(rel)) report('UnregisteredAtomLinkRel', where);
  if (type !== undefined && !/^[\w.+-]+\/[\w.+-]+$/.test(type)) report('InvalidMIMEType', where);
  if (parent === 'entry' && historyRelations.includes(rel)) report('FeedHistoryRelInEntry', where);
}
