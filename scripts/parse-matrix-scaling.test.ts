import { describe, expect, it } from 'vitest';
import { breaksOff, isWhole, sentences } from '../src/core/sentences.ts';
import { withoutBoilerplate } from '../src/core/boilerplate.ts';
import { readDate } from '../src/core/dates.ts';
import { canonicalUrl, linkKey, webLink } from '../src/core/links.ts';
import { summarize } from '../src/core/summarize.ts';
import { escapedText, plainText, plainTitle } from '../src/core/text.ts';
import { legalText, tidyLines } from '../src/core/text-characters.ts';
import { languageTag } from '../src/core/text-language.ts';
import { tellingTitleKey, titleKey } from '../src/core/title-key.ts';
import { cdata, repairedText, withoutControls } from '../src/io/feed-characters.ts';
import { splitName } from '../src/io/feed-names.ts';
import { repairFeed } from '../src/io/feed-repair.ts';
import { afterDeclaration, readTag } from '../src/io/feed-tags.ts';
import { decodeFeed } from '../src/io/feed-text.ts';

/** Row B4: twice the text takes at most two and a half times the work, for every function that meets text of feeds. */

/** Measured in turn: what grows with the square does so at every size, and what only looks so at one size does not. */
const charsSmall = [10_000, 20_000, 10_000, 20_000];
/** Two doublings. */
const factor = 4;
const ratioMax = 2.5 ** 2;
/** Work this small, in milliseconds at the larger size, cannot be measured and hides no squared step. */
const measurableMs = 1.5;
/** Work this long, in milliseconds, is not changed much by what else the machine does: one run tells. */
const certainMs = 200;
const runs = 5;

/** What makes regular expressions look back: beginnings without ends, in runs. */
const units = [
  ...['a', ' ', '\n', '.', '<', '&', '"', "'", '=', '-', '…', '(', '\u200d', '\ud800', 'é', '🙂', '%'],
  ...[
    'a ',
    'a. ',
    'A. ',
    '. ',
    '."',
    '\n ',
    ' \n',
    '!)',
    'a=',
    'a:',
    '=a',
    '=\n',
    '= ',
    '<a ',
    '<a b',
    '<a b="',
  ],
  ...[
    '</',
    '</a',
    '</a ',
    '<!',
    '<!--',
    '<?',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE [',
    '<a b="<',
    '<a b=\'"',
    '<a>',
    '<b></b>',
  ],
  ...[
    '&a',
    '&amp',
    '&amp;',
    '&amp;lt;',
    '&#',
    '&#x',
    '&#1;',
    '&lt;a ',
    '&lt;/a',
    '<title>',
    '<title><item>',
    '<script>',
  ],
  ...[
    '<item>',
    '</item>',
    '<item><title>',
    '<p>',
    '<iframe>',
    '<!CDATA',
    'The post ',
    'The post a appeared first on ',
  ],
  ...[
    'Read more',
    'Read more ',
    'Read more...',
    '[…] Read more',
    'Comments ',
    'Lire la suite »',
    'Dr. ',
    'U.S. ',
    '?a',
    '&a=b',
    '#',
    '/',
  ],
  ...['utm_a&', 'http://', 'xn--', 'http://a@', '(', '()', 'Mon, ', '1:', '+0', 'en-', '_'],
];
const starts = [
  '',
  '<a ',
  '<a b="',
  '<rss><channel><item><title>',
  'https://a.example/',
  '<rss ',
  '<!DOCTYPE ',
];

const functions: Record<string, (text: string) => unknown> = {
  plainText,
  plainTitle,
  escapedText,
  legalText,
  tidyLines,
  sentences: (text) => sentences(text),
  isWhole,
  breaksOff,
  withoutBoilerplate,
  summarize: (excerpt) => summarize({ title: 'A', excerpt }),
  titleKey,
  tellingTitleKey,
  webLink: (text) => webLink(text, 'https://a.example/'),
  canonicalUrl,
  linkKey,
  readDate,
  languageTag,
  withoutControls: (text) => withoutControls(text, new Set()),
  repairedText: (text) => repairedText(text, new Set()),
  cdata,
  splitName,
  readTag: (text) => readTag(`<a ${text}>`, 0),
  afterDeclaration: (text) => afterDeclaration(text, 0),
  repairFeed: (text) => repairFeed(`<rss>${text}`),
  decodeFeed: (text) => decodeFeed({ url: 'https://a.example/', bytes: new TextEncoder().encode(text) }),
};

const input = (start: string, unit: string, chars: number): string =>
  (start + unit.repeat(Math.ceil(chars / unit.length))).slice(0, chars);

/** The best of several runs, in milliseconds; stops early where nothing can be wrong. */
function cost(work: () => unknown, enough: number): number {
  let best = Infinity;
  for (let run = 0; run < runs && best > enough; run++) {
    const before = performance.now();
    work();
    best = Math.min(best, performance.now() - before);
    if (best > certainMs) break;
  }
  return best;
}

/** How many times the work of a text its fourfold takes; 0 where that is too little to measure. */
function growth(read: (text: string) => unknown, start: string, unit: string, chars: number): number {
  const [small, large] = [chars, chars * factor].map((length) => input(start, unit, length));
  const largeMs = cost(() => read(large ?? ''), measurableMs);
  if (largeMs <= measurableMs) return 0;
  return largeMs / cost(() => read(small ?? ''), 0);
}

/** Measured again before it counts: on a busy machine one measurement may be anything. */
function growsTooFast(read: (text: string) => unknown, start: string, unit: string): boolean {
  return charsSmall.every((chars) => growth(read, start, unit, chars) > ratioMax);
}

function offenders(read: (text: string) => unknown): string[] {
  return starts.flatMap((start) =>
    units.filter((unit) => growsTooFast(read, start, unit)).map((unit) => JSON.stringify(start + unit)),
  );
}

describe('B4: the work grows with the text and no faster', () => {
  it.each(Object.entries(functions))('%s', (_name, read) => expect(offenders(read)).toEqual([]));

  it('and a function that looks back is found', () => {
    const naive = (text: string): string => text.replace(/<[^>]*>/g, '');
    expect(growsTooFast(naive, '', '<')).toBe(true);
  });
});
