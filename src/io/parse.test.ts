import { describe, expect, it } from 'vitest';
import {
  atom,
  bytesOf,
  expectEntry,
  json,
  noon,
  rdf,
  read,
  rss,
  url,
  type EntryCase,
} from '../../scripts/testing/feed-documents.ts';
import { parseFeed } from './parse.ts';

/** One document with one entry for every way in which formats and publishers differ. */
const entries: EntryCase[] = [
  {
    name: 'RSS 2.0',
    document: rss(
      `<item><title>Ferry &amp; bridge</title><link>https://news.example/1</link><guid>n-1</guid><pubDate>Mon, 06 Jul 2026 08:00:00 EDT</pubDate>
       <description>&lt;p&gt;Open.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Open again.</p>]]></content:encoded>
       <dc:creator>Ann Ho</dc:creator><category>Local</category><category domain="x">Ferries</category><category>Local</category></item>`,
      'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ),
    expected: {
      title: 'Ferry & bridge',
      link: 'https://news.example/1',
      id: 'n-1',
      published: noon,
      summary: '<p>Open.</p>',
      content: '<p>Open again.</p>',
      author: 'Ann Ho',
      categories: ['Local', 'Ferries'],
    },
  },
  {
    name: 'Atom 1.0',
    document: atom(
      `<title>Ferry</title><link rel="enclosure" href="/1.mp3"/><link rel="alternate" type="text/html" href="https://news.example/1"/><id>tag:n-1</id>
       <published>2026-07-06T12:00:00Z</published><updated>2026-07-06T13:00:00Z</updated><author><name>Ann Ho</name><email>a@news.example</email></author>
       <category term="Current Conditions"/><summary type="html">&lt;b&gt;Wind:&lt;/b&gt; SE 11&amp;deg;</summary><content type="html"><![CDATA[<p>Open.</p>]]></content>`,
    ),
    expected: {
      title: 'Ferry',
      link: 'https://news.example/1',
      id: 'tag:n-1',
      published: noon,
      updated: '2026-07-06T13:00:00.000Z',
      author: 'Ann Ho',
      categories: ['Current Conditions'],
      summary: '<b>Wind:</b> SE 11&deg;',
      content: '<p>Open.</p>',
    },
  },
  {
    name: 'RDF: the address as id, Dublin Core date and language',
    document: rdf(
      '<item rdf:about="https://news.example/1"><title>Ferry</title><link>https://news.example/1</link><dc:date>2026-07-06T12:00Z</dc:date><dc:language>fr</dc:language></item>',
    ),
    expected: {
      title: 'Ferry',
      link: 'https://news.example/1',
      id: 'https://news.example/1',
      published: noon,
      lang: 'fr',
      categories: [],
    },
  },
  {
    name: 'RDF bound to other prefixes',
    document:
      '<R:RDF xmlns:R="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"><s:channel/><s:item r:about="https://news.example/1"><s:title>Ferry</s:title></s:item></R:RDF>',
    expected: {
      title: 'Ferry',
      link: 'https://news.example/1',
      id: 'https://news.example/1',
      categories: [],
    },
  },
  {
    name: 'Atom bound to a prefix',
    document:
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Ferry</a:title><a:link href="https://news.example/1"/><a:author><a:name>Ann Ho</a:name></a:author></a:entry></a:feed>',
    expected: { title: 'Ferry', link: 'https://news.example/1', author: 'Ann Ho' },
  },
  {
    name: 'RSS with a prefix nobody declared',
    document:
      '<rss rss:version=2.0><rss:channel><rss:item><rss:title>Ferry</rss:title><rss:guid rss:isPermaLink=true>https://news.example/1</rss:guid></rss:item></rss:channel></rss>',
    expected: { title: 'Ferry', link: 'https://news.example/1' },
  },
  {
    name: 'JSON Feed, text escaped',
    document: json({
      id: 7,
      url: '/1',
      title: 'Ferry <b>',
      content_text: 'a < b\nc',
      date_published: '2026-07-06T08:00:00-04:00',
      tags: ['Local', 3],
      authors: [{ name: 'Ann Ho' }],
      language: 'en',
    }),
    expected: {
      title: 'Ferry &lt;b&gt;',
      link: 'https://news.example/1',
      id: '7',
      content: 'a &lt; b<br>c',
      published: noon,
      categories: ['Local'],
      author: 'Ann Ho',
      lang: 'en',
    },
  },
  {
    name: 'JSON Feed 1.0: author, HTML, external address',
    document: json({
      id: 'n-1',
      external_url: 'https://other.example/1',
      url: 'javascript:alert(1)',
      content_html: '<p>Open.</p>',
      author: { name: 'Ann Ho' },
    }),
    expected: {
      link: 'https://other.example/1',
      id: 'n-1',
      content: '<p>Open.</p>',
      author: 'Ann Ho',
      categories: [],
    },
  },
  {
    name: 'attributes without quotes',
    document: rss('<item><title>Ferry</title><guid isPermaLink=false>https://news.example/1</guid></item>'),
    expected: { title: 'Ferry', id: 'https://news.example/1' },
  },
  {
    name: 'an empty guid',
    document: rss('<item><link>https://news.example/1</link><guid isPermaLink="false"></guid></item>'),
    expected: { id: 'https://news.example/1', link: 'https://news.example/1' },
  },
  {
    name: 'the guid as link',
    document: rss('<item><guid>https://news.example/1</guid></item>'),
    expected: { link: 'https://news.example/1' },
  },
  {
    name: 'an Atom id as link',
    document: atom('<id>https://news.example/1</id>'),
    expected: { link: 'https://news.example/1' },
  },
  {
    name: 'a guid that is no address',
    document: rss('<item><guid>n-1</guid><title>Ferry</title></item>'),
    expected: { id: 'n-1', title: 'Ferry', categories: [] },
  },
  {
    name: 'atom:link in RSS',
    document: rss(
      '<item><link/><atom:link href="https://news.example/1"/></item>',
      'xmlns:atom="http://www.w3.org/2005/Atom"',
    ),
    expected: { link: 'https://news.example/1' },
  },
  {
    name: 'white space round everything',
    document: rss('<item><title>\n Ferry </title><link>\n https://news.example/1 \n</link></item>'),
    expected: { title: 'Ferry', link: 'https://news.example/1' },
  },
  {
    name: 'a relative link',
    document: rss('<item><link>../1</link></item>'),
    expected: { link: 'https://news.example/1' },
  },
  {
    name: 'xml:base, on feed and entry',
    document: atom('<link href="c"/>', 'xml:base="https://other.example/a/"').replace(
      '<entry>',
      '<entry xml:base="b/">',
    ),
    expected: { link: 'https://other.example/a/b/c' },
  },
  {
    name: 'an empty xml:base',
    document: atom('<link href="/c"/>', 'xml:base=""'),
    expected: { link: 'https://news.example/c' },
  },
  {
    name: 'a counting redirect is the link the feed shows',
    document: rss(
      '<item><link>https://count.example/1</link><feedburner:origLink>https://news.example/1</feedburner:origLink></item>',
    ),
    expected: { link: 'https://count.example/1' },
  },
  {
    name: 'no link but that behind the redirect',
    document: rss('<item><feedburner:origLink>https://news.example/1</feedburner:origLink></item>'),
    expected: { link: 'https://news.example/1' },
  },
  {
    name: 'hostile links',
    document: rss(
      '<item><title>Ferry</title><link>javascript:alert(1)</link><guid>data:text/html,x</guid></item>',
    ),
    expected: { title: 'Ferry', id: 'data:text/html,x', categories: [] },
  },
  {
    name: 'a10:updated',
    document: rss(
      '<item><a10:updated>2026-07-06T12:00:00Z</a10:updated></item>',
      'xmlns:a10="http://www.w3.org/2005/Atom"',
    ),
    expected: { updated: noon },
  },
  {
    name: '<pubdate>',
    document: rss('<item><pubdate>Mon, 06 Jul 2026 12:00:00 GMT</pubdate></item>'),
    expected: { published: noon },
  },
  {
    name: 'a date without a zone is UTC',
    document: rss('<item><pubDate>Mon, 06 Jul 2026 12:00:00</pubDate></item>'),
    expected: { published: noon },
  },
  {
    name: 'an impossible day is no date',
    document: rss('<item><title>Ferry</title><pubDate>31 Feb 2026 12:00:00 GMT</pubDate></item>'),
    expected: { title: 'Ferry', categories: [] },
  },
  {
    name: 'Atom 0.3: issued and modified, escaped HTML, media types',
    document:
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped" type="text/html">A &lt;b&gt;</title><issued>2026-07-06T12:00:00Z</issued><modified>2026-07-06T13:00:00Z</modified></entry></feed>',
    expected: { title: 'A <b>', published: noon, updated: '2026-07-06T13:00:00.000Z' },
  },
  {
    name: 'Atom text is escaped',
    document: atom('<title>A &lt;b&gt; &amp;amp; c</title>'),
    expected: { title: 'A &lt;b&gt; &amp;amp; c' },
  },
  {
    name: 'Atom HTML is not',
    document: atom('<title type="html">A &lt;b&gt;c&lt;/b&gt;</title>'),
    expected: { title: 'A <b>c</b>' },
  },
  {
    name: 'an Atom XHTML title',
    document: atom(
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>b &amp; c</em></div></title>',
    ),
    expected: { title: '<div xmlns="http://www.w3.org/1999/xhtml">A <em>b &amp; c</em></div>' },
  },
  {
    name: 'Atom content that is a picture',
    document: atom('<title>Ferry</title><content type="image/png">iVBOR</content>'),
    expected: { title: 'Ferry', categories: [] },
  },
  {
    name: 'HTML that nobody escaped',
    document: rss('<item><description>One<br>two <b>three</description><title>Ferry</title></item>'),
    expected: { summary: 'One<br>two <b>three', title: 'Ferry' },
  },
  {
    name: 'a summary alone',
    document: atom('<summary>Open.</summary>'),
    expected: { summary: 'Open.', categories: [] },
  },
  {
    name: 'an author with children in RSS',
    document: rss('<item><author><name>Ann Ho</name><title>Reporter</title></author></item>'),
    expected: { author: 'Ann Ho' },
  },
  {
    name: 'xml:lang',
    document: atom('<title>Traversier</title>').replace('<entry>', '<entry xml:lang="fr-CA">'),
    expected: { lang: 'fr-CA' },
  },
  {
    name: 'a title of a picture is not the title',
    document: rss(
      '<item><media:title>Picture</media:title><title>Ferry</title></item>',
      'xmlns:media="http://search.yahoo.com/mrss/"',
    ),
    expected: { title: 'Ferry' },
  },
];

const failures: { name: string; bytes: Uint8Array; reason: RegExp }[] = [
  { name: 'nothing', bytes: bytesOf(''), reason: /empty document/ },
  { name: 'white space', bytes: bytesOf(' \n\ufeff'), reason: /empty document/ },
  { name: 'gzip', bytes: Uint8Array.of(0x1f, 0x8b, 8, 0), reason: /compressed/ },
  {
    name: 'a web page',
    bytes: bytesOf('<!DOCTYPE html><html><head><title>403</title></head></html>'),
    reason: /web page/,
  },
  {
    name: 'a page about feeds',
    bytes: bytesOf('<html><body><p>Write <rss version="2.0"><channel></channel></rss></p></body></html>'),
    reason: /web page/,
  },
  {
    name: 'other XML',
    bytes: bytesOf('<?xml version="1.0"?><siteData><forecast/></siteData>'),
    reason: /XML that is not a feed/,
  },
  {
    name: 'CDF',
    bytes: bytesOf('<channel><item><title>Old</title></item></channel>'),
    reason: /XML that is not a feed/,
  },
  { name: 'plain words', bytes: bytesOf('Service unavailable'), reason: /not a feed/ },
  { name: 'a comment alone', bytes: bytesOf('<!-- nothing -->'), reason: /not a feed/ },
  { name: 'other JSON', bytes: bytesOf('{"items":[]}'), reason: /not a JSON Feed/ },
  { name: 'a JSON list', bytes: bytesOf('[1]'), reason: /not a JSON Feed/ },
  {
    name: 'JSON cut off',
    bytes: bytesOf('{"version":"https://jsonfeed.org/version/1.1","items":[{'),
    reason: /JSON that is broken/,
  },
];

describe('parseFeed', () => {
  it.each(entries)('$name', expectEntry);

  it.each(failures)('refuses $name', async ({ bytes, reason }) => {
    const result = await parseFeed({ url, bytes });
    expect(result).toEqual({ stage: 'parse', reason: expect.stringMatching(reason) });
  });

  it('names format, title and language of a feed', async () => {
    expect(await read(rss('<language>fr-CA</language>'))).toMatchObject({
      format: 'rss',
      title: 'Harbour Post',
      lang: 'fr-CA',
      entries: [],
    });
    expect(await read(atom('', 'xml:lang="en-ca"'))).toMatchObject({
      format: 'atom',
      title: 'Harbour Post',
      lang: 'en-CA',
    });
    expect(await read(rdf(''))).toMatchObject({ format: 'rdf', title: 'Harbour Post', entries: [] });
    expect(await read(json({}))).toMatchObject({ format: 'json', title: 'Harbour Post' });
  });

  it('leaves out JSON entries that are not objects, not their neighbours', async () => {
    const feed = await read('{"version":"https://jsonfeed.org/version/1","items":[null,{"id":"a"},"x",[1]]}');
    expect(feed.entries).toEqual([{ id: 'a', categories: [] }]);
    expect(feed.repairs).toEqual(['entries that are not objects were left out']);
  });
});
