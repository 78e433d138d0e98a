import type { FeedDocument } from '../../src/core/feed.ts';
import { mutateJson } from './mutate-json.ts';
import { type Random, startRandom } from './random.ts';

/**
 * Feed documents as chance would break them, with some knowledge of what feeds are made of. Documents are handled
 * as latin1 text, one character a byte, so that every sequence of bytes can come about.
 */

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** What breaks parsers, put in anywhere. */
const tokens: readonly string[] = [
  ...[
    '\0',
    '\x08',
    '\x1b',
    '\x85',
    '\xff\xfe',
    '\xfe\xff',
    '\xed\xa0\x80',
    '\xf5\x80\x80\x80',
    '\xc0\x80',
    '\xef\xbf\xbe',
  ],
  ...['\u202e', '\u2066', '\u200f', '\ufeff', '\u2028', '\u0000', '𝒳', '👩‍👩‍👧'].map(latin1),
  ...[
    '&',
    '&amp;amp;lt;',
    '&#x0;',
    '&#xD800;',
    '&#1114112;',
    '&#x110000;',
    '&nbsp;',
    '&lol9;',
    '&%x;',
    '&#8238;',
  ],
  ...[
    '<',
    '>',
    '</',
    '<!',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!DOCTYPE r [<!ENTITY a "aaaa">]>',
    '</item>',
    '</entry>',
  ],
  ...[
    '<item>',
    '<entry>',
    '<title>',
    '<link/>',
    '<a:b:c>',
    '<__proto__>',
    '<constructor/>',
    '<svg><script>',
    '<pre',
    '<b ',
  ],
  ...[
    '="',
    "='",
    '="\n',
    ' xmlns=""',
    ' xmlns:dc=""',
    ' type="xhtml"',
    ' type="html"',
    ' xml:base="//x"',
    ' rdf:about="',
  ],
  ...[
    'javascript:alert(1)',
    'http://[bad',
    'https://a@b:99999/',
    '//',
    'data:text/html,<b>',
    '%00',
    '\\',
    '\r',
    '\r\n\r\n',
  ],
  ...[
    '99999999999999999999',
    '-1',
    '1e309',
    'NaN',
    '0000-00-00T00:00:00Z',
    'Mon, 31 Feb 2026 25:61:61 GMT',
    '275761-01-01T00:00:00Z',
  ],
];

const encodings = [
  'utf-8',
  'utf-16',
  'UTF-16LE',
  'iso-8859-1',
  'windows-1252',
  'shift_jis',
  'koi8-r',
  'x-user-defined',
  'none',
  '',
];
const contentTypes = [
  'application/rss+xml',
  'text/xml; charset=utf-16',
  'text/html',
  'application/json',
  'text/plain; charset="',
  '',
];

type Mutation = (text: string, random: Random, others: readonly string[]) => string;

const mutations: readonly Mutation[] = [
  insertToken,
  insertToken,
  spliceEntry,
  (text, random) => editTag(text, random, (tag) => tag.repeat(1 + random.below(20))),
  (text, random) => editTag(text, random, () => ''),
  (text, random) => editTag(text, random, (tag) => tag.slice(0, random.below(tag.length + 1))),
  (text, random) => editTag(text, random, (tag) => tag.replaceAll(random.pick(['"', '=', ' ', ':']), '')),
  nest,
  swapDate,
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(Math.min(200, text.length + 1))),
  flipBits,
  repeatSlice,
  (text, random) => text.replace(/encoding=(["'])[^"']*\1/i, `encoding="${random.pick(encodings)}"`),
  (text, random) =>
    random.below(4) === 0 ? Buffer.from(text, 'latin1').toString('utf16le').slice(0, 4000) : text,
  (text, random) =>
    text.replace(
      /<(title|description|summary|content)\b/i,
      `<${random.pick(['script', 'link', 'guid', 'item'])}`,
    ),
];

/** The input with this seed: one of the documents, changed one to six times. */
export function mutated(documents: readonly string[], seed: number): FeedDocument {
  const random = startRandom(seed);
  let text = random.pick(documents);
  const times = 1 + random.below(6);
  for (let time = 0; time < times; time += 1)
    text =
      text.trimStart().startsWith('{') && random.below(3) > 0
        ? mutateJson(text, random)
        : random.pick(mutations)(text, random, documents);
  const contentType = random.pick(contentTypes);
  return {
    url: 'https://news.example/feed',
    bytes: new Uint8Array(Buffer.from(text, 'latin1')),
    ...(contentType && { contentType }),
  };
}

function insertToken(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(tokens).repeat(1 + random.below(3)) + text.slice(at);
}

const entryPattern = /<(item|entry)[\s>][\s\S]*?<\/\1>/g;

function spliceEntry(text: string, random: Random, others: readonly string[]): string {
  const entries = random.pick(others).match(entryPattern);
  const places = [...text.matchAll(entryPattern)].map(({ index }) => index);
  if (!entries || places.length === 0) return text;
  const at = random.pick(places);
  return text.slice(0, at) + random.pick(entries) + text.slice(at);
}

function editTag(text: string, random: Random, edit: (tag: string) => string): string {
  const tags = [...text.matchAll(/<[^<>]{1,300}>/g)];
  if (tags.length === 0) return text;
  const { index, 0: tag } = random.pick(tags);
  return text.slice(0, index) + edit(tag) + text.slice(index + tag.length);
}

function nest(text: string, random: Random): string {
  const depth = random.pick([3, 70, 2_000]);
  const name = random.pick(['b', 'div', 'item', 'entry', 'title', 'x:y']);
  const at = random.below(text.length + 1);
  const closed = random.below(2) === 0 ? `</${name}>`.repeat(depth) : '';
  return `${text.slice(0, at)}${`<${name}>`.repeat(depth)}${closed}${text.slice(at)}`;
}

const dates = [
  '',
  'yesterday',
  '2026-11-22',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  'Sun, 22 Nov 2026 08:00:00 HAE',
  '1',
  '22/11/26',
  '2026-11-22T08:00:00+99:00',
];

function swapDate(text: string, random: Random): string {
  return text.replace(/(<(?:pubDate|dc:date|published|updated)>)[^<]*/g, (all, tag: string) =>
    random.below(2) === 0 ? tag + random.pick(dates) : all,
  );
}

function flipBits(text: string, random: Random): string {
  const bytes = Buffer.from(text, 'latin1');
  if (bytes.length === 0) return text;
  for (let time = random.below(20); time >= 0; time -= 1) {
    const at = random.below(bytes.length);
    bytes[at] = bytes[at]! ^ (1 << random.below(8));
  }
  return bytes.toString('latin1');
}

function repeatSlice(text: string, random: Random): string {
  const from = random.below(text.length + 1);
  const slice = text.slice(from, from + 1 + random.below(60));
  return text.slice(0, from) + slice.repeat(random.pick([2, 10, 300])) + text.slice(from);
}
