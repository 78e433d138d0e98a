import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleCandidate, exampleDistinct } from '../../scripts/testing/examples.ts';
import type { Distinct } from './dedupe.ts';
import { entryId } from './entry-id.ts';
import { byNews, select } from './select.ts';

const of = (source: string, hour: number): Distinct =>
  exampleDistinct({
    source,
    url: `https://${source}.example/${hour}`,
    published: `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z`,
  });

const names = (chosen: readonly Distinct[]): string[] =>
  chosen.map(({ candidate }) => `${candidate.source}@${candidate.published?.slice(11, 13)}`);

describe('select', () => {
  it('shares the room out between sources, newest first', () => {
    const crowd = [10, 9, 8, 7, 6].map((hour) => of('loud', hour));
    expect(names(select([...crowd, of('shy', 1)], { limit: 3 }))).toEqual(['loud@10', 'loud@09', 'shy@01']);
  });

  it('puts a story that several sources carry on top', () => {
    const shared = {
      ...of('a', 1),
      also: [{ source: 'b', title: 't', url: 'https://b.example/', why: 'same link' }],
    };
    expect(names(select([of('a', 9), shared], { limit: 5 }))).toEqual(['a@01', 'a@09']);
  });

  it('chooses what several sources carry for the one that has had least', () => {
    const both = (hour: number): Distinct => ({
      ...of('a', hour),
      also: [{ source: 'far', title: 't', url: `https://far.example/${hour}`, why: 'same event' }],
    });
    const chosen = select([both(1), both(2), of('a', 9), of('b', 3), of('c', 4)], { limit: 4 });
    expect(names(chosen)).toEqual(['a@02', 'a@01', 'c@04', 'b@03']);
  });

  it('keeps to the limit of a source, whatever room there is', () => {
    const crowd = [10, 9, 8].map((hour) => of('loud', hour));
    const sourceLimits = new Map([['loud', 2]]);
    expect(names(select(crowd, { limit: 5, sourceLimits }))).toEqual(['loud@10', 'loud@09']);
    const [first, ...rest] = crowd.map((one, index) =>
      index === 2 ? { ...one, printed: { ...one.candidate, also: [] } } : one,
    );
    expect(names(select([first!, ...rest], { limit: 5, sourceLimits }))).toEqual(['loud@10', 'loud@08']);
  });

  it('puts the undated last', () => {
    const undated: Distinct = { section: 'local', also: [], candidate: exampleCandidate({ source: 'b' }) };
    delete undated.candidate.published;
    expect(names([undated, of('a', 1)].sort(byNews))).toEqual(['a@01', 'b@undefined']);
  });

  it('chosen again on top of itself adds nothing', () => {
    const many = fc.array(
      fc.record({ source: fc.constantFrom('a', 'b', 'c'), hour: fc.integer({ min: 0, max: 23 }) }),
    );
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 8 }), (picks, limit) => {
        const all = picks.map(({ source, hour }, index) => ({
          ...of(source, hour),
          candidate: { ...of(source, hour).candidate, id: entryId(`https://${source}.example/${index}`) },
        }));
        const first = select(all, { limit });
        const again = select(
          all.map((one) => {
            const printed = first.find(({ candidate }) => candidate.id === one.candidate.id);
            return printed ? { ...one, printed: { ...one.candidate, also: [] } } : one;
          }),
          { limit },
        );
        expect(again.map(({ candidate }) => candidate.id)).toEqual(
          first.map(({ candidate }) => candidate.id),
        );
        expect(first.length).toBe(Math.min(limit, all.length));
      }),
    );
  });
});
