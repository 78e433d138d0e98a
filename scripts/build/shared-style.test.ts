import { expect, it } from 'vitest';
import { withSharedStyle } from './shared-style.ts';

const page = (head: string): string =>
  `<!DOCTYPE html><html><head>${head}</head><body><p>&lt;style>a{}&lt;/style></p>é</body></html>`;
const mark = '<meta name="styles" content="shared">';

function styled(html: string, folder: string): { html: string; name?: string; css?: string } {
  const { page, style } = withSharedStyle(Buffer.from(html), folder);
  return {
    html: Buffer.from(page).toString(),
    ...(style && { name: style.name, css: style.css.toString() }),
  };
}

it('moves the styles of a marked page into one sheet, in their order', () => {
  const { html, name, css } = styled(
    page(`${mark}<style>a{b:c}</style><title>T</title><style>d{}</style>`),
    '/x/_astro/',
  );
  expect(css).toBe('a{b:c}\nd{}');
  expect(html).toBe(page(`<link rel="stylesheet" href="/x/_astro/${name}"><title>T</title>`));
});

it('finds the mark behind styles too', () => {
  const { html, name } = styled(page(`<style>a{}</style><title>é</title>${mark}`), '/');
  expect(html).toBe(page(`<title>é</title><link rel="stylesheet" href="/${name}">`));
});

it('gives pages of the same styles the same sheet, and others another', () => {
  const nameOf = (css: string): string | undefined => styled(page(`${mark}<style>${css}</style>`), '/').name;
  expect(nameOf('a{}')).toBe(nameOf('a{}'));
  expect(nameOf('a{}')).not.toBe(nameOf('b{}'));
});

it('leaves pages alone that are not marked', () => {
  const html = page('<style>a{}</style>');
  expect(styled(html, '/')).toEqual({ html });
});
