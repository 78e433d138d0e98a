import { expect, it } from 'vitest';
import { withSharedStyle } from './shared-style.ts';

const page = (head: string): string =>
  `<!DOCTYPE html><html><head>${head}</head><body><p>&lt;style>a{}&lt;/style></p></body></html>`;
const mark = '<meta name="styles" content="shared">';

it('moves the styles of a marked page into one sheet, in their order', () => {
  const { html, style } = withSharedStyle(
    page(`${mark}<style>a{b:c}</style><title>T</title><style>d{}</style>`),
    '/x/_astro/',
  );
  expect(style?.css).toBe('a{b:c}\nd{}');
  expect(html).toBe(page(`<link rel="stylesheet" href="/x/_astro/${style?.name}"><title>T</title>`));
});

it('gives pages of the same styles the same sheet, and others another', () => {
  const nameOf = (css: string): string | undefined =>
    withSharedStyle(page(`${mark}<style>${css}</style>`), '/').style?.name;
  expect(nameOf('a{}')).toBe(nameOf('a{}'));
  expect(nameOf('a{}')).not.toBe(nameOf('b{}'));
});

it('leaves pages alone that are not marked', () => {
  const html = page('<style>a{}</style>');
  expect(withSharedStyle(html, '/')).toEqual({ html });
});
