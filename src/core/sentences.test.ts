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
    name: 'abbreviations that may end a sentence',
    text: 'Trucks are banned in the U.S. The rule starts Sept. 1. Acme Inc. Chairman Lo Wei left. He owns Acme Inc. She does not.',
    expected: [
      'Trucks are banned in the U.S.',
      'The rule starts Sept. 1.',
      'Acme Inc. Chairman Lo Wei left.',
      'He owns Acme Inc.',
      'She does not.',
    ],
  },
  {
    name: 'places, ranks and directions',
    text: 'Hikers left Mtn. View for 100 Elm Ave. NW. Mt. Aldo Sr. Ridge is closed. Lt. Gov. Ana Ruiz Jr. spoke.',
    expected: [
      'Hikers left Mtn. View for 100 Elm Ave. NW. Mt. Aldo Sr. Ridge is closed.',
      'Lt. Gov. Ana Ruiz Jr. spoke.',
    ],
  },
  {
    name: 'for example and the like',
    text: 'Birds, e.g. Ravens, stay. Some, i.e. Geese, go. It was spons. Adrs. only.',
    expected: ['Birds, e.g. Ravens, stay.', 'Some, i.e. Geese, go.', 'It was spons. Adrs. only.'],
  },
  {
    name: 'addresses of the web',
    text: 'Look at www.library.example/hours. Or write to it.',
    expected: ['Look at www.library.example/hours.', 'Or write to it.'],
  },
  {
    name: 'a pause inside a sentence',
    text: 'Passwords, secrets… Mail is at the centre. Then... Silence fell.',
    expected: ['Passwords, secrets… Mail is at the centre.', 'Then... Silence fell.'],
  },
  {
    name: 'the mark of something left out, behind a whole sentence',
    text: 'Rents rose again. [...]',
    expected: ['Rents rose again.', '[...]'],
  },
  {
    name: 'an ellipsis behind the stop',
    text: 'The carrier sailed for the last time.…',
    expected: ['The carrier sailed for the last time.', '…'],
  },
  {
    name: 'a question in brackets',
    text: 'A long time ago (nine years!) Ida Bell built it. (It still stands.) Come and see.',
    expected: ['A long time ago (nine years!) Ida Bell built it.', '(It still stands.)', 'Come and see.'],
  },
  {
    name: 'a stop inside brackets',
    text: 'The crew (Fa. Huber und Co. Nord) left. Good.',
    expected: ['The crew (Fa. Huber und Co. Nord) left.', 'Good.'],
  },
  {
    name: 'sentences without a space between them',
    text: 'Prices went up last year.Nobody in town knows why. Node.js stays one word.',
    expected: ['Prices went up last year.', 'Nobody in town knows why.', 'Node.js stays one word.'],
  },
  {
    name: 'French quotes and civilities',
    text: 'Mme Roy a dit : « Non. » M. Le Bihan part. Il reviendra.',
    lang: 'fr',
    expected: ['Mme Roy a dit : « Non. »', 'M. Le Bihan part.', 'Il reviendra.'],
  },
  {
    name: 'German ordinals',
    text: 'Am 24. Dezember ruht der Betrieb. Danach nicht.',
    lang: 'de-AT',
    expected: ['Am 24. Dezember ruht der Betrieb.', 'Danach nicht.'],
  },
  {
    name: 'a number at the end of an English sentence',
    text: 'He turned 24. Cake was had.',
    expected: ['He turned 24.', 'Cake was had.'],
  },
  { name: 'Arabic', text: 'هل سقط الثلج؟ نعم سقط.', expected: ['هل سقط الثلج؟', 'نعم سقط.'] },
  { name: 'Hindi', text: 'आज बर्फ गिरी। कल धूप होगी।', expected: ['आज बर्फ गिरी।', 'कल धूप होगी।'] },
  {
    name: 'Bengali, with a short title',
    text: 'মো. সালাম এলেন। তিনি গেলেন।',
    expected: ['মো. সালাম এলেন।', 'তিনি গেলেন।'],
  },
  { name: 'Chinese', text: '今天下雪了。明天晴。', expected: ['今天下雪了。', '明天晴。'] },
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
    ['„Es ist so.“', true],
    ['今天下雪了。', true],
    ['هل سقط الثلج؟', true],
    ['And then..', false],
    ['.', false],
  ])('%s → %s', (text, expected) => {
    expect(isWhole(text)).toBe(expected);
  });
});
