import { describe, expect, it } from 'vitest';
import { sitemapLine } from './sitemap.ts';

const editions = new Map([
  ['2025-12-31', '2025-12-31T11:45:00.000Z'],
  ['2026-11-21', '2026-11-21T11:45:00.000Z'],
  ['2026-11-22', '2026-11-22T12:10:00.000Z'],
]);

describe('sitemapLine', () => {
  it.each([
    ['2026/11/21/', '2026-11-21T11:45:00.000Z'],
    ['2026/11/', '2026-11-22T12:10:00.000Z'],
    ['2026/', '2026-11-22T12:10:00.000Z'],
    ['2025/', '2025-12-31T11:45:00.000Z'],
    ['archive/', '2026-11-22T12:10:00.000Z'],
    ['sections/us/', '2026-11-22T12:10:00.000Z'],
    ['sections/us/2025/', '2025-12-31T11:45:00.000Z'],
  ])('dates %s by its newest edition', (path, lastmod) =>
    expect(sitemapLine(path, editions)).toEqual({ lastmod }),
  );

  it.each(['about/', '2026/W47/', 'stories/s0123456789ab/', 'subscribe/'])(
    'makes up no date for %s',
    (path) => expect(sitemapLine(path, editions)).toEqual({}),
  );

  it.each(['text/2026/11/22/', 'sources/', 'search/', ''])('leaves out “%s”', (path) =>
    expect(sitemapLine(path, editions)).toBeUndefined(),
  );

  it('has the home page while there is no edition', () => expect(sitemapLine('', new Map())).toEqual({}));
});
