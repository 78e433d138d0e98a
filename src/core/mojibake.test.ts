import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undoMojibake } from './mojibake.ts';

const spoil = (text: string): string =>
  new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

describe('undoMojibake', () => {
  it.each([
    ['KÃ¤lte in Europa', 'Kälte in Europa'],
    ['Thereâ€™s a bridge â€“ at last', 'There’s a bridge – at last'],
    ['Ã€ la mairie', 'À la mairie'],
  ])('%s', (spoiled, text) => {
    expect(undoMojibake(spoiled)).toBe(text);
  });

  it('undoes it twice', () => {
    expect(undoMojibake(spoil(spoil('Kälte – “ja”')))).toBe('Kälte – “ja”');
  });

  it('leaves a text alone of which one part is right already', () => {
    const mixed = 'KÃ¤lte, “ja”, Kälte';
    expect(undoMojibake(mixed)).toBe(mixed);
  });

  it.each(['Kälte', 'Ça va très bien', 'naïve façade', '«Spaß»', 'Příliš žluťoučký', '今天'])(
    'leaves alone what is right: %s',
    (text) => {
      expect(undoMojibake(text)).toBe(text);
    },
  );

  it('finds its way back from any text that was spoiled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(/[\u00a0-\uffff]/.test(text) && text.isWellFormed() && undoMojibake(text) === text);
        expect(undoMojibake(spoil(text))).toBe(text);
      }),
    );
  });
});
