import { describe, expect, it } from 'vitest';
import type { SourceState } from './state.ts';
import { freshUntil, freshUntilOf, hostPauses } from './state-leave.ts';

const now = new Date('2026-11-22T11:45:00.000Z');
const after = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString();
const sourceAt = (url: string, more: Partial<SourceState> = {}): SourceState => ({
  url,
  failures: 0,
  firstSeen: {},
  waiting: [],
  ...more,
});

describe('freshUntilOf', () => {
  it.each([
    ['neither says anything', {}, undefined],
    ['the headers alone', { headers: after(60) }, after(60)],
    ['the feed alone', { ttlMinutes: 30 }, after(30)],
    ['the later of both', { headers: after(60), ttlMinutes: 90 }, after(90)],
    ['the later of both', { headers: after(60), ttlMinutes: 30 }, after(60)],
    ['headers of the past', { headers: after(-60) }, undefined],
    ['a day is cut to five hours', { ttlMinutes: 1440 }, after(300)],
    ['a year is cut to five hours', { headers: after(525_600) }, after(300)],
  ])('%s', (_, given, expected) => {
    expect(freshUntilOf(now, given)).toBe(expected);
  });
});

describe('freshUntil', () => {
  it.each([
    ['still fresh', after(1), after(1)],
    ['over', after(0), undefined],
    ['written by a clock that was wrong', after(301), undefined],
    ['never said', undefined, undefined],
  ])('%s', (_, until, expected) => {
    const state = sourceAt('https://a.example/feed', until === undefined ? {} : { freshUntil: until });
    expect(freshUntil(state, now)).toBe(expected);
  });
});

describe('hostPauses', () => {
  it('gives the longest pause of each host, and none that is over or cannot be', () => {
    const sources = {
      a: sourceAt('https://a.example/1', { retryAt: after(10) }),
      b: sourceAt('https://a.example:8443/2', { retryAt: after(20) }),
      c: sourceAt('https://a.example/3', { retryAt: after(15) }),
      d: sourceAt('https://d.example/', { retryAt: after(0) }),
      e: sourceAt('https://e.example/', { retryAt: after(25 * 60) }),
      f: sourceAt('https://f.example/'),
    };
    expect([...hostPauses({ schema: 1, sources }, now)]).toEqual([['a.example', after(20)]]);
  });
});
