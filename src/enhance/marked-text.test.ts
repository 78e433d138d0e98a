import { expect, it } from 'vitest';
import { partsOf, titleAndRest } from './marked-text.ts';

const found = (text: string) => ({ text, found: true });
const other = (text: string) => ({ text, found: false });

it('knows no markup but the mark', () => {
  expect(partsOf('A <mark>river</mark> and &lt;b&gt; &amp; <i>')).toEqual([
    other('A '),
    found('river'),
    other(' and <b> & <i>'),
  ]);
  expect(partsOf('')).toEqual([]);
});

it('parts the title from the rest, marks included', () => {
  expect(titleAndRest('Rivers  rise', partsOf('<mark>Rivers</mark> rise Water stands high'))).toEqual({
    title: [found('Rivers'), other(' rise')],
    rest: [other(' Water stands high')],
  });
  expect(titleAndRest('Rivers rise', partsOf('Rivers <mark>rise</mark>'))).toEqual({
    title: [other('Rivers '), found('rise')],
    rest: [],
  });
});

it('leaves an excerpt from further on as it is', () => {
  expect(titleAndRest('Rivers rise', partsOf('stands <mark>high</mark>'))).toEqual({
    title: [other('Rivers rise')],
    rest: [other('stands '), found('high')],
  });
});
