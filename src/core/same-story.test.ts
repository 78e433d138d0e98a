import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupStories, type Headline, sharedWords } from './same-story.ts';

const at = (source: string, title: string, more: Partial<Headline> = {}): Headline => ({
  title,
  sources: [source],
  ...more,
});

/** Groups as lists of sources, the singles left out. */
const joined = (headlines: Headline[]): string[][] =>
  groupStories(headlines)
    .filter(({ length }) => length > 1)
    .map((group) => group.map((index) => headlines[index]?.sources[0] ?? ''));

const ferry = [
  at('courier', 'Ferry Kichissippi runs aground off Quyon wharf'),
  at('post', 'Kichissippi ferry stuck near Quyon after running aground'),
  at('wire', 'Passengers rescued as Quyon ferry runs aground'),
];
const others = [
  at('courier', 'School board drops plan to close two village schools'),
  at('post', 'Maple syrup season ends early in the Ottawa Valley'),
  at('wire', 'Hospital network restores its records after a week offline'),
];

describe('groupStories', () => {
  it('joins reports of one event at several sources and leaves the rest alone', () => {
    expect(joined([...others, ...ferry])).toEqual([['courier', 'post', 'wire']]);
  });

  it('joins in French, where articles cling to their words', () => {
    const grounded = [
      at('droit', 'L’hôpital de Gatineau rouvre son urgence après l’inondation'),
      at('presse', 'Gatineau : l’urgence de l’hôpital rouvre après une inondation'),
    ];
    expect(joined([...others, ...grounded])).toEqual([['droit', 'presse']]);
  });

  it('never joins by one name alone, nor by everyday words', () => {
    const ottawa = [
      at('a', 'Kichissippi regatta opens with record crowd'),
      at('b', 'Bridge over the Kichissippi closes for repairs'),
      at('c', 'Stocks fall as markets open lower on Monday'),
      at('d', 'Markets rise on Monday as stocks open higher'),
    ];
    expect(joined([...others, ...ottawa])).toEqual([]);
  });

  it('asks the excerpts, which must tell of the same', () => {
    const twins = [
      at('a', 'Quyon ferry runs aground', {
        excerpt:
          'The boat struck a sandbar with forty people and a dozen cars aboard; nobody was hurt, the coast guard said.',
      }),
      at('b', 'Quyon ferry runs late', {
        excerpt:
          'Crossings begin a week after the usual date because the ice went out late, the operator told the town council.',
      }),
    ];
    expect(joined(twins)).toEqual([]);
    const same = twins.map((one) => ({
      ...one,
      excerpt: 'The boat struck a sandbar with forty people aboard.',
    }));
    expect(joined(same)).toEqual([['a', 'b']]);
  });

  it('keeps two entries of one source apart, and what lies more than three days apart', () => {
    const [one, other] = [ferry[0]!, ferry[1]!];
    expect(joined([one, { ...other, sources: ['courier'] }])).toEqual([]);
    expect(
      joined([
        { ...one, published: '2026-11-17T08:00:00.000Z' },
        { ...other, published: '2026-11-21T08:00:00.000Z' },
      ]),
    ).toEqual([]);
  });

  it('joins no round-up to one of its stories', () => {
    expect(
      joined([ferry[0]!, at('post', 'Morning update: Ferry Kichissippi runs aground off Quyon wharf')]),
    ).toEqual([]);
  });

  it('puts every entry into one group, and groups alike whatever the company', () => {
    const words = fc.constantFrom(
      'ferry',
      'Quyon',
      'aground',
      'council',
      'measles',
      'Renfrew',
      'budget',
      'strike',
    );
    const headline = fc.record({
      title: fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => all.join(' ')),
      sources: fc.constantFrom(['a'], ['b'], ['c'], ['d']),
    });
    fc.assert(
      fc.property(fc.array(headline, { maxLength: 25 }), (headlines) => {
        const groups = groupStories(headlines);
        expect(groups.flat().sort((a, b) => a - b)).toEqual([...headlines.keys()]);
        expect(groupStories(headlines)).toEqual(groups);
        for (const group of groups) {
          const sources = group.flatMap((index) => headlines[index]?.sources ?? []);
          expect(new Set(sources).size).toBe(sources.length);
        }
      }),
    );
  });
});

describe('sharedWords', () => {
  it('names what both have, as the second prints it, telling words first', () => {
    expect(sharedWords('Ferries run aground at Quyon on Monday', 'Monday: Quyon ferry ran aground')).toEqual([
      'Quyon',
      'ferry',
      'aground',
      'Monday',
    ]);
  });
});
