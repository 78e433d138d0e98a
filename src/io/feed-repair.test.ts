import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atom,
  bytesOf,
  expectEntry,
  rdf,
  read,
  rss,
  url,
  type EntryCase,
} from '../../scripts/testing/feed-documents.ts';
import { entriesMax } from './feed-repair.ts';
import { isFailure, parseFeed } from './parse.ts';

/** One document with one entry for every way in which documents are broken. */
const broken: EntryCase[] = [
  {
    name: 'an unreadable Atom date costs the date alone',
    document: atom(
      '<title> IN EFFECT, Harbour</title><id>w1:</id><published>--T00:00:00Z</published><updated>--T00:00:00Z</updated>',
    ),
    expected: { title: 'IN EFFECT, Harbour', id: 'w1:', categories: [] },
  },
  {
    name: 'HTML entities and bare ampersands, in text and attributes',
    document: rss(
      '<item><title>Caf&eacute;&nbsp;&bogus; R&D</title><link>https://news.example/?a=1&b=2</link><category domain="a&b">x</category></item>',
    ),
    expected: { title: 'Café\u00a0&bogus; R&D', link: 'https://news.example/?a=1&b=2', categories: ['x'] },
    repairs: [
      'entities that XML does not know were read as HTML',
      'an unknown entity was taken as text',
      'an unescaped & was taken as text',
    ],
  },
  {
    name: 'control characters and impossible references',
    document: rss('<item><title>Fer\u0008ry&#x1F;&#0;&#8217;s</title></item>'),
    expected: { title: 'Ferry’s' },
    repairs: ['control characters were removed', 'references to impossible characters were removed'],
  },
  {
    name: 'a stray < in text',
    document: rss('<item><title>5 < 6</title></item>'),
    expected: { title: '5 < 6' },
    repairs: ['a stray < was taken as text'],
  },
  {
    name: 'text before the declaration',
    document: `Notice: x\n${rss('<item><title>Ferry</title></item>')}`,
    expected: { title: 'Ferry' },
    repairs: ['text before the feed was cut off'],
  },
  {
    name: 'a feed wrapped in a page',
    document: `<html><body>${rss('<item><title>Ferry</title></item>').slice(21)}</body></html>`,
    expected: { title: 'Ferry' },
  },
  {
    name: 'junk behind the feed',
    document: `${rss('<item><title>Ferry</title></item>')}<script>x</script> & more`,
    expected: { title: 'Ferry' },
  },
  {
    name: 'RSS without a version',
    document: '<rss><channel><item><title>Ferry</title></item></channel></rss>',
    expected: { title: 'Ferry' },
  },
  {
    name: 'RSS without a channel',
    document: '<rss version="2.0"><item><title>Ferry</title></item></rss>',
    expected: { title: 'Ferry' },
    repairs: ['the feed has no channel'],
  },
  {
    name: 'end tags that are missing or too many',
    document: rss('<item><title>Ferry</title></link><author>Ann Ho</item>'),
    expected: { title: 'Ferry' },
    repairs: ['end tags without a beginning were left out', 'missing end tags were added'],
  },
  {
    name: 'CDATA without an end',
    document: rss('<item><title><![CDATA[Ferry</title><guid>n-1</guid></item>'),
    expected: { title: 'Ferry', id: 'n-1' },
    repairs: ['an unfinished CDATA section was ended'],
  },
];

describe('broken documents', () => {
  it.each(broken)('$name', expectEntry);

  it('mends nothing in a sound document', async () => {
    const sound = [
      rss(
        '<item><title>Ferry &amp; co &#8217;</title><description><![CDATA[<p>a & b</p>]]></description></item>',
      ),
      atom('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <br/></div></title>'),
      `<!DOCTYPE rss PUBLIC "-//Example//DTD RSS//EN" "https://news.example/rss.dtd">${rss('<item/>').slice(21)}`,
      rdf(''),
    ];
    for (const document of sound) expect((await read(document)).repairs).toEqual([]);
  });

  it('keeps what stands before the place where a document was cut off', async () => {
    const whole = rss(
      '<item><title>One</title></item><item><title>Two</title></item><item><title>Three</title></item>',
    );
    const feed = await read(whole.slice(0, whole.indexOf('Three') + 3));
    expect(feed.entries.map(({ title }) => title)).toEqual(['One', 'Two']);
    expect(feed.repairs).toEqual(['the end of the document is missing']);
  });

  it('ends an entry that was never ended where the next begins', async () => {
    const feed = await read(rss('<item><title>One</title><item><title>Two</title></item>'));
    expect(feed.entries.map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  it('reads so many entries and no more', async () => {
    const feed = await read(rss('<item><title>One</title></item>'.repeat(entriesMax + 5)));
    expect(feed.entries).toHaveLength(entriesMax);
    expect(feed.repairs).toEqual([`only the first ${entriesMax} entries were read`]);
  });

  it('never reads a DOCTYPE and expands nothing', async () => {
    const subset = `<!-- don't ]> --><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;>]"><!ENTITY file SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;`;
    const feed = await read(
      `<?xml version="1.0"?><!DOCTYPE rss [${subset}]>${rss('<item><title>&b; &file;</title></item>').slice(21)}`,
    );
    expect(feed.entries[0]?.title).toBe('&b; &file;');
  });

  const deep = 20_000;
  it.each([
    {
      name: 'XHTML',
      document: atom(
        `<title>One</title><content type="xhtml">${'<div>'.repeat(deep)}${'</div>'.repeat(deep)}</content>`,
      ),
    },
    {
      name: 'unknown elements',
      document: rss(`<item><title>One</title>${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}</item>`),
    },
    { name: 'titles', document: rss(`<item><title>One</title>${'<title>'.repeat(deep)}</item>`) },
    {
      name: 'angle brackets',
      document: rss(`<item><title>One</title><description>${'<'.repeat(20 * deep)}</description></item>`),
    },
    {
      name: 'CDATA beginnings',
      document: rss(`<item><title>One</title><category>${'<![CDATA['.repeat(deep)}</category></item>`),
    },
  ])('survives $name without end beside a good entry', async ({ document }) => {
    const good = document.replace(
      /(?=<(?:entry|item)>)/,
      document.startsWith('<feed')
        ? '<entry><title>Good</title></entry>'
        : '<item><title>Good</title></item>',
    );
    const titles = (await read(good)).entries.map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual(['Good', 'One']);
  });

  it('takes any bytes', async () => {
    const parts = fc.constantFrom(
      '<rss>',
      '<feed>',
      '<rdf:RDF>',
      '<channel>',
      '</channel>',
      '<item>',
      '</item>',
      '<entry>',
      '</entry>',
      '<title>',
      '</title>',
      '<link href="',
      '"',
      "'",
      '/>',
      '>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<!DOCTYPE',
      '[',
      ']',
      '&',
      '&amp;',
      '&#9999999;',
      '<?',
      '?>',
      '__proto__',
      'constructor',
      'x',
      ' ',
      '<__proto__>',
      '</rss>',
      '</feed>',
    );
    const documents = fc.array(parts, { maxLength: 40 }).map((list) => list.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', '<rss><channel>', '<feed>', '{'),
        documents,
        async (start, rest) => {
          const result = await parseFeed({ url, bytes: bytesOf(start + rest) });
          if (isFailure(result)) expect(result.stage).toBe('parse');
          else for (const entry of result.entries) expect(Array.isArray(entry.categories)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
