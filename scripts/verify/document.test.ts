import { describe, expect, it } from 'vitest';
import { standsIn } from '../../src/core/stands-in.ts';
import { bytesOf, atom, json, rdf, rss, url } from '../testing/feed-documents.ts';
import { readDocument } from './document.ts';

const page = 'https://news.example/a';

const documents: { name: string; source: string }[] = [
  {
    name: 'RSS',
    source: rss(
      `<item><title>Mill</title><link>${page}?utm_source=rss</link><description>&lt;p&gt;Flour runs.&lt;/p&gt;</description></item>`,
    ),
  },
  {
    name: 'RSS with CDATA',
    source: rss(`<item><guid>${page}</guid><description><![CDATA[<p>Flour runs.]]></description></item>`),
  },
  {
    name: 'RSS with a relative link',
    source: rss('<item><link>/a</link><description>Flour runs.</description></item>'),
  },
  {
    name: 'RSS that is cut off',
    source: rss(`<item><link>${page}</link><description>Flour runs.</descr`).slice(0, -16),
  },
  {
    name: 'RSS with markup that was not escaped',
    source: rss(`<item><link>${page}</link><description>Flour <b>runs</b>.</description></item>`),
  },
  { name: 'RDF', source: rdf(`<item rdf:about="${page}"><description>Flour runs.</description></item>`) },
  {
    name: 'Atom with XHTML',
    source: atom(
      `<link href="/a"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Flour <em>runs</em>.</p></div></content>`,
      'xml:base="https://news.example/feed/"',
    ),
  },
  { name: 'JSON Feed with HTML', source: json({ url: page, content_html: '<p>Flour <b>runs</b>.</p>' }) },
  { name: 'JSON Feed with text', source: json({ url: page, content_text: 'Flour runs.\nIt does.' }) },
];

describe('readDocument', () => {
  it.each(documents)('$name', ({ source }) => {
    const { entries, texts } = readDocument({ url, bytes: bytesOf(source) });
    expect(entries).toHaveLength(1);
    expect([...entries[0]!.links]).toContain(page);
    for (const of of [entries[0]!.texts(), texts()])
      expect(of.some((text) => standsIn(text, 'Flour runs.'))).toBe(true);
  });

  it('keeps entries apart', () => {
    const item = (name: string): string =>
      `<item><link>https://news.example/${name}</link><title>${name}</title></item>`;
    const { entries } = readDocument({ url, bytes: bytesOf(rss(item('one') + item('two'))) });
    expect(entries.map(({ links }) => [...links])).toEqual([
      ['https://news.example/one'],
      ['https://news.example/two'],
    ]);
    expect(entries[0]!.texts().some((text) => standsIn(text, 'two'))).toBe(false);
  });

  it.each([
    ['windows-1251', '<?xml version="1.0" encoding="windows-1251"?>', undefined],
    ['windows-1251', '<?xml version="1.0"?>', 'text/xml; charset=windows-1251'],
    ['a false label', '<?xml version="1.0" encoding="utf-16"?>', undefined],
  ])('reads %s', (name, prolog, contentType) => {
    const source = `${prolog}${rss(`<item><link>${page}</link><title>Да.</title></item>`).replace(/^<\?.*?\?>/, '')}`;
    const bytes =
      name === 'windows-1251'
        ? Uint8Array.from(source, (letter) =>
            letter === 'Д' ? 0xc4 : letter === 'а' ? 0xe0 : letter.charCodeAt(0),
          )
        : bytesOf(source);
    const { texts } = readDocument({ url, bytes, ...(contentType && { contentType }) });
    expect(texts().some((text) => standsIn(text, 'Да.'))).toBe(true);
  });

  it.each(['', '{', '[1, null, "x"]', '<html><body>no feed', '\u0000\u0001'])(
    'holds nothing: %j',
    (source) => {
      expect(readDocument({ url, bytes: bytesOf(source) }).entries).toEqual([]);
    },
  );
});
