import { describe, expect, it } from 'vitest';
import { sectionCoverage } from './coverage.ts';
import type { EditionSection, Entry } from './edition.ts';
import { entryId } from './entry-id.ts';
import { chooseLead } from './lead.ts';

const collectedAt = '2026-11-22T11:45:00.000Z';

/** `a9+b+c`: source a at nine o’clock, and b and c carry it too; `a?` has no date. */
function entry(plan: string): Entry {
  const [first = '', ...others] = plan.split('+');
  const [, source = '', hour = ''] = /^([a-z.]+)(.*)$/.exec(first) ?? [];
  const url = `https://${source}.example/${hour}`;
  return {
    id: entryId(url),
    title: plan,
    url,
    source,
    ...(hour !== '?' && { published: `2026-11-22T${hour.padStart(2, '0')}:00:00.000Z` }),
    also: others.map((other) => ({
      source: other,
      title: plan,
      url: `https://${other}.example/x`,
      why: 'w',
    })),
  };
}

function lead(plan: Record<string, string[]>): [title: string | undefined, why: string | undefined][] {
  const sections = Object.entries(plan).map(([id, entries]): EditionSection => ({
    id,
    title: id,
    emoji: '',
    entries: entries.map(entry),
    coverage: sectionCoverage([]),
  }));
  const chosen = chooseLead(sections, collectedAt);
  const titles = new Map(sections.flatMap(({ entries }) => entries.map(({ id, title }) => [id, title])));
  expect(Object.keys(chosen.leadReasons)).toEqual(chosen.lead);
  return chosen.lead.map((id) => [titles.get(id), chosen.leadReasons[id]]);
}

describe('chooseLead', () => {
  it('puts what most publishers carry on top, wherever it stands', () => {
    expect(lead({ World: ['a9', 'b5+c+d'], Canada: ['e3+f'] })).toEqual([
      ['b5+c+d', '3 sources'],
      ['e3+f', '2 sources'],
      ['a9', 'newest of World'],
    ]);
  });

  it('counts two feeds of one publisher once', () => {
    expect(lead({ World: ['www.a5+news.a', 'b6'] })).toEqual([
      ['b6', 'newest of World'],
      ['www.a5+news.a', 'among the newest of World'],
    ]);
  });

  it('then goes round the sections, the newest first, and stops at five', () => {
    expect(lead({ World: ['a9', 'a8', 'a7', 'a6'], Canada: ['b3', 'b2'], Health: ['c10'] })).toEqual([
      ['c10', 'newest of Health'],
      ['a9', 'newest of World'],
      ['b3', 'newest of Canada'],
      ['a8', 'among the newest of World'],
      ['b2', 'among the newest of Canada'],
    ]);
  });

  it('never lets a missing or future date lead by itself', () => {
    expect(lead({ World: ['a?', 'b23'], Canada: ['c?+d', 'e23+f', 'g1'] })).toEqual([
      ['c?+d', '2 sources'],
      ['e23+f', '2 sources'],
      ['g1', 'newest of Canada'],
    ]);
  });

  it('has nothing to say where there is nothing', () => {
    expect(chooseLead([], collectedAt)).toEqual({ lead: [], leadReasons: {} });
  });
});
