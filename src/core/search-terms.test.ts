import { expect, it } from 'vitest';
import { shardOf, termsIn } from './search-terms.ts';

it.each([
  ['Ferries return—at last', ['ferries', 'return', 'at', 'last']],
  ['Santé: l’État, ÉCOLE', ['sante', 'l', 'etat', 'ecole']],
  ['COVID-19 & H5N1', ['covid', '19', 'h5n1']],
  ['新聞 2026年', ['新', '聞', '2026', '年']],
  ['Straße ﬁne', ['straße', 'fine']],
  ['<script>', ['script']],
  ['🗞 …', []],
])('%s has the terms %j', (text, terms) => expect(termsIn(text)).toEqual(terms));

it('cuts what no reader would type', () => expect(termsIn('x'.repeat(90))).toEqual(['x'.repeat(24)]));

it('keeps a term where all that begin like it are, from two letters on', () => {
  expect([shardOf('ferry'), shardOf('fe'), shardOf('f'), shardOf('2026'), shardOf('fé')]).toEqual([
    'fe',
    'fe',
    'f_',
    '20',
    'f_',
  ]);
  for (const term of ['constructor', '__proto__', '新', 'ж', 'é', '𠮷'])
    expect(shardOf(term)).toMatch(/^[a-z0-9_]+$/);
  expect(shardOf('жизнь')).toBe(shardOf('ж'));
});
