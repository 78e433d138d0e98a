import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapedText, fieldCharsMax, plainText, plainTitle, titleCharsMax } from './text.ts';
import { legalText } from './text-characters.ts';

const texts: { name: string; input: string; expected: string }[] = [
  { name: 'plain text', input: 'Ferry back on time', expected: 'Ferry back on time' },
  { name: 'a comparison', input: 'a < b and c > d, 5<6', expected: 'a < b and c > d, 5<6' },
  {
    name: 'angle brackets that are no tags',
    input: 'List<String> of <ann@mail.example>',
    expected: 'List<String> of <ann@mail.example>',
  },
  { name: 'a tag escaped once is text', input: 'Use the &lt;i&gt; tag', expected: 'Use the <i> tag' },
  {
    name: 'code inside real markup',
    input: '<p>Write <code>&lt;a href="x"&gt;</code></p>',
    expected: 'Write <a href="x">',
  },
  {
    name: 'whole HTML escaped once too often',
    input: '&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &lt;b&gt;three&lt;/b&gt;.&lt;/p&gt;',
    expected: 'One.\nTwo three.',
  },
  {
    name: 'script escaped twice',
    input: 'Hi &amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;there',
    expected: 'Hi there',
  },
  {
    name: 'image escaped twice, never closed',
    input: 'Hi &amp;lt;img src=x onerror=alert(1)',
    expected: 'Hi',
  },
  {
    name: 'escaped without end',
    input: `&${'amp;'.repeat(7)}lt;b&gt;`,
    expected: `&${'amp;'.repeat(3)}lt;b>`,
  },
  { name: 'entities', input: 'Caf&eacute; &#8211; &#x2014; 5&nbsp;km', expected: 'Café – — 5 km' },
  {
    name: 'entities encoded twice',
    input: 'Fish &amp;amp; chips, don&amp;#8217;t',
    expected: 'Fish & chips, don’t',
  },
  { name: 'an ampersand nobody escaped', input: 'R&D at A&B', expected: 'R&D at A&B' },
  { name: 'paragraphs', input: '<p>One.</p><p>Two.</p>', expected: 'One.\nTwo.' },
  { name: 'line breaks', input: 'One<br>two<br />three', expected: 'One\ntwo\nthree' },
  { name: 'lists', input: '<ul><li>One</li><li>Two</li></ul>', expected: 'One\nTwo' },
  { name: 'table cells', input: '<table><tr><td>One</td><td>Two</td></tr></table>', expected: 'One Two' },
  { name: 'inline tags do not split words', input: 'un<b>believ</b>able', expected: 'unbelievable' },
  {
    name: 'script and style',
    input: '<style>p{}</style>One<script>if (a<b) x()</script> two',
    expected: 'One two',
  },
  { name: 'fallbacks', input: 'One<video src="x">Your browser is old</video> two', expected: 'One two' },
  { name: 'a frame nobody closed', input: 'One <iframe src="x">two', expected: 'One two' },
  {
    name: 'a script nobody closed',
    input: 'Why <script> tags still matter',
    expected: 'Why tags still matter',
  },
  { name: 'a tag nobody closed', input: 'One <img src=x onerror=alert(1)', expected: 'One' },
  { name: 'a comment', input: 'One <!-- two --> three', expected: 'One three' },
  { name: 'CDATA marks that were escaped', input: '<![CDATA[<p>One</p>]]>', expected: 'One' },
  { name: 'unknown elements with attributes', input: '<x onclick=alert(1)>One</x>', expected: 'One' },
  { name: 'elements with a prefix', input: '<o:p>One</o:p><my-box>two</my-box>', expected: 'Onetwo' },
  { name: 'formulas', input: 'Mass of <math><mi>x</mi><mo>=</mo><mn>2</mn></math>', expected: 'Mass of x=2' },
  { name: 'white space', input: ' One \t\n\u00a0 two\u2028three\u3000four ', expected: 'One two three four' },
  { name: 'control characters', input: 'O\u0000n\u0008e\ufffe\u001f', expected: 'One' },
  { name: 'windows-1252 as control characters', input: 'It\u0092s \u0093so\u0094', expected: 'It’s “so”' },
  {
    name: 'direction overrides and marks',
    input: 'a\u202egnp.exe\u202c \u2066b\u2069 \u200ec\u200f\u061c',
    expected: 'agnp.exe b c',
  },
  {
    name: 'zero-width and soft hyphen',
    input: 'pass\u200bword co\u00adop\ufeff\u2060',
    expected: 'password coop',
  },
  { name: 'invisible tag characters', input: 'One\u{e0041}\u{e0042}', expected: 'One' },
  { name: 'half a surrogate pair', input: 'One\ud83d two', expected: 'One two' },
  { name: 'emoji sequences', input: '👩‍🚒 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 1️⃣', expected: '👩‍🚒 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 1️⃣' },
  { name: 'Persian non-joiner', input: 'می\u200cخواهم', expected: 'می\u200cخواهم' },
  { name: 'Bengali joiner', input: 'ক্\u200dষ', expected: 'ক্\u200dষ' },
  { name: 'joiners elsewhere', input: 'a\u200db\u200cc', expected: 'abc' },
  { name: 'decomposed letters as they are', input: 'Cafe\u0301', expected: 'Cafe\u0301' },
];

const pieces = fc.constantFrom(
  '<',
  '>',
  '&',
  ';',
  '</',
  '<!--',
  '<![CDATA[',
  ']]>',
  '<script>',
  '</script>',
  '<title>',
  '<svg/onload=x>',
  '<b>',
  '</p>',
  '<img src=x onerror="',
  '&lt;',
  '&amp;',
  '&amp;lt;',
  '&#60;',
  '&#x3c;',
  '&#0;',
  '&#xd800;',
  '&bogus;',
  'a',
  ' ',
  '\n',
  '=',
  '\u202e',
  '\u200d',
  '\u200b',
  '👩',
  '\ud800',
  '\u0000',
  '\ufffe',
  'é',
);
const hostile = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 60 })
  .map((list) => list.join(''));
const illegal = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const reordering = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u00ad\ufeff]/;

describe('plainText', () => {
  it.each(texts)('$name', ({ input, expected }) => expect(plainText(input)).toBe(expected));

  it('is legal XML 1.0, well-formed and tidy, whatever it is given', () => {
    fc.assert(
      fc.property(hostile, (html) => {
        const text = plainText(html);
        expect(text).not.toMatch(illegal);
        expect(text).not.toMatch(reordering);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[^\S\n]{2}|\n\n|^\s|\s$| \n|\n |\u00a0/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves no tag of what was escaped twice', () => {
    fc.assert(
      fc.property(hostile, (html) => {
        const text = plainText(`&amp;amp; ${escapedText(escapedText(html))}`);
        expect(text).not.toMatch(/<[a-z/!?]/i);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives back text that was escaped, unless it is HTML', () => {
    const prose = fc.stringMatching(/^[a-zA-Z0-9 .,!?'"é-]{0,40}$/);
    fc.assert(
      fc.property(prose, prose, (one, other) => {
        const text = `${one} < ${other} & ${one}`;
        expect(plainText(escapedText(text))).toBe(text.replace(/ +/g, ' ').trim());
      }),
    );
  });

  it('does no more than it must: what stands behind the cap is not looked at', () => {
    expect(plainText(`${'a'.repeat(fieldCharsMax)}b`)).toHaveLength(fieldCharsMax);
    expect(plainTitle(`${'a'.repeat(titleCharsMax)}b`)).toHaveLength(titleCharsMax);
  });

  const costly = [
    '<b>',
    '</p>',
    '<iframe>',
    '<a ',
    '<a b="',
    '<!--',
    '&amp;',
    '&amp;amp;lt;b',
    '<',
    '\u200d',
    '<title>',
    '&lt;a ',
  ];
  it.each(costly)('takes no more than its share of time for much %s', (unit) => {
    const input = (chars: number): string => unit.repeat(Math.ceil(chars / unit.length)).slice(0, chars);
    const cost = (chars: number): number => {
      const times = Array.from({ length: 5 }, () => {
        const before = performance.now();
        for (let run = 0; run < 4; run++) plainText(input(chars));
        return performance.now() - before;
      });
      return Math.min(...times);
    };
    cost(8_000);
    // Eight times the input: a quadratic step would take sixty-four times as long.
    expect(cost(64_000) / Math.max(cost(8_000), 0.5)).toBeLessThan(30);
  });
});

describe('plainTitle', () => {
  it('is one line', () => expect(plainTitle('<p>One</p><p>two</p>\nthree')).toBe('One two three'));
});

describe('legalText', () => {
  it('leaves out what XML 1.0 forbids and what hides or reorders text, and nothing else', () => {
    expect(legalText('a\u0000b\u0008c\td\ne\ufffe\uffff')).toBe('abc\td\ne');
    expect(legalText('\ud83d alone, 👩‍🔬 whole, \u202eturned')).toBe(' alone, 👩‍🔬 whole, turned');
  });
});
