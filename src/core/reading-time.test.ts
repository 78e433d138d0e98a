import { expect, it } from 'vitest';
import { readingMinutes } from './reading-time.ts';

it.each([
  { name: 'nothing', texts: [], minutes: 1 },
  { name: 'a little', texts: ['Two words'], minutes: 1 },
  { name: '230 words a minute', texts: Array.from({ length: 10 }, () => 'word '.repeat(69)), minutes: 3 },
  { name: 'signs are no words', texts: ['word – '.repeat(690)], minutes: 3 },
  { name: 'characters where there are no spaces', texts: ['漢'.repeat(1380)], minutes: 3 },
  { name: 'both together', texts: ['漢字 word '.repeat(345)], minutes: 3 },
])('$name', ({ texts, minutes }) => expect(readingMinutes(texts)).toBe(minutes));
