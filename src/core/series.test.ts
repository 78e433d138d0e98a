import { describe, expect, it } from 'vitest';
import { groupStories } from './same-story.ts';
import { isSeries } from './series.ts';

describe('isSeries', () => {
  it.each([
    ['Fog over the bridge of Alma', 'Fog over the bridge of Boru'],
    ['Entry 3 of the harbour feed', 'Entry 4 of the harbour feed'],
    ['Measles cases in Renfrew climb to 12', 'Measles cases in Renfrew climb to 19'],
    ['Council closes Ward B office', 'Council closes Ward C office'],
    ['Snow at the harbour of good-1', 'Snow at the harbour of good-17'],
  ])('%s / %s', (one, other) => {
    expect(isSeries({ title: one }, { title: other })).toBe(true);
  });

  it.each([
    ['Ferry sinks in Lake Kariba', 'Ferry sinks in Lake Kariba, dozens missing'],
    [
      'At least 44 die as ferry sinks in Lake Kariba',
      'More than 40 dead after ferry capsizes on Lake Kariba',
    ],
    ['Stocks open lower on news from Asia', 'Stocks move lower on news from Asia'],
  ])('not %s / %s', (one, other) => {
    expect(isSeries({ title: one }, { title: other })).toBe(false);
  });

  it('asks the texts: two people told the same in words of their own', () => {
    const one = {
      title: 'Peru ousts president over graft',
      excerpt: 'Lawmakers in Lima voted him out after a week of protest.',
    };
    const other = {
      title: 'Peru impeaches president over graft',
      excerpt: 'Congress removed the interim leader late on Tuesday.',
    };
    expect(isSeries({ title: one.title }, { title: other.title })).toBe(true);
    expect(isSeries(one, other)).toBe(false);
    expect(isSeries({ ...one, excerpt: 'All of it.' }, { ...other, excerpt: 'All of it.' })).toBe(true);
  });
});

it('keeps a series of sources apart, however many there are', () => {
  const all = Array.from({ length: 20 }, (_, n) => ({
    title: `Snow at the harbour of town ${n}`,
    sources: [`s${n}`],
    excerpt: 'It fell all night and the road is closed.',
  }));
  expect(groupStories(all)).toHaveLength(20);
});
