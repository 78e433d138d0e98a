import { describe, expect, it } from 'vitest';
import { exampleCandidate, exampleDistinct } from '../../scripts/testing/examples.ts';
import type { Distinct } from './dedupe.ts';
import { type EarlierRun, joinStories } from './join-stories.ts';

const courier = exampleDistinct({ title: 'Ferry Kichissippi runs aground off Quyon wharf' });
const wire = exampleDistinct(
  {
    source: 'wire',
    url: 'https://wire.example/1',
    title: 'Kichissippi ferry stuck near Quyon after running aground',
  },
  'canada',
);
const other = exampleDistinct({
  source: 'post',
  url: 'https://post.example/2',
  title: 'Maple syrup season ends early',
});

const printed = ({ candidate }: Distinct, section = 'local'): Distinct => ({
  section,
  candidate,
  also: [],
  printed: { ...candidate, also: [] },
});

/** A run of the day in which all have answered. */
const before: EarlierRun = {
  collectedAt: '2026-11-22T09:00:00.000Z',
  now: '2026-11-22T12:00:00.000Z',
  heard: new Set(['courier', 'wire', 'post']),
};

describe('joinStories', () => {
  it('prints the first and names the other with the words that joined them', () => {
    const all = joinStories([courier, other, wire]);
    expect(all.map(({ candidate }) => candidate.source)).toEqual(['courier', 'post']);
    expect(all[0]?.also).toEqual([
      {
        source: 'wire',
        title: wire.candidate.title,
        url: wire.candidate.url,
        why: 'same event: Kichissippi, ferry, Quyon, running',
      },
    ]);
  });

  it('joins to what an earlier run has printed only what is newer than that run', () => {
    const earlier = printed(courier);
    const late = { ...wire, candidate: { ...wire.candidate, published: '2026-11-22T10:00:00.000Z' } };
    expect(joinStories([earlier, late], before)).toMatchObject([{ also: [{ source: 'wire' }] }]);
    expect(joinStories([earlier, wire], before)).toEqual([earlier]);
  });

  it('takes what is dated ahead for known, and nothing of a source that the earlier run did not hear', () => {
    const earlier = printed(courier);
    const ahead = { ...wire, candidate: { ...wire.candidate, published: '2026-11-22T22:00:00.000Z' } };
    expect(joinStories([earlier, ahead], before)).toEqual([earlier]);
    const unheard = { ...before, heard: new Set(['courier']) };
    expect(joinStories([earlier, wire], unheard)).toMatchObject([{ also: [{ source: 'wire' }] }]);
  });

  it('takes away nothing that is printed, even where two tell of one event', () => {
    const both = [printed(courier), printed(wire, 'canada')];
    expect(joinStories(both)).toEqual(both);
  });

  it('carries along what the other had been joined with', () => {
    const also = [{ source: 'post', title: 'The same', url: 'https://post.example/9', why: 'same link' }];
    const [only] = joinStories([courier, { ...wire, also }]);
    expect(only?.also.map(({ source }) => source)).toEqual(['wire', 'post']);
  });

  it('changes nothing that it was given', () => {
    const copy = structuredClone([courier, wire]);
    joinStories([courier, wire]);
    expect([courier, wire]).toEqual(copy);
  });

  it('counts an undated report as old once a run has printed the story', () => {
    const { published: _, ...undated } = wire.candidate;
    expect(joinStories([printed(courier), { ...wire, candidate: undated }], before)).toHaveLength(1);
    expect(exampleCandidate().published).toBeDefined();
  });
});
