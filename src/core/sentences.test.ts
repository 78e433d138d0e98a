import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWhole, sentences } from './sentences.ts';

const rows: { name: string; text: string; lang?: string; expected: string[] }[] = [
  {
    name: 'titles and initials',
    text: 'Dr. Odile M. Ferrand met the U.N. envoy. They talked.',
    expected: ['Dr. Odile M. Ferrand met the U.N. envoy.', 'They talked.'],
  },
  {
    name: 'a saint and a possessive',
    text: "The ship left St. John's. It will be back.",
    expected: ["The ship left St. John's.", 'It will be back.'],
  },
  {
    name: 'No. before a number',
    text: 'Highway No. 17 is closed. Stay home.',
    expected: ['Highway No. 17 is closed.', 'Stay home.'],
  },
  {
    name: 'no as an answer',
    text: 'Council said no. Residents cheered.',
    expected: ['Council said no.', 'Residents cheered.'],
  },
  {
    name: 'versus',
    text: 'It is salt vs. sand this winter. Salt wins.',
    expected: ['It is salt vs. sand this winter.', 'Salt wins.'],
  },
  {
    name: 'hours',
    text: 'Doors open at 9 a.m. Saturday. Bring boots.',
    expected: ['Doors open at 9 a.m. Saturday.', 'Bring boots.'],
  },
  {
    name: 'quoted end',
    text: '“It held.” The bridge, she meant.',
    expected: ['“It held.”', 'The bridge, she meant.'],
  },
  {
    name: 'a question inside a sentence',
    text: 'He asked why? and left. She stayed.',
    expected: ['He asked why? and left.', 'She stayed.'],
  },
  {
    name: 'a span of dates',
    text: 'Open Jan. 7-Feb. 19 at the hall. Free.',
    expected: ['Open Jan. 7-Feb. 19 at the hall.', 'Free.'],
  },
  {
    name: 'decimals',
    text: 'Rates rose 2.5 per cent. Nobody asked why.',
    expected: ['Rates rose 2.5 per cent.', 'Nobody asked why.'],
  },
  {
    name: 'French civility',
    text: 'M. Bélanger a signé. Mme. Roy, non.',
    lang: 'fr-CA',
    expected: ['M. Bélanger a signé.', 'Mme. Roy, non.'],
  },
  {
    name: 'paragraphs',
    text: 'A caption without a stop\nThe story begins.',
    expected: ['A caption without a stop', 'The story begins.'],
  },
];

describe('sentences', () => {
  it.each(rows)('$name', ({ text, lang, expected }) => {
    expect(sentences(text, lang)).toEqual(expected);
  });

  it('loses and invents nothing: the pieces together are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(sentences(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});

describe('isWhole', () => {
  it.each([
    ['It is done.', true],
    ['Is it done?”', true],
    ['It is done…', false],
    ['It is done [...]', false],
    ['It is done [&#8230;', false],
    ['It is', false],
    ['.', false],
  ])('%s → %s', (text, expected) => {
    expect(isWhole(text)).toBe(expected);
  });
});
