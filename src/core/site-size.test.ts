import { expect, it } from 'vitest';
import { sizeWarning } from './site-size.ts';

it('warns from half of what GitHub Pages takes, and says both sizes', () => {
  expect(sizeWarning(499_999_999)).toBeUndefined();
  expect(sizeWarning(500_000_000)).toMatch(/^The site weighs 500 MB, and GitHub Pages takes 1000 MB/);
  expect(sizeWarning(1_234_000_000)).toContain('1234 MB');
});
