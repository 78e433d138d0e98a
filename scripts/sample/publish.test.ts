import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publish } from './publish.ts';

/** Days of one month as instants: `day(3)` is noon on the third. */
const iso = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T12:00:00Z`;
const day = (number: number): number => Date.parse(iso(number));

/** The same three entries, of the 3rd, the 2nd and the 1st, in each format. */
const formats = [
  {
    name: 'RSS 2.0',
    document: (title: string) =>
      `<rss><channel><title>T</title><lastBuildDate>${rfc(3)}</lastBuildDate>\n${[3, 2, 1]
        .map((n) => `<item><title>${title}${n}</title><pubDate>${rfc(n)}</pubDate></item>\n`)
        .join('')}</channel></rss>`,
    head: (n: number) => `<lastBuildDate>${rfc(n)}</lastBuildDate>`,
  },
  {
    name: 'RSS 1.0',
    document: (title: string) =>
      `<rdf:RDF><channel><dc:date>${iso(3)}</dc:date><items><rdf:Seq>\n${[3, 2, 1]
        .map((n) => `<rdf:li rdf:resource="u${n}"/>\n`)
        .join('')}</rdf:Seq></items></channel>\n${[3, 2, 1]
        .map(
          (n) => `<item rdf:about="u${n}"><title>${title}${n}</title><dc:date>${iso(n)}</dc:date></item>\n`,
        )
        .join('')}</rdf:RDF>`,
    head: (n: number) => `<dc:date>${iso(n)}</dc:date><items><rdf:Seq>\n<rdf:li rdf:resource="u${n}"/>`,
  },
  {
    name: 'Atom 1.0',
    document: (title: string) =>
      `<feed><title>T</title><updated>${iso(3)}</updated>\n${[3, 2, 1]
        .map((n) => `<entry><title>${title}${n}</title><updated>${iso(n)}</updated></entry>\n`)
        .join('')}</feed>`,
    head: (n: number) => `<feed><title>T</title><updated>${iso(n)}</updated>`,
  },
  {
    name: 'JSON Feed 1.1',
    document: (title: string) =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: [3, 2, 1].map((n) => ({ title: `${title}${n}`, date_published: iso(n) })),
      }),
    head: () => '"version"',
  },
];

function rfc(number: number): string {
  return `${String(number).padStart(2, '0')} Nov 2026 12:00:00 +0000`;
}

const shown = (document: string, title: string): string =>
  [3, 2, 1].filter((n) => document.includes(`${title}${n}`)).join(' ');

describe.each(formats)('$name', ({ document, head }) => {
  it.each([
    { name: 'before the first entry', at: day(1) - 1, max: 15, titles: '', changed: undefined },
    { name: 'at the minute of an entry', at: day(1), max: 15, titles: '1', changed: day(1) },
    { name: 'between entries', at: day(3) - 1, max: 15, titles: '2 1', changed: day(2) },
    { name: 'after all', at: day(30), max: 15, titles: '3 2 1', changed: day(3) },
    { name: 'with room for two', at: day(30), max: 2, titles: '3 2', changed: day(3) },
  ])('$name', ({ at, max, titles, changed }) => {
    const published = publish(document('Title '), at, max);
    expect(shown(published.document, 'Title ')).toBe(titles);
    expect(published.entries).toBe(titles === '' ? 0 : titles.split(' ').length);
    expect(published.changedMs).toBe(changed);
    if (titles !== '') expect(published.document).toContain(head(Number(titles[0])));
  });

  it('keeps every byte of an entry', () => {
    const byte = fc.integer({ min: 0xa0, max: 0xff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit: byte, minLength: 1 }), (title) => {
        expect(shown(publish(document(title), day(2)).document, title)).toBe('2 1');
      }),
      { numRuns: 50 },
    );
  });

  it('is whole and untouched once every entry is out', () => {
    const all = document('Title ');
    const published = publish(all, day(30)).document;
    expect(all.startsWith('{') ? JSON.stringify(JSON.parse(published)) : published).toBe(all);
  });
});

describe('a note', () => {
  const item = (note: string, title: string, date = ''): string =>
    `<item>\n  <!-- shown ${note} -->\n  <title>${title}</title>${date}\n</item>\n`;
  const document = `<rss><channel>\n${item(`from ${iso(5)}`, 'undated')}${item(`from ${iso(3)}`, 'after', `<pubDate>${rfc(2)}</pubDate>`)}${item(`until ${iso(3)}`, 'before', `<pubDate>${rfc(2)}</pubDate>`)}</channel></rss>`;

  it.each([
    { name: 'nothing yet', at: day(2) - 1, titles: [] },
    { name: 'the first version', at: day(2), titles: ['before'] },
    { name: 'the second version in its place', at: day(3), titles: ['after'] },
    { name: 'the undated one above it', at: day(5), titles: ['undated', 'after'] },
  ])('$name', ({ at, titles }) => {
    const published = publish(document, at).document;
    expect([...published.matchAll(/<title>(.+)<\/title>/g)].map(([, title]) => title)).toEqual(titles);
    expect(published).not.toContain('shown');
  });

  it('counts as a change of the document', () => {
    expect(publish(document, day(4)).changedMs).toBe(day(3));
  });

  it('works in JSON and is taken out', () => {
    const items = [{ id: 'a', _shown: { from: iso(3), until: iso(5) } }];
    const at = (number: number) => JSON.parse(publish(JSON.stringify({ items }), day(number)).document).items;
    expect([at(2), at(3), at(5)]).toEqual([[], [{ id: 'a' }], []]);
  });

  it.each([
    { name: 'no date and no note', document: '<rss><item><title>A</title></item></rss>' },
    { name: 'a date that is none', document: '<rss><item><pubDate>soon</pubDate></item></rss>' },
    { name: 'a note that is no instant', document: '<rss><item><!-- shown from soon --></item></rss>' },
    {
      name: 'an end that is no instant',
      document: `{"items":[{"_shown":{"from":"${iso(1)}","until":"x"}}]}`,
    },
  ])('is asked for: $name', ({ document: unsaid }) => {
    expect(() => publish(unsaid, day(1))).toThrow('Nothing says when this sample entry is shown');
  });
});
