import { describe, expect, it } from 'vitest';
import { atom, json, read, rss } from '../../scripts/testing/feed-documents.ts';
import { categoriesMax, cappedFeed, charsMax, feedCharsMax } from './feed-caps.ts';

const long = (chars: number): string => 'x'.repeat(chars);

describe('what leaves the parser border', () => {
  const fields: { field: Exclude<keyof typeof charsMax, 'category'>; element: (text: string) => string }[] = [
    { field: 'title', element: (text) => `<title>${text}</title>` },
    { field: 'summary', element: (text) => `<description>${text}</description>` },
    { field: 'content', element: (text) => `<content:encoded>${text}</content:encoded>` },
    { field: 'id', element: (text) => `<guid>${text}</guid>` },
    { field: 'author', element: (text) => `<author>${text}</author>` },
  ];
  const item = (element: string): string =>
    rss(`<item>${element}</item>`, 'xmlns:content="http://purl.org/rss/1.0/modules/content/"');

  it.each(fields)('holds a $field of bounded length, and says so where it was cut', async (row) => {
    const limit = charsMax[row.field];
    const whole = await read(item(row.element(long(limit))));
    expect([whole.entries[0]?.[row.field]?.length, whole.repairs]).toEqual([limit, []]);
    const cut = await read(item(row.element(long(limit + 1))));
    expect(cut.entries[0]?.[row.field]).toHaveLength(limit);
    expect(cut.repairs).toEqual([`a ${row.field} longer than ${limit} characters was cut`]);
  });

  it('bounds a JSON Feed alike', async () => {
    const { entries, repairs } = await read(
      json({
        id: 'a',
        title: long(2_000),
        content_text: long(70_000),
        tags: [long(600), ...Array.from({ length: 60 }, (_, nth) => `tag ${nth}`)],
      }),
    );
    expect(entries[0]).toMatchObject({ title: long(charsMax.title), content: long(charsMax.content) });
    expect(entries[0]?.categories).toHaveLength(categoriesMax);
    expect(repairs).toHaveLength(4);
  });

  it('bounds all entries together, and says how many were read', () => {
    const entry = { content: long(charsMax.content), summary: long(charsMax.summary), categories: [] };
    const entries = Array.from({ length: 500 }, () => entry);
    const feed = cappedFeed({ format: 'rss', entries, repairs: [] });
    const fit = Math.floor(feedCharsMax / (charsMax.content + charsMax.summary));
    expect(feed.entries).toHaveLength(fit);
    expect(feed.repairs).toEqual([
      `only the first ${fit} entries were read, because together they are too long`,
    ]);
  });

  it('multiplies nothing: a long base does not make every relative link long', async () => {
    const items = Array.from({ length: 2_000 }, (_, nth) => `<entry><link href="${nth}"/></entry>`).join('');
    const document = atom('', `xml:base="https://news.example/${long(90_000)}/"`).replace(
      '<entry></entry>',
      items,
    );
    const { entries } = await read(document);
    expect(entries).toHaveLength(2_000);
    expect(JSON.stringify(entries).length).toBeLessThan(1_000_000);
  });

  it('is plain text where the field is text', async () => {
    const { title, entries } = await read(
      rss(
        '<item><author>Ann &lt;b&gt;Ho&lt;/b&gt;\u0007</author><category>R&amp;amp;D</category><category>\u202e</category><guid>a\u200bb</guid></item>',
      ).replace('Harbour Post', 'Harbour &lt;i&gt;Post\u202e&lt;/i&gt;'),
    );
    expect(title).toBe('Harbour Post');
    expect(entries).toEqual([{ author: 'Ann Ho', categories: ['R&D'], id: 'ab' }]);
  });

  it('names only languages that can be', async () => {
    const lang = async (text: string): Promise<string | undefined> =>
      (await read(rss('').replace('<title>', `<language>${text}</language><title>`))).lang;
    expect(await Promise.all(['en_us', 'fr', '&lt;b&gt;', 'english'].map(lang))).toEqual([
      'en-US',
      'fr',
      undefined,
      undefined,
    ]);
  });

  const lifetimes: [string, number | undefined][] = [
    ['60', 60],
    [' 1440 ', 1440],
    ['10080', 10_080],
    ['10081', undefined],
    ['0', undefined],
    ['-5', undefined],
    ['1e3', undefined],
    ['soon', undefined],
    ['99999999999999999999', undefined],
  ];
  it.each(lifetimes)('a ttl of %j is %j minutes', async (text, minutes) => {
    expect((await read(rss(`<ttl>${text}</ttl>`))).ttlMinutes).toBe(minutes);
  });
});
