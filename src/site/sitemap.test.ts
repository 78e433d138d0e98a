import { describe, expect, it } from 'vitest';
import { archiveOf, type IndexedDay } from './archive.ts';
import { sitemapIndexText, sitemapLines, sitemapLinesMax, sitemapNumbers, sitemapText } from './sitemap.ts';

const day = (date: string, time: string, stories = {}): IndexedDay => ({
  ...{ date, counts: { us: 3 }, unreachable: 0, gathered: `${date}T${time}.000Z`, stories },
});
const archive = archiveOf([
  day('2025-12-31', '11:45:00'),
  day('2026-11-21', '11:45:00', { s0123456789ab: '2025-12-31' }),
  day('2026-11-22', '12:10:00'),
]);
const root = 'https://news.example/paper/';
const lines = new Map(
  sitemapLines(archive, [{ id: 'us' }], root).map(({ address, lastmod }) => [
    address.slice(root.length),
    lastmod,
  ]),
);

describe('sitemapLines', () => {
  it.each([
    ['2026/11/21/', '2026-11-21T11:45:00.000Z'],
    ['2026/11/', '2026-11-22T12:10:00.000Z'],
    ['2026/', '2026-11-22T12:10:00.000Z'],
    ['2025/', '2025-12-31T11:45:00.000Z'],
    ['archive/', '2026-11-22T12:10:00.000Z'],
    ['sections/us/', '2026-11-22T12:10:00.000Z'],
    ['sections/us/2025/', '2025-12-31T11:45:00.000Z'],
  ])('dates %s by its newest edition', (path, lastmod) => expect(lines.get(path)).toBe(lastmod));

  it.each(['about/', '2026/W47/', 'stories/s0123456789ab/', 'subscribe/'])(
    'makes up no date for %s',
    (path) => {
      expect(lines.has(path)).toBe(true);
      expect(lines.get(path)).toBeUndefined();
    },
  );

  it.each(['text/2026/11/22/', 'sources/', 'search/', ''])('leaves out “%s”', (path) =>
    expect(lines.has(path)).toBe(false),
  );

  it('has the home page while there is no edition', () =>
    expect(sitemapLines(archiveOf([]), [], root)).toContainEqual({ address: root }));
});

describe('a sitemap', () => {
  it('is cut where it would be longer than crawlers read', () => {
    const many = Array.from({ length: sitemapLinesMax + 1 }, (_, nth) => ({ address: `${root}${nth}/` }));
    expect(sitemapNumbers(many.length)).toEqual([0, 1]);
    expect(sitemapText(many, 0).match(/<url>/g)).toHaveLength(sitemapLinesMax);
    expect(sitemapText(many, 1)).toContain(`<url><loc>${root}${sitemapLinesMax}/</loc></url>`);
    expect(sitemapIndexText([0, 1], root).match(/<loc>.*<\/loc>/g)).toEqual([
      `<loc>${root}sitemap-0.xml</loc>`,
      `<loc>${root}sitemap-1.xml</loc>`,
    ]);
  });
});
