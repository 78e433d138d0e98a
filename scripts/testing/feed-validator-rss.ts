import { checkAtomLink } from './feed-validator-atom.ts';
import {
  checkHtml,
  checkLanguage,
  checkLink,
  checkPlain,
  checkRssDate,
  repeatedOf,
} from './feed-validator-values.ts';
import { checkChildren, childrenOf, type Element } from './feed-validator-xml.ts';
import type { Fetched, Report } from './feed-validator.ts';

const ofChannel = {
  once: 'title link description language copyright managingEditor webMaster pubDate lastBuildDate generator docs ttl dc:language dc:rights fh:archive fh:complete'.split(
    ' ',
  ),
  often: ['category', 'item', 'dc:creator', 'atom:link'],
};
const ofItem = {
  once: 'title link description author comments guid pubDate dc:date content:encoded'.split(' '),
  often: ['category', 'dc:creator', 'dc:subject', 'atom:link'],
};

/** RSS 2.0 with the profile of the RSS advisory board. */
export function checkRss(root: Element, fetched: Fetched, report: Report): void {
  if (root.attributes['version'] !== '2.0') report('InvalidRSSVersion', 'rss');
  const [channel] = childrenOf(root, 'channel');
  if (!channel) return report('MissingElement', 'channel');
  checkChannel(channel, fetched, report);
  const items = childrenOf(channel, 'item');
  for (const item of items) checkItem(item, fetched, report);
  const guids = items.flatMap((item) => childrenOf(item, 'guid').map(({ text }) => text));
  for (const guid of repeatedOf(guids)) report('DuplicateEntries', guid);
}

function checkChannel(channel: Element, fetched: Fetched, report: Report): void {
  checkChildren(channel, ofChannel, report);
  const names = channel.children.map(({ name }) => name);
  if (!names.includes('title')) report('MissingTitle', 'channel');
  if (!names.includes('link')) report('MissingLink', 'channel');
  if (!names.includes('description')) report('MissingDescription', 'channel');
  if (
    names.includes('item') &&
    names.lastIndexOf('item') - names.indexOf('item') !== names.filter((name) => name === 'item').length - 1
  )
    report('MisplacedItem', 'channel');
  for (const [core, extension] of [
    ['language', 'dc:language'],
    ['copyright', 'dc:rights'],
  ] as const)
    if (names.includes(core) && names.includes(extension)) report('DuplicateSemantics', core);
  for (const child of channel.children) checkChannelChild(child, fetched, report);
  checkSelf(channel, fetched, report);
  if (
    names.includes('fh:archive') &&
    !names.includes('fh:complete') &&
    relations(channel, 'current').length === 0
  )
    report('MissingCurrentInArchive', 'channel');
}

function checkChannelChild({ name, text, ...rest }: Element, fetched: Fetched, report: Report): void {
  const where = `channel > ${name}`;
  if (name === 'title' && !text.trim()) report('NotBlank', where);
  if (name === 'title' || name === 'description') checkPlain(text, where, report);
  if (name === 'link' || name === 'docs') checkLink(text, where, report);
  if (name === 'pubDate' || name === 'lastBuildDate') checkRssDate(text, where, fetched, report);
  if (name === 'language') checkLanguage(text, where, report);
  if (name === 'ttl' && !/^[1-9]\d*$/.test(text)) report('InvalidPositiveInteger', where);
  if (['managingEditor', 'webMaster'].includes(name) && !/\S@\S/.test(text)) report('InvalidContact', where);
  if (name === 'atom:link') checkAtomLink({ name, text, ...rest }, 'feed', report);
}

function relations(channel: Element, relation: string): Element[] {
  return childrenOf(channel, 'atom:link').filter(({ attributes }) => attributes['rel'] === relation);
}

function checkSelf(channel: Element, { location }: Fetched, report: Report): void {
  const [self] = relations(channel, 'self');
  if (!self) report('MissingAtomSelfLink', 'channel');
  else if (self.attributes['href'] !== location)
    report('SelfDoesntMatchLocation', String(self.attributes['href']));
}

function checkItem(item: Element, fetched: Fetched, report: Report): void {
  checkChildren(item, ofItem, report);
  const names = item.children.map(({ name }) => name);
  if (!names.includes('title') && !names.includes('description'))
    report('ItemMustContainTitleOrDescription', 'item');
  const content = names.indexOf('content:encoded');
  const description = names.indexOf('description');
  if (content >= 0 && (description < 0 || description > content))
    report('NeedDescriptionBeforeContent', 'item');
  for (const [core, extension] of [
    ['author', 'dc:creator'],
    ['pubDate', 'dc:date'],
    ['category', 'dc:subject'],
  ] as const)
    if (names.includes(core) && names.includes(extension)) report('DuplicateItemSemantics', core);
  if (!names.includes('guid')) report('MissingGuid', 'item');
  for (const child of item.children) checkItemChild(child, fetched, report);
}

function checkItemChild(child: Element, fetched: Fetched, report: Report): void {
  const { name, text } = child;
  const where = `item > ${name}`;
  if (name === 'title') checkPlain(text, where, report);
  if (name === 'link' || name === 'comments') checkLink(text, where, report);
  if (name === 'pubDate') checkRssDate(text, where, fetched, report);
  if (name === 'description' || name === 'content:encoded') checkHtml(text, where, report);
  if (name === 'author' && !/\S@\S/.test(text)) report('InvalidContact', where);
  if (name === 'guid') checkGuid(child, report);
  if (name === 'atom:link') checkAtomLink(child, 'entry', report);
}

function checkGuid({ text, attributes }: Element, report: Report): void {
  const permanent = attributes['isPermaLink'] ?? 'true';
  if (permanent !== 'true' && permanent !== 'false') report('InvalidBooleanAttribute', 'item > guid');
  if (!text.trim()) report('NotBlank', 'item > guid');
  if (permanent === 'true' && !/^https?:\/\/[^/]/.test(text)) report('InvalidHttpGUID', text);
  if (permanent === 'false' && /^\d{1,8}$/.test(text)) report('NotSufficientlyUnique', text);
  if (text.startsWith('tag:')) checkLink(text, 'item > guid', report);
}
