import { expect, it } from 'vitest';
import { speechPieces } from './speech-pieces.ts';

it('cuts between sentences, else between words, else anywhere, and loses nothing', () => {
  expect(speechPieces('One two. Three four. Five.', 20)).toEqual(['One two. Three four.', 'Five.']);
  expect(speechPieces('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  expect(speechPieces('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(speechPieces('  ')).toEqual([]);
});
