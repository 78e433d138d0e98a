import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PatternError, patternOf, patternStepsMax } from './keep-pattern.ts';

const native = (source: string): RegExp => new RegExp(source, 'iu');

describe('a pattern means what the language means by it', () => {
  const rows: { source: string; texts: string[] }[] = [
    { source: '^live: ', texts: ['LIVE: election night', 'a live: report', 'live'] },
    { source: 'storm (watch|warning)s?$', texts: ['A storm warning', 'Storm watches', 'storm watch today'] },
    { source: '\\bart\\b', texts: ['Art for all', 'The party', 'state-of-the-art', 'ART'] },
    { source: 'n\\Bo', texts: ['no', 'n o', 'another'] },
    { source: '\\d{1,2}\\. ?juin', texts: ['le 1. juin', 'le 123.juin', 'juin'] },
    { source: '[^a-z]{3,}', texts: ['No 123', 'No. 1', '— 12 —'] },
    { source: '\\p{Lu}\\p{L}+ \\u{1F6A2}|caf\\u00e9', texts: ['Ferry 🚢', 'CAFÉ', '🚢'] },
    { source: '(?:a|b|)*c', texts: ['abbac', 'c', 'abab'] },
    { source: '(?<who>x+?)y{0}z{2}', texts: ['xxzz', 'xyzz', 'zz'] },
    { source: '.', texts: ['', '\n', '🚢', 'a'] },
    { source: 'a|^$', texts: ['', 'b', 'cat'] },
    { source: '\\.\\/\\-?'.replace('\\-', '-'), texts: ['a./b', './-', '/.'] },
    { source: '(a*)*b|(?:)+', texts: ['', 'aab'] },
  ];
  it.each(rows)('$source', ({ source, texts }) => {
    const own = texts.map(patternOf(source));
    expect(own).toEqual(texts.map((text) => native(source).test(text)));
  });

  it('whatever is put together', () => {
    const leaf = fc.constantFrom(
      'a',
      'b',
      'É',
      '.',
      '\\w',
      '\\d',
      '[ab]',
      '[^a]',
      '\\b',
      '^',
      '$',
      '🚢',
      '\\s',
    );
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
        fc
          .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,}', '*?'))
          .map(([a, sign]) => `(${a})${sign}`),
      ),
    }));
    const text = fc.string({ unit: fc.constantFrom('a', 'B', 'é', ' ', '1', '🚢', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(pattern, text, (source, given) => {
        expect(patternOf(source)(given)).toBe(native(source).test(given));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a pattern cannot run away', () => {
  const text = `${'a'.repeat(300)} ${'ab '.repeat(100)}`;
  // The language's own engine needs longer than the age of the earth for each of the first three.
  it.each([
    '(a+)+!',
    '(\\w+\\s?)*!',
    '(a|a)*!',
    '(.*)(.*)(.*)(.*)x',
    `${'a?'.repeat(100)}${'a'.repeat(400)}`,
  ])('%s', (source) => {
    const started = performance.now();
    expect(patternOf(source)(text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a pattern that cannot be used says why', () => {
  const rows: [source: string, why: RegExp][] = [
    ['(', /opening round bracket/],
    ['a)', /closing round bracket/],
    ['[a', /opening square bracket/],
    ['*a', /nothing before it to repeat/],
    ['a{', /needs a backslash/],
    ['a{3,2}', /first number is larger/],
    ['\\-', /backslash before a character/],
    ['\\p{Nothing}', /kind of character that does not exist/],
    ['a(?=b)', /looks ahead or behind/],
    ['(?<!a)b', /looks ahead or behind/],
    ['(a)\\1', /refers back/],
    ['(?<n>a)\\k<n>', /refers back/],
    [`a{${patternStepsMax}}`, /repeats too often/],
    [`((a{30}){30}){30}`, /repeats too often/],
    ['a{600}b{600}', /repeats too often/],
    ['a'.repeat(patternStepsMax + 1), /too long/],
    [`${'('.repeat(9_000)}${')'.repeat(9_000)}`, /too long/],
  ];
  it.each(rows)('%s', (source, why) => {
    expect(() => patternOf(source)).toThrow(PatternError);
    expect(() => patternOf(source)).toThrow(why);
  });
});
