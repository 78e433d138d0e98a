import { expect, it } from 'vitest';
import { hexOfOklch } from './oklch.ts';
import { inks } from './weekdays.ts';

it.each(inks)('gives the papers of hue $hue as weekdays.ts has them', ({ hue, paper }) => {
  expect(hexOfOklch(0.982, 0.006, hue)).toBe(paper.light);
  expect(hexOfOklch(0.205, 0.014, hue)).toBe(paper.dark);
});

it('knows black, white and red', () => {
  expect(hexOfOklch(0, 0, 0)).toBe('#000000');
  expect(hexOfOklch(1, 0, 0)).toBe('#ffffff');
  expect(hexOfOklch(0.62796, 0.25768, 29.234)).toBe('#ff0000');
});
