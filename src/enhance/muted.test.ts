import { describe, expect, it } from 'vitest';
import { isMuted, mutedIn } from './muted.ts';

describe('what is muted', () => {
  const muted = { words: ['élection', 'AI', 'machine learning', ' '], sources: ['Harbour Wire'] };
  it.each([
    ['Harbour Wire', 'Anything at all', true],
    ['harbour wire', 'Anything at all', false],
    ['Other', 'The ELECTION, at last', true],
    ['Other', 'Elections at last', false],
    ['Other', 'She said it again', false],
    ['Other', 'An AI’s answer', true],
    ['Other', 'On machine-learning', true],
    ['Other', 'Nothing of it', false],
  ])('%s: %s', (source, text, expected) => expect(isMuted(muted, source, text)).toBe(expected));

  it('survives whatever a browser has kept', () => {
    for (const kept of ['', 'no', '[]', '{"words":1}', 'null'])
      expect(mutedIn(kept)).toEqual({ words: [], sources: [] });
    expect(mutedIn('{"words":["a",2],"sources":["b"]}')).toEqual({ words: ['a'], sources: ['b'] });
  });
});
