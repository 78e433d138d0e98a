import { describe, expect, it } from 'vitest';
import { datelines, splitDateline } from './dateline.ts';

/** By the name of the habit: a line, and where its text begins. */
const examples: Record<string, [line: string, text: string][]> = {
  'the mark of a list': [['• The bridge opens in May.', 'The bridge opens in May.']],
  'a note to editors': [
    ['(Corrects the year in the second paragraph.) The bridge opens.', 'The bridge opens.'],
    ['(Adds quotes). The bridge opens.', 'The bridge opens.'],
  ],
  'a stamp of the last update': [
    ['Updated 11/28/17: The bridge opens.', 'The bridge opens.'],
    ['UPDATED May 3, 2026 — The bridge opens.', 'The bridge opens.'],
  ],
  'the label of arXiv': [
    ['arXiv:2501.00001v1 Announce Type: new Abstract: We study bridges.', 'We study bridges.'],
  ],
  'the citation of a journal': [
    ['Tides, Published online: 03 May 2026; doi:10.1000/tides-026-1 Bridges move.', 'Bridges move.'],
  ],
  'an agency': [
    ['PARIS (AP) — The bridge opens.', 'The bridge opens.'],
    ['PORT ALDER, N.J. (AP) — The bridge opens.', 'The bridge opens.'],
    ['ALDER, Lowland/MAST (Reuters) - The bridge opens.', 'The bridge opens.'],
    ['(Reuters) - The bridge opens.', 'The bridge opens.'],
    ['Quito, 24 Set 2018 (AFP) - A ponte abre.', 'A ponte abre.'],
    ['Quito, 24 set (EFE).- A ponte abre.', 'A ponte abre.'],
    ['TORONTO, Sept. 5, 2026 /CNW/ - The bridge opens.', 'The bridge opens.'],
  ],
  'the source in brackets, and its place': [
    ['[Capital FM] Nairobi -- The bridge opens.', 'The bridge opens.'],
    ['[The Example] The bridge opens.', 'The bridge opens.'],
  ],
  'a place or a kicker in capitals': [
    ['OTTAWA — The bridge opens.', 'The bridge opens.'],
    ["ST. JOHN'S, N.L. - The bridge opens.", 'The bridge opens.'],
    ['MONTRÉAL – Le pont ouvre.', 'Le pont ouvre.'],
    ['AVANT-PREMIÈRE - Le pont ouvre.', 'Le pont ouvre.'],
    ['LONDON, May 3 — “It opens.”', '“It opens.”'],
  ],
};

describe('splitDateline', () => {
  it('has an example for every habit', () => {
    expect(Object.keys(examples).toSorted()).toEqual(datelines.map(({ name }) => name).toSorted());
  });
  for (const { name, pattern } of datelines)
    it.each(examples[name] ?? [])(`${name}: %s`, (line, text) => {
      expect(line).toMatch(pattern);
      const apart = splitDateline(line);
      expect(apart.text).toBe(text);
      expect(line.endsWith(text) && line.startsWith(apart.dateline ?? '?')).toBe(true);
    });

  it('takes several that stand one before the other', () => {
    expect(splitDateline('(Adds quotes.) PARIS (AP) — The bridge opens.').text).toBe('The bridge opens.');
  });

  it.each([
    'NASA — the space agency — sent a bridge up.',
    'The bridge – a long one – opens.',
    'Ottawa is cold.',
    'It opens (at last) - says the mayor.',
    'The firm (AP Holdings) - a builder of bridges - is sold.',
    'OTTAWA — ',
    'A 90-year-old bridge opens.',
  ])('leaves alone: %s', (line) => {
    expect(splitDateline(line)).toEqual({ text: line });
  });
});
