import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTitle, isTitleInBrokenMarkup, piecesOf, readText, standsIn } from './stands-in.ts';

const rows: { name: string; source: string; words: string; stands: boolean }[] = [
  { name: 'a sentence', source: 'One came. Two went.', words: 'Two went.', stands: true },
  { name: 'other words', source: 'One came. Two went.', words: 'Two came.', stands: false },
  { name: 'a word more', source: 'Two went home.', words: 'Two all went home.', stands: false },
  {
    name: 'white space of any kind',
    source: 'Two\n\t went&nbsp;home.',
    words: 'Two went home.',
    stands: true,
  },
  { name: 'words pulled together', source: 'Two went home.', words: 'Two wenthome.', stands: false },
  {
    name: 'a word pulled apart',
    source: 'The therapist left.',
    words: 'The the rapist left.',
    stands: false,
  },
  { name: 'the middle of a word', source: 'Two women.', words: 'men.', stands: false },
  { name: 'tags inside words', source: '<p>Two <b>we</b>nt.</p>', words: 'Two went.', stands: true },
  { name: 'a line break for white space', source: 'Two<br>went.', words: 'Two went.', stands: true },
  { name: 'references', source: 'AT&amp;T &#8212; no &eacute;lan.', words: 'AT&T — no élan.', stands: true },
  {
    name: 'escaped once too often',
    source: '&lt;p&gt;Two &amp;amp; one.',
    words: 'Two & one.',
    stands: true,
  },
  { name: 'escaped three times', source: 'Two&amp;amp;nbsp;went.', words: 'Two went.', stands: true },
  {
    name: 'a tag that is meant to be read',
    source: 'Use &lt;i&gt; here.',
    words: 'Use <i> here.',
    stands: true,
  },
  { name: 'a comment', source: 'Two <!-- not --> went.', words: 'Two not went.', stands: false },
  { name: 'a script', source: 'Two <script>a < b</script> went.', words: 'Two went.', stands: true },
  { name: 'soft hyphens', source: 'Two wa&shy;gons went.', words: 'Two wagons went.', stands: true },
  {
    name: 'saved twice as UTF-8',
    source: 'Itâ€™s Ã\u00a0\u00c2\u00a0Paris.',
    words: 'It’s à Paris.',
    stands: true,
  },
  {
    name: 'the start of a sentence',
    source: 'It went to Ottawa by train.',
    words: 'It went to',
    stands: false,
  },
  {
    name: 'a stop made of a shortened word',
    source: 'The U.S. economy grew.',
    words: 'The U.S.',
    stands: false,
  },
  {
    name: 'a stop made of a decimal',
    source: 'It rose by 3.5 metres.',
    words: 'It rose by 3.',
    stands: false,
  },
  { name: 'a line without a stop', source: '<p>All quiet</p><p>Next', words: 'All quiet', stands: true },
  {
    name: 'half of a line without a stop',
    source: '<p>All quiet now</p>',
    words: 'All quiet',
    stands: false,
  },
  { name: 'the end of a sentence', source: 'Then two went.', words: 'two went.', stands: false },
  { name: 'what follows a dateline', source: 'OSLO (AP) — Two went.', words: 'Two went.', stands: true },
  { name: 'a line cut where a link begins', source: 'All <a>quiet now</a>', words: 'All', stands: false },
  { name: 'nothing', source: 'Two went.', words: '', stands: false },
];

describe('standsIn', () => {
  it.each(rows)('$name', ({ source, words, stands }) => {
    expect(standsIn(readText(source), words)).toBe(stands);
  });

  it('finds every whole sentence, and none with a foreign word planted anywhere', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const sentence = fc.array(word, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(sentence, sentence, fc.nat(), (before, words, place) => {
        const text = readText(`<p>The ${before.join(' ')}. <b>The</b> ${words.join('\n')}.</p>`);
        expect(standsIn(text, `The ${words.join(' ')}.`)).toBe(true);
        const planted = words.toSpliced(place % (words.length + 1), 0, 'Zyxw');
        expect(standsIn(text, `The ${planted.join(' ')}.`)).toBe(false);
      }),
    );
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (source, words) => {
        expect(typeof standsIn(readText(source), words)).toBe('boolean');
      }),
    );
  });
});

describe('isTitle', () => {
  it.each([
    ['The <i>mill</i> reopens', 'The mill reopens', true],
    ['The mill reopens today', 'The mill reopens', false],
    ['Today the mill reopens', 'the mill reopens', false],
  ])('%s: %s', (source, title, expected) => {
    expect(isTitle(readText(source), title)).toBe(expected);
  });
});

describe('piecesOf', () => {
  it('keeps what begins small with what is before it', () => {
    expect(piecesOf('“Who?” asks the owl. Dr. No went.')).toEqual([
      '“Who?” asks the owl.',
      'Dr.',
      'No went.',
    ]);
  });
});

describe('isTitleInBrokenMarkup', () => {
  const broken = readText('Fog at the <img src=x quay <!-- on Monday');
  it('finds the words of a title in their order where a tag is never closed', () => {
    expect(isTitleInBrokenMarkup(broken, 'Fog at the quay on Monday')).toBe(true);
  });
  it.each(['Fog at the mill on Monday', 'Monday at the quay', ''])('not: %s', (title) => {
    expect(isTitleInBrokenMarkup(broken, title)).toBe(false);
  });
  it('asks for markup', () => {
    expect(isTitleInBrokenMarkup(readText('Fog at the old quay'), 'Fog at the quay')).toBe(false);
  });
});
