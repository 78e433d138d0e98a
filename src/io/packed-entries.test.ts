import { expect, test } from 'vitest';
import type { ParsedFeed, RawEntry } from '../core/feed.ts';
import { packEntries, unpackLater } from './packed-entries.ts';

const entries: RawEntry[] = [
  {
    title: 'Snow & <i>ice</i>',
    link: 'https://a.example/1',
    summary: 'Il neige. 🌨️ “Encore.”',
    categories: ['a'],
  },
  { content: `half a character: \ud83c. ${'long '.repeat(1_000)}`, lang: 'fr', categories: [] },
];
const rest = { read: 2, dates: [], normalized: { candidates: [], dropped: {}, firstSeen: {} } };
const frame: Omit<ParsedFeed, 'entries'> = { format: 'rss', title: 'News', repairs: [] };

test('a feed comes back as it was, and its entries as often as they are asked for', () => {
  const { feed } = unpackLater({ frame, packed: packEntries(entries), ...rest });
  expect(feed).toEqual({ ...frame, entries });
  expect(feed.entries).toEqual(entries);
  expect({ ...feed }.entries).toEqual(entries);
  expect(JSON.parse(JSON.stringify(feed))).toEqual({ ...frame, entries });
});

test('of the message that the entries came in nothing is kept', () => {
  const packed = packEntries(entries);
  const message = new Uint8Array(packed.length + 2);
  message.set(packed, 1);
  const { feed } = unpackLater({ frame, packed: message.subarray(1, packed.length + 1), ...rest });
  message.fill(0);
  expect(feed.entries).toEqual(entries);
});
