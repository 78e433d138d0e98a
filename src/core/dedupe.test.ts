import { describe, expect, it } from 'vitest';
import { exampleCandidate, exampleDistinct } from '../../scripts/testing/examples.ts';
import { dedupe } from './dedupe.ts';
import { isPrinted, remember } from './memory.ts';
import { tellingTitleKey, titleKey } from './title-key.ts';

describe('dedupe', () => {
  const ferry = exampleDistinct({ source: 'courier', url: 'https://www.courier.example/ferry/' });

  it('joins the same link of two sources and names the second', () => {
    const same = exampleDistinct(
      { source: 'wire', url: 'http://courier.example/ferry', title: 'Ferry' },
      'canada',
    );
    const [only, ...rest] = dedupe([ferry, same]);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ section: 'local', candidate: { source: 'courier' } });
    expect(only?.also).toEqual([
      { source: 'wire', title: 'Ferry', url: 'http://courier.example/ferry', why: 'same link' },
    ]);
  });

  it('joins the same headline at another address', () => {
    const same = exampleDistinct({
      source: 'wire',
      url: 'https://wire.example/1',
      title: 'The Last Ferry of the Season leaves on Friday!',
    });
    expect(dedupe([ferry, same])[0]?.also[0]).toMatchObject({ source: 'wire', why: 'same headline' });
  });

  it('keeps short headlines apart, since they return with other news', () => {
    const a = exampleDistinct({ url: 'https://a.example/1', title: 'Morning news brief' });
    const b = exampleDistinct({ source: 'b', url: 'https://b.example/2', title: 'Morning news brief' });
    expect(dedupe([a, b])).toHaveLength(2);
  });

  it('leaves out a second copy from the same source without a word', () => {
    const [only] = dedupe([
      ferry,
      exampleDistinct({ source: 'courier', url: 'https://courier.example/ferry?x=1' }),
    ]);
    expect(only?.also).toEqual([]);
  });

  it('does not change what it was given', () => {
    const before = structuredClone(ferry);
    dedupe([ferry, exampleDistinct({ source: 'wire', url: ferry.candidate.url })]);
    expect(ferry).toEqual(before);
  });
});

describe('memory', () => {
  const printed = {
    ...exampleCandidate(),
    summary: { text: 'It leaves at noon.', by: 'publisher' as const },
    also: [{ source: 'x', title: 'y', url: 'https://x.example/y', why: 'same link' }],
  };
  const memory = remember([
    { sections: [{ entries: [printed] }] } as unknown as Parameters<typeof remember>[0] extends Iterable<
      infer E
    >
      ? E
      : never,
  ]);
  const rows: { name: string; given: Parameters<typeof exampleCandidate>[0]; expected: boolean }[] = [
    {
      name: 'the same link under another title and date',
      given: { title: 'New words', published: '2026-11-23T00:00:00.000Z' },
      expected: true,
    },
    {
      name: 'a link that was named beside an entry',
      given: { url: 'https://x.example/y', title: 'Else' },
      expected: true,
    },
    {
      name: 'the same headline and text at a new link',
      given: { url: 'https://courier.example/2', excerpt: 'It leaves at noon. More.' },
      expected: true,
    },
    {
      name: 'the same headline over other text',
      given: { url: 'https://courier.example/3', excerpt: 'A new week, a new ferry.' },
      expected: false,
    },
    {
      name: 'another story',
      given: { url: 'https://courier.example/4', title: 'The library is open again today' },
      expected: false,
    },
  ];
  it.each(rows)('$name', ({ given, expected }) => {
    expect(isPrinted(memory, exampleCandidate(given))).toBe(expected);
  });
});

describe('title keys', () => {
  it('look at letters and digits only', () => {
    expect(titleKey('  L’été: “Café” — n° 5 ')).toBe('lete cafe n 5');
  });
  it('tell nothing where a title is short', () => {
    expect(tellingTitleKey('Letters to the')).toBeUndefined();
    expect(tellingTitleKey('Letters to the editor')).toBe('letters to the editor');
  });
});
