import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cappedFeed, categoriesMax, charsMax, feedCharsMax } from '../io/feed-caps.ts';
import { entriesMax } from '../io/feed-repair.ts';
import { cornersMax, featuresMax } from '../io/weather-json-lists.ts';
import type { ParsedFeed } from './feed.ts';
import { linkCharsMax } from './links.ts';
import { answerCharsMax, type Share, shareIn, shareSchema, shareText, type SharedAnswer } from './share.ts';
import { fieldCharsMax } from './text.ts';
import type { WeatherDocument } from './weather-document.ts';

const feed: ParsedFeed = {
  format: 'rss',
  title: 'News',
  entries: [
    {
      title: 'Snow',
      link: 'https://news.example/snow',
      published: '2026-11-22T08:00:00.000Z',
      categories: [],
    },
  ],
  repairs: [],
};
const read = (source: string, more: Partial<SharedAnswer> = {}): SharedAnswer => ({
  source,
  ms: 12,
  answer: { kind: 'read', read: 1, repairs: [] },
  download: { kind: 'document', ms: 12, etag: '"a"' },
  base: 'https://news.example/feed',
  feed,
  ...more,
});
const failure = { stage: 'download', reason: 'No such address (404).', httpStatus: 404 } as const;
const failed: SharedAnswer = {
  source: 'b',
  ms: 3,
  answer: { kind: 'failed', reason: failure.reason },
  download: { kind: 'failed', failure, ms: 3 },
  failure,
};
const shareOf = (...answers: SharedAnswer[]): Share => ({
  schema: 1,
  run: { briefing: 'a'.repeat(64), state: 'b'.repeat(64), now: '2026-11-22T11:45:00.000Z' },
  share: 2,
  of: 5,
  answers,
});
const parsed = (text: string): Share => shareSchema.parse(JSON.parse(text));

describe('shareText', () => {
  it('is read back as it was', () => {
    const share = shareOf(read('a'), failed, {
      source: 'c',
      ms: 0,
      answer: { kind: 'skipped', reason: 'Gone.' },
    });
    expect(parsed(shareText(share))).toEqual(share);
    expect(shareText(share).split('\n')).toHaveLength(6);
  });

  it('keeps every character that a feed may hold, also half ones', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (words) => {
          const share = shareOf(
            read('a', { feed: { ...feed, entries: [{ content: words, categories: [words.slice(0, 9)] }] } }),
          );
          expect(parsed(shareText(share))).toEqual(share);
        },
      ),
    ));

  it('holds whatever the parser lets through', () => {
    const long = (length: number): string => 'x'.repeat(length + 1);
    const entry = {
      title: long(charsMax.title),
      link: `https://a.example/${'x'.repeat(linkCharsMax - 18)}`,
      id: long(charsMax.id),
      summary: long(charsMax.summary),
      author: long(charsMax.author),
      lang: 'en-CA',
      categories: Array.from(
        { length: categoriesMax + 1 },
        (_, index) => `${index}${long(charsMax.category)}`,
      ),
    };
    const full = cappedFeed({
      ...feed,
      entries: [entry, ...Array.from({ length: entriesMax - 1 }, () => ({ categories: [] }))],
    });
    const words = { en: 'x'.repeat(fieldCharsMax + 1) };
    const corner: [number, number] = [-77.1, 45.8];
    // All texts of a document together are no longer than it may be.
    const alerts = Array.from({ length: featuresMax }, (_, at) =>
      at < feedCharsMax / fieldCharsMax ? { text: words } : {},
    );
    const ground = [[Array.from({ length: cornersMax }, () => corner)]];
    const weather: WeatherDocument = {
      kind: 'alerts',
      alerts: [...alerts.slice(1), { ground }],
      complete: true,
    };
    const share = shareOf(read('a', { feed: full }), read('b', { feed: { ...feed, weather } }));
    expect(parsed(shareText(share))).toEqual(share);
  });

  it('lets no answer spoil the others: what is too long or too strange counts as failed', () => {
    const strange = read('strange', { base: 'x'.repeat(30_000) });
    const text = shareText(shareOf(read('a'), strange, read('c')), 10_000);
    expect(parsed(text).answers.map(({ source, answer }) => `${source} ${answer.kind}`)).toEqual([
      'a read',
      'strange failed',
      'c read',
    ]);
    const long = read('long', {
      feed: { ...feed, entries: [{ content: 'x'.repeat(9_000), categories: [] }] },
    });
    const short = shareText(shareOf(long, read('b')), 5_000);
    expect(short.length).toBeLessThan(5_000);
    expect(parsed(short).answers.map(({ answer }) => answer.kind)).toEqual(['failed', 'read']);
    expect(parsed(short).answers[0]?.failure?.reason).toContain('too long or too strange');
  });
});

describe('shareIn', () => {
  it('reads what has been written, also of no answer', () => {
    for (const share of [shareOf(read('a'), failed), shareOf()])
      expect(shareIn(shareText(share))).toEqual({ share });
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -9), ''],
    ['in another form', (text: string) => JSON.stringify(JSON.parse(text)), ''],
    ['with a broken answer', (text: string) => text.replace('"ms":3', '"ms":'), ''],
    ['with a fault in its head', (text: string) => text.replace('"share":2', '"share":0'), 'share'],
    [
      'with a fault in the second answer',
      (text: string) => text.replace('"ms":3', '"ms":-3'),
      'answers.1.ms',
    ],
    [
      'with an answer without end',
      (text: string) => text.replace('"ms":3', `"ms":3${' '.repeat(answerCharsMax)}`),
      'answers',
    ],
    ['with a key behind the answers', (text: string) => text.replace(']}\n', '],"more":1}\n'), ''],
  ])('says where the fault is in one %s', (_, change, fault) => {
    const text = change(shareText(shareOf(read('a'), failed)));
    expect(shareIn(text)).toEqual({ fault });
  });
});

describe('a share of somebody else', () => {
  type Json = Record<string, unknown>;
  const answer = (more: Json) => ({ answers: [{ ...read('a'), ...more }] });
  const entry = (more: Json) => answer({ feed: { ...feed, entries: [{ categories: [], ...more }] } });
  const city = { kind: 'city', city: { forecast: [], warnings: [] } };
  const on = (...ground: unknown[]): Json => ({ kind: 'alerts', complete: true, alerts: [{ ground }] });
  const weathers: [string, Json][] = [
    ['at no address', { ...city, city: { ...city.city, url: { en: 'no address' } } }],
    ['at a script', { ...city, city: { ...city.city, warnings: [{ url: { en: 'javascript:alert(1)' } }] } }],
    ['on no ground', on()],
    ['on ground without corners', on([[]])],
    [
      'on open ground',
      on([
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ]),
    ],
    [
      'beyond the Earth',
      on([
        [
          [0, 0],
          [1, 0],
          [1, 91],
          [0, 0],
        ],
      ]),
    ],
  ];
  const rows: [string, Json][] = [
    ['of another version', { schema: 2 }],
    ['with a key of its own', { extra: true }],
    ['beyond its number', { share: 6 }],
    ['of too many', { of: 21 }],
    ['without a run', { run: undefined }],
    ['with answers that are none', { answers: {} }],
    ['with another id', answer({ source: '../../state' })],
    ['with an id of the language', answer({ source: '__proto__' })],
    ['with an answer that has a key of its own', answer({ section: 'weather' })],
    ['with what was known', answer({ known: { url: 'https://a.example', waiting: [] } })],
    ['with time that runs back', answer({ ms: -1 })],
    ['with time without end', answer({ ms: 1e12 })],
    ['that was read without a feed', answer({ feed: undefined })],
    ['that failed with a feed', answer({ answer: { kind: 'failed', reason: 'No.' }, failure })],
    [
      'that failed without a failure',
      answer({ answer: { kind: 'failed', reason: 'No.' }, feed: undefined, base: undefined }),
    ],
    [
      'that moved to a script',
      answer({ answer: { kind: 'read', read: 1, repairs: [], movedTo: 'javascript:alert(1)' } }),
    ],
    [
      'with a date that is none',
      answer({ answer: { kind: 'read', read: 1, repairs: [], newest: 'tomorrow' } }),
    ],
    [
      'with a pause that is no moment',
      answer({ download: { kind: 'failed', ms: 1, failure: { ...failure, retryAt: 'later' } } }),
    ],
    ['with another kind of request', answer({ download: { kind: 'file', ms: 1 } })],
    [
      'with bytes',
      answer({ download: { kind: 'document', ms: 1, document: { url: 'file:///etc', bytes: {} } } }),
    ],
    ['with a title without end', entry({ title: 'x'.repeat(charsMax.title + 1) })],
    ['with a text without end', entry({ content: 'x'.repeat(fieldCharsMax + 1) })],
    ['with a title that is a list', entry({ title: ['Snow'] })],
    ['with a date in words', entry({ published: 'Sun, 22 Nov 2026' })],
    [
      'with too many entries',
      answer({ feed: { ...feed, entries: Array.from({ length: 10_001 }, () => ({ categories: [] })) } }),
    ],
    ['with weather of no kind', answer({ feed: { ...feed, weather: { kind: 'storm' } } })],
    ['that came from nowhere', answer({ base: 'junk' })],
    ['that came from a file', answer({ base: 'file:///etc/passwd' })],
    ...weathers.map(([what, weather]): [string, Json] => [
      `with weather ${what}`,
      answer({ feed: { ...feed, weather } }),
    ]),
    [
      'with weather that is no number',
      answer({ feed: { ...feed, weather: { kind: 'air', readings: [{ value: null }] } } }),
    ],
  ];
  it.each(rows)('%s', (_, change) => {
    const text = JSON.stringify({ ...shareOf(read('a')), ...change });
    expect(shareSchema.safeParse(JSON.parse(text)).success).toBe(false);
  });

  it('but not this one', () => {
    const closed = on([
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ]);
    for (const more of [{}, { feed: { ...feed, weather: city } }, { feed: { ...feed, weather: closed } }])
      expect(shareSchema.safeParse({ ...shareOf(read('a')), ...answer(more) }).success).toBe(true);
  });

  it('cannot reach the prototype of anything', () => {
    const text = shareText(shareOf(read('a'))).replace('"ms":12', '"__proto__":{"polluted":true},"ms":12');
    expect(shareSchema.safeParse(JSON.parse(text)).success).toBe(false);
    expect('polluted' in {}).toBe(false);
  });
});
