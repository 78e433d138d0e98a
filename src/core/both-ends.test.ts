import { expect, it } from 'vitest';
import { bothEnds } from './both-ends.ts';

it('gives every item once, to one of the two', () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const { front, takeShare } = bothEnds(items, 20);
  const shares: number[][] = [];
  const own: number[] = [];
  for (const item of front) {
    own.push(item);
    if (own.length % 4 === 0) shares.push([...takeShare()]);
  }
  expect([...own, ...shares.toReversed().flat()]).toEqual(items);
  expect(shares.slice(0, 3).map(({ length }) => length)).toEqual([20, 18, 13]);
  expect(takeShare()).toEqual([]);
});

it('has nothing to give of an empty list', () => {
  const { front, takeShare } = bothEnds([], 20);
  expect([...front, ...takeShare()]).toEqual([]);
});
