import { describe, expect, it } from 'vitest';
import {
  failingReason,
  goneReason,
  joinReasons,
  keptReason,
  mendedReason,
  movedReason,
  pauseReason,
  reasonCharsMax,
  staleReason,
  timeWords,
} from './coverage-reasons.ts';

describe('the sentences', () => {
  it.each([
    [movedReason('https://new.example/'), 'Moved for good: write https://new.example/ in briefing.yaml.'],
    [movedReason(undefined), undefined],
    [mendedReason(['a', 'b']), 'Mended before it could be read: a; b.'],
    [mendedReason([]), undefined],
    [staleReason(40.9 * 24), 'Nothing new for 40 days.'],
    [failingReason(2, '2026-11-21'), undefined],
    [failingReason(3, '2026-11-20'), 'Failed on 3 days in a row, since 20 November.'],
    [
      goneReason('2026-11-20'),
      'Not asked any more since 20 November: the publisher has taken this feed away for good (410). ' +
        'Find its new address, or take it out of briefing.yaml.',
    ],
    [pauseReason('09:40'), 'Not asked: the publisher asked not to be called again before 09:40.'],
    [keptReason('09:40'), 'Not asked: the publisher wants its answer kept until 09:40.'],
  ])('%s', (sentence, expected) => expect(sentence).toBe(expected));
});

describe('joinReasons', () => {
  it('joins what there is', () => {
    expect(joinReasons('A.', undefined, 'B.')).toBe('A. B.');
    expect(joinReasons(undefined)).toBeUndefined();
  });
  it('cuts what no reader would read', () => {
    const long = joinReasons('word '.repeat(1000)) ?? '';
    expect(long.length).toBeLessThanOrEqual(reasonCharsMax);
    expect(long.endsWith('wor …')).toBe(true);
  });
});

describe('timeWords', () => {
  const now = new Date('2026-11-22T11:45:00Z');
  it.each([
    ['2026-11-22T14:40:00Z', 'America/Toronto', '09:40'],
    ['2026-11-22T23:30:00Z', 'America/Toronto', '18:30'],
    ['2026-11-22T23:30:00Z', 'Europe/Helsinki', '01:30 on 23 November'],
    ['2026-11-23T11:45:00Z', 'America/Toronto', '06:45 on 23 November'],
  ])('%s in %s', (instant, zone, words) => expect(timeWords(instant, now, zone)).toBe(words));
});
