import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startAsciiWords } from './ascii-words.ts';

const wanted = /[a-z\d]+(?:[.,]\d+)*/gi;

it.each(['', '...', 'Rates rise 0.25 points', '3.5m, 1,200.50 and 7.', '1.a,2', 'a.5.6,7b', 'Q1,2 2.'])(
  '%j',
  (text) => expect(startAsciiWords((word) => word, 100)(text)).toEqual(text.match(wanted) ?? []),
);

it('finds the words of any text, and calls once for a spelling as long as there is room', () => {
  const made: string[] = [];
  const wordsOf = startAsciiWords((word) => (made.push(word), word), 1_000);
  const few = startAsciiWords((word) => word, 3);
  const characters = fc.constantFrom(...'aAbZz019.,  -\'"\n');
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 60 }), (text) => {
      const words: string[] = text.match(wanted) ?? [];
      expect(wordsOf(text)).toEqual(words);
      expect(few(text)).toEqual(words);
    }),
  );
  made.length = 0;
  wordsOf('one two one');
  expect(made).toEqual(['one', 'two']);
  wordsOf('two three');
  expect(made).toEqual(['one', 'two', 'three']);
});
