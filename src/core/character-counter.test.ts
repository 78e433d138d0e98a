import { expect, it } from 'vitest';
import { characterCounter } from './character-counter.ts';

const lettersIn = characterCounter(/\p{L}/u);

it.each([
  { name: 'nothing', text: '', letters: 0 },
  { name: 'letters among signs', text: 'a-b 1 é', letters: 3 },
  { name: 'one behind the basic plane', text: '𠮷😀', letters: 1 },
  { name: 'half a pair', text: 'a\ud800b', letters: 2 },
])('$name', ({ text, letters }) => {
  expect(lettersIn(text)).toBe(letters);
  expect(lettersIn(text)).toBe(text.match(/\p{L}/gu)?.length ?? 0);
});
