import { describe, expect, it } from 'vitest';
import { exampleCandidate } from '../../scripts/testing/examples.ts';
import { leaveOut, openingCharsMax, ruleAdvice, ruleOf, type WordLists } from './keep.ts';

describe('a rule', () => {
  const rows: { name: string; rule: string; text: string; expected: boolean }[] = [
    { name: 'a word stands whole', rule: 'lottery', text: 'The Lottery opens', expected: true },
    { name: 'and is not part of another', rule: 'lot', text: 'The lottery opens', expected: false },
    { name: 'a phrase', rule: 'horse racing', text: 'On horse racing.', expected: true },
    { name: 'signs mean themselves', rule: 'C++', text: 'What is new in C++?', expected: true },
    { name: 'accents count', rule: 'café', text: 'A cafe', expected: false },
    { name: 'in either spelling of accents', rule: 'cafe\u0301', text: 'Le café', expected: true },
    { name: 'any apostrophe', rule: "women's", text: 'The women’s final', expected: true },
    { name: 'a space is a space', rule: 'horse racing', text: 'horse\u00a0racing', expected: true },
    { name: 'scripts without spaces', rule: '台風', text: '強い台風が近づく', expected: true },
    { name: 'a pattern may match within words', rule: '/lott/', text: 'Two lotteries', expected: true },
    { name: 'a pattern with a slash', rule: '/24/7/', text: 'Open 24/7 now', expected: true },
  ];
  it.each(rows)('$name', ({ rule, text, expected }) => {
    const [outcome] = [leaveOut([{ mute: [rule] }])(exampleCandidate({ title: text }))];
    expect(outcome).toBe(expected ? 'muted' : undefined);
  });

  it.each([
    ['/(/', /opening round bracket/],
    ['/live/i', /does not end with a slash/],
    ['/', /does not end with a slash/],
  ])('%s cannot be used', (rule, why) => {
    expect(ruleAdvice(rule)).toMatch(/^write /);
    expect(ruleAdvice(rule)).toMatch(why);
    expect(() => ruleOf(rule)).toThrow(why);
  });
  it('is sound otherwise', () => expect(ruleAdvice('either/or')).toBeUndefined());
});

describe('leaveOut', () => {
  const harbour = exampleCandidate({ title: 'The harbour is dredged', excerpt: 'Curling is not affected.' });
  const rows: { name: string; lists: WordLists[]; expected: string | undefined }[] = [
    { name: 'no lists', lists: [{}, { mute: [], keep: [] }], expected: undefined },
    { name: 'muted by its opening', lists: [{ mute: ['curling'] }], expected: 'muted' },
    { name: 'muted at any of the places', lists: [{}, {}, { mute: ['x', 'harbour'] }], expected: 'muted' },
    { name: 'kept', lists: [{ keep: ['ferry', 'harbour'] }], expected: undefined },
    { name: 'not kept', lists: [{ keep: ['ferry'] }], expected: 'outside of keep' },
    {
      name: 'kept at one place and not at another',
      lists: [{ keep: ['harbour'] }, { keep: ['ferry'] }],
      expected: 'outside of keep',
    },
    { name: 'muted though kept', lists: [{ mute: ['curling'] }, { keep: ['harbour'] }], expected: 'muted' },
  ];
  it.each(rows)('$name', ({ lists, expected }) => expect(leaveOut(lists)(harbour)).toBe(expected));

  it('looks no further than the opening', () => {
    const late = exampleCandidate({ excerpt: `${'word '.repeat(openingCharsMax / 5)}curling` });
    expect(leaveOut([{ mute: ['curling'] }])(late)).toBeUndefined();
  });
});
