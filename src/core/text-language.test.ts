import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageTag } from './text-language.ts';

describe('languageTag', () => {
  const rows: [string | undefined, string | undefined][] = [
    ['en', 'en'],
    ['en-us', 'en-US'],
    [' EN_ca\n', 'en-CA'],
    ['fr-CA', 'fr-CA'],
    ['zh-hant-hk', 'zh-Hant-HK'],
    ['es-419', 'es-419'],
    ['de-1996', 'de-1996'],
    [undefined, undefined],
    ['', undefined],
    ['e', undefined],
    ['english', undefined],
    ['en-', undefined],
    ['en-US-', undefined],
    ['en us', undefined],
    ['en, fr', undefined],
    ['x-private', undefined],
    ['"><script>', undefined],
    ['en"onclick', undefined],
    [`en${'-abcdefgh'.repeat(4)}`, undefined],
  ];
  it.each(rows)('%j → %j', (text, tag) => expect(languageTag(text)).toBe(tag));

  it('is a tag that stays as it is, whatever it was made of', () => {
    const pieces = fc.constantFrom('en', 'FR', '-', '_', 'US', 'hant', '1996', 'a', 'x', ' ', '<', 'é', 'u');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 6 }), (list) => {
        const tag = languageTag(list.join(''));
        if (tag !== undefined) expect(tag).toMatch(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/);
        expect(languageTag(tag)).toBe(tag);
      }),
      { numRuns: 1_000 },
    );
  });
});
