import { describe, expect, it } from 'vitest';
import { feedFaults, feedRules, type FeedRule } from './testing/feed-validator.ts';

/** Every rule of the feed validator finds the fault that is planted for it, and nothing in the sound documents. */

const now = '2026-11-22T12:00:00Z';
const sound = {
  rss: `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:fh="http://purl.org/syndication/history/1.0">
<channel><title>Tides &amp; ferries</title><link>https://quay.example/</link><description>What the tide brings</description>
<language>en-CA</language><ttl>60</ttl><lastBuildDate>Sun, 22 Nov 2026 11:45:00 GMT</lastBuildDate>
<atom:link rel="self" href="https://quay.example/feed" type="application/rss+xml"/>
<atom:link rel="current" href="https://quay.example/now" type="application/rss+xml"/><fh:archive/>
<item><title>High water at noon</title><link>https://quay.example/1</link><guid isPermaLink="false">tag:quay.example,2026:1</guid><category>Tides</category><dc:creator>Harbour office</dc:creator><pubDate>Sun, 22 Nov 2026 06:00:00 GMT</pubDate><description>At &lt;em&gt;noon&lt;/em&gt;.</description><content:encoded><![CDATA[<p>At <a href="https://quay.example/noon">noon</a>.<br></p>]]></content:encoded></item>
<item><title>Low water at six</title><link>https://quay.example/2</link><guid isPermaLink="false">tag:quay.example,2026:2</guid><pubDate>Sat, 21 Nov 2026 06:00:00 GMT</pubDate></item>
</channel></rss>`,
  atom: `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en-CA"><id>https://quay.example/id</id><title>Tides</title><updated>2026-11-22T11:45:00Z</updated>
<author><name>Harbour office</name></author>
<link rel="self" href="https://quay.example/feed" type="application/atom+xml"/><link href="https://quay.example/" type="text/html"/>
<entry><id>tag:quay.example,2026:1</id><title>High water at noon</title><updated>2026-11-22T06:00:00.000Z</updated><link href="https://quay.example/1"/><summary type="text">At noon.</summary><content type="html">&lt;p&gt;At noon.&lt;/p&gt;</content></entry>
<entry><id>tag:quay.example,2026:2</id><title>Low water at six</title><updated>2026-11-21T06:00:00+01:00</updated><link href="https://quay.example/2"/><summary>At six.</summary></entry>
</feed>`,
  json: `{"version":"https://jsonfeed.org/version/1.1","title":"Tides","home_page_url":"https://quay.example/","feed_url":"https://quay.example/feed","language":"en",
"items":[{"id":"tag:quay.example,2026:1","url":"https://quay.example/1","content_html":"<p>Noon</p>","date_published":"2026-11-22T06:00:00Z"},{"id":"tag:quay.example,2026:2","content_html":"<p>Six</p>"}]}`,
};
type Format = keyof typeof sound;

const faults = (text: string) => feedFaults(text, { location: 'https://quay.example/feed', now });
const element = (name: string): RegExp => new RegExp(`<${name}[^>]*>[^<]*</${name}>`);
const selfLink = /<(?:atom:)?link rel="self"[^>]*>/;
const noon = '<p>At <a href="https://quay.example/noon">noon</a>.<br></p>';

/** What is replaced, and by what. */
const planted: [FeedRule, Format, string | RegExp, string][] = [
  ['SAXError', 'rss', '&amp;', '&'],
  ['SAXError', 'atom', '</title>', ''],
  ['InvalidJsonFeed', 'json', '"title":"Tides",', ''],
  ['InvalidJsonFeed', 'json', ']}', ']'],
  ['NotUTF8', 'rss', 'UTF-8', 'ISO-8859-1'],
  ['InvalidRSSVersion', 'rss', 'version="2.0"', 'version="0.92"'],
  ['MissingNamespace', 'rss', /dc:creator/g, 'dd:creator'],
  ['UnknownNamespace', 'atom', 'xmlns:fh', 'xmlns:x="https://quay.example/ns" xmlns:fh'],
  ['ReservedPrefix', 'rss', /(xmlns:|<\/?)dc([:=])/g, '$1fh$2'],
  ['UndefinedElement', 'rss', '<ttl>', '<tides>6</tides><ttl>'],
  ['UndefinedElement', 'atom', '<summary>', '<modified>x</modified><summary>'],
  ['DuplicateElement', 'rss', element('ttl'), '$&$&'],
  ['DuplicateElement', 'atom', element('title'), '$&$&'],
  ['MissingElement', 'atom', '<updated>2026-11-22T06:00:00.000Z</updated>', ''],
  ['MissingElement', 'atom', /<author>.*<\/author>/, ''],
  ['MissingElement', 'rss', /<channel>.*<\/channel>/s, ''],
  ['MissingTitle', 'rss', element('title'), ''],
  ['MissingLink', 'rss', element('link'), ''],
  ['MissingDescription', 'rss', element('description'), ''],
  ['MisplacedItem', 'rss', /(<ttl>60<\/ttl>)(.*)(<item><title>Low)/s, '$2$1$3'],
  ['MisplacedMetadata', 'atom', /(<id>https.*?<\/id>)(.*)(<\/feed>)/s, '$2$1$3'],
  ['NotBlank', 'rss', 'Tides &amp; ferries', ' '],
  ['NotBlank', 'atom', '<name>Harbour office</name>', '<name/>'],
  ['UnexpectedWhitespace', 'atom', 'tag:quay.example,2026:2', '\n$&'],
  ['BadCharacters', 'rss', 'High water', 'High\u0092s water'],
  ['ContainsHTML', 'rss', 'High water', '&lt;b&gt;High&lt;/b&gt; water'],
  ['ContainsHTML', 'rss', 'Tides &amp; ferries', 'Tides &amp;amp; ferries'],
  ['InvalidTextType', 'atom', 'type="text"', 'type="plain"'],
  ['InvalidLanguage', 'rss', 'en-CA', 'zz-CA'],
  ['InvalidLanguage', 'json', '"en"', '"english"'],
  ['InvalidPositiveInteger', 'rss', '>60<', '>soon<'],
  ['InvalidContact', 'rss', '<ttl>', '<managingEditor>Harbour office</managingEditor><ttl>'],
  ['DuplicateSemantics', 'rss', '<ttl>', '<dc:language>en</dc:language><ttl>'],
  ['DuplicateItemSemantics', 'rss', '<pubDate>', '<dc:date>2026-11-22</dc:date><pubDate>'],
  ['InvalidRFC2822Date', 'rss', 'Sun, 22 Nov 2026 06:00:00 GMT', '2026-11-22T06:00:00Z'],
  ['InvalidRFC2822Date', 'rss', 'Sun, 22 Nov 2026 06:00:00 GMT', 'Sun, 22 Nov 2026 25:00:00 GMT'],
  ['IncorrectDOW', 'rss', 'Sun, 22 Nov 2026 06', 'Mon, 22 Nov 2026 06'],
  ['ProblematicalRFC822Date', 'rss', 'Sun, 22 Nov 2026 06', 'Sun, 22 Nov 26 06'],
  ['InvalidRFC3339Date', 'atom', '2026-11-22T11:45:00Z', '2026-11-22T11:45Z'],
  ['InvalidRFC3339Date', 'json', '2026-11-22T06:00:00Z', '2026-11-22'],
  ['ImplausibleDate', 'rss', 'Sun, 22 Nov 2026 06', 'Sun, 22 Nov 2026 13'],
  ['ImplausibleDate', 'atom', '2026-11-21T06', '1989-11-21T06'],
  ['DuplicateUpdated', 'atom', '2026-11-21T06:00:00+01:00', '2026-11-22T06:00:00.000Z'],
  ['InvalidFullLink', 'rss', 'https://quay.example/1', '/1'],
  ['InvalidFullLink', 'rss', 'https://quay.example/1', 'https://quay.example/?a[]=1'],
  ['InvalidFullLink', 'atom', 'https://quay.example/1', 'https:/quay'],
  ['InvalidFullLink', 'json', 'https://quay.example/1', 'quay.example/1'],
  ['InvalidTAG', 'rss', 'tag:quay.example,2026:2', 'tag:quay.example:2'],
  ['InvalidTAG', 'atom', 'tag:quay.example,2026:2', 'tag:quay.example,26:2'],
  ['NonCanonicalURI', 'atom', 'https://quay.example/id', 'https://Quay.example:443/id'],
  ['NonCanonicalURI', 'atom', 'https://quay.example/id', 'https://quay.example/%69d'],
  ['MissingHref', 'rss', 'href="https://quay.example/now"', ''],
  ['AtomLinkNotEmpty', 'atom', /(rel="self"[^>]*)\/>/, '$1>here</link>'],
  [
    'UnregisteredAtomLinkRel',
    'rss',
    '<fh:archive/>',
    '<atom:link rel="tide" href="https://quay.example/t"/>$&',
  ],
  ['InvalidMIMEType', 'atom', 'text/html', 'html'],
  ['DuplicateAtomLink', 'atom', /<link href="https:\/\/quay.example\/" [^>]*>/, '$&$&'],
  ['MissingAtomSelfLink', 'rss', selfLink, ''],
  ['MissingSelf', 'atom', selfLink, ''],
  ['SelfDoesntMatchLocation', 'rss', 'https://quay.example/feed', 'https://quay.example/feed/'],
  ['SelfDoesntMatchLocation', 'atom', 'https://quay.example/feed', 'http://quay.example/feed'],
  ['SelfDoesntMatchLocation', 'json', 'https://quay.example/feed', 'https://quay.example/Feed'],
  ['MissingCurrentInArchive', 'rss', /<atom:link rel="current"[^>]*>/, ''],
  ['MissingCurrentInArchive', 'atom', '<entry>', '<fh:archive/><entry>'],
  [
    'FeedHistoryRelInEntry',
    'atom',
    '<summary>',
    '<link rel="prev-archive" href="https://quay.example/0"/>$&',
  ],
  ['MissingGuid', 'rss', element('guid'), ''],
  ['InvalidBooleanAttribute', 'rss', 'isPermaLink="false"', 'isPermaLink="no"'],
  ['InvalidHttpGUID', 'rss', 'isPermaLink="false"', ''],
  ['NotSufficientlyUnique', 'rss', 'tag:quay.example,2026:1', '1'],
  ['DuplicateEntries', 'rss', 'tag:quay.example,2026:2', 'tag:quay.example,2026:1'],
  ['DuplicateEntries', 'atom', 'tag:quay.example,2026:2', 'tag:quay.example,2026:1'],
  ['DuplicateEntries', 'json', 'tag:quay.example,2026:2', 'tag:quay.example,2026:1'],
  ['ItemMustContainTitleOrDescription', 'rss', '<title>Low water at six</title>', ''],
  [
    'NeedDescriptionBeforeContent',
    'rss',
    /(<description>At.*<\/description>)(<content.*\/content:encoded>)/,
    '$2$1',
  ],
  ['MissingContentOrAlternate', 'atom', '<link href="https://quay.example/2"/>', ''],
  ['MissingTextualContent', 'atom', '<summary>At six.</summary>', ''],
  ['NotHtml', 'rss', noon, '<p>At <a href="https://quay.example/noon">noon</p>'],
  ['NotHtml', 'json', '<p>Six</p>', '<tide>Six</tide>'],
  ['SecurityRisk', 'rss', noon, '<iframe src="https://quay.example/"></iframe>'],
  ['SecurityRisk', 'rss', 'https://quay.example/noon', 'javascript:alert(1)'],
  ['SecurityRisk', 'rss', 'At &lt;em&gt;noon&lt;/em&gt;.', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['SecurityRisk', 'atom', '&lt;p&gt;At noon.&lt;/p&gt;', '&lt;style&gt;&lt;/style&gt;'],
  ['SecurityRiskAttr', 'json', '<p>Six', '<p onclick=\\"a()\\">Six'],
  ['DangerousStyleAttr', 'rss', noon, '<p style="position:fixed">Noon</p>'],
  ['ContainsRelRef', 'rss', 'https://quay.example/noon', '/noon'],
  ['ContainsRelRef', 'json', '<p>Six</p>', '<p><img src=\\"six.png\\"></p>'],
];

/** What cannot be planted without a second fault. */
const alsoFound: Partial<Record<FeedRule, FeedRule[]>> = {
  MissingNamespace: ['UndefinedElement'],
  ReservedPrefix: ['UndefinedElement'],
  InvalidBooleanAttribute: ['InvalidHttpGUID'],
};

describe('the feed validator', () => {
  it.each(Object.entries(sound))('finds nothing in a sound %s', async (_format, text) =>
    expect(await faults(text)).toEqual([]),
  );

  it.each(planted)('finds %s in %s where %s is %j', async (rule, format, from, to) => {
    const text = sound[format].replace(from, to);
    expect(text).not.toBe(sound[format]);
    const found = await faults(text);
    const rules = new Set(found.map((line) => line.split(/[ :]/)[1]));
    expect(found.filter((line) => line.startsWith(`${feedRules[rule]} ${rule}: `))).not.toEqual([]);
    for (const other of alsoFound[rule] ?? []) rules.delete(other);
    expect([...rules]).toEqual([rule]);
  });

  it('has a planted fault for every rule', () =>
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(Object.keys(feedRules))));
});
