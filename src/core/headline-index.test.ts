import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startHeadlineIndex, stemsOf } from './headline-index.ts';
import { headlineWords } from './headline-words.ts';

/** Telling words, everyday words and small words. */
const words = ['harbour', 'lantern', 'otter', 'comet', 'Quillon', 'week', 'price', 'market', 'the', 'of'];
const headline = fc.array(fc.constantFrom(...words), { maxLength: 7 }).map((list) => list.join(' '));

/** The rule, looked up for one pair. */
function shareEnough(one: string, other: string): boolean {
  const [a, b] = [one, other].map(
    (title) => new Map(headlineWords(title).map(({ stem, weight }) => [stem, weight])),
  );
  const weights = [...a!].flatMap(([stem, weight]) => (b!.has(stem) ? [weight] : []));
  return weights.includes(1) && weights.reduce((sum, weight) => sum + weight, 0) >= 2;
}

test('finds the very headlines that a look at every pair would find', () => {
  fc.assert(
    fc.property(fc.array(headline, { maxLength: 25 }), headline, (titles, asked) => {
      const index = startHeadlineIndex(titles.length);
      titles.forEach((title, at) => index.add(at, stemsOf(headlineWords(title))));
      const wanted = [...titles.keys()].filter((at) => shareEnough(titles[at]!, asked));
      // Twice, because asking must leave no trace.
      for (const near of [
        index.near(stemsOf(headlineWords(asked))),
        index.near(stemsOf(headlineWords(asked))),
      ])
        expect(near.sort((a, b) => a - b)).toEqual(wanted);
    }),
  );
});

test('one name alone joins nothing, and neither do everyday words alone', () => {
  const index = startHeadlineIndex(3);
  ['Otter seen', 'Market prices this week', 'Otter prices this week'].forEach((title, at) =>
    index.add(at, stemsOf(headlineWords(title))),
  );
  expect(index.near(stemsOf(headlineWords('Otter gone')))).toEqual([]);
  expect(index.near(stemsOf(headlineWords('Weekly market prices')))).toEqual([]);
  expect(index.near(stemsOf(headlineWords('Otter: prices of the week')))).toEqual([2]);
});
