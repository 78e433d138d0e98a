import { expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { dayAfter } from '../core/calendar-day.ts';
import { everywhere } from '../core/search-terms.ts';
import { grownYear, indexYear } from './search-records.ts';

const editions = ['2026-01-02', '2026-01-05'].map((date) => sampleEdition(date, '2026-01-05'));
for (const edition of editions)
  edition.sections = edition.sections
    .slice(0, 2)
    .map((section) => ({ ...section, entries: section.entries.slice(0, 2) }));

it('numbers the entries of a year day by day, and tells titles from texts', () => {
  const [first, second] = editions.map(({ sections }) => sections.flatMap(({ entries }) => entries));
  first![0]!.title = 'Ferries return';
  first![0]!.summary = { text: 'The harbour is open.', by: 'publisher' };
  second![1]!.title = 'Harbour lights';
  const { year, shards } = indexYear('2026', editions);
  expect(year).toMatchObject({
    year: '2026',
    from: '2026-01-02',
    counts: [first!.length, 0, 0, second!.length],
  });
  expect(shards.get('fe')?.['ferries']).toEqual([1]);
  expect(shards.get('ha')?.['harbour']).toEqual([0, (first!.length + 1) * 2 + 1]);
  expect(year.shards.split(' ')).toEqual([...shards.keys()]);
});

it('knows section and source of every entry', () => {
  const { choices } = indexYear('2026', editions);
  const entries = editions.flatMap(({ sections }) =>
    sections.flatMap(({ id, entries: all, coverage }) =>
      all.map(({ source }) => [id, coverage.sources.find((one) => one.id === source)?.name]),
    ),
  );
  expect(
    choices.section.map((number, nth) => [
      choices.sections[number],
      choices.sources[choices.source[nth] ?? -1],
    ]),
  ).toEqual(entries);
});

/** Editions of 90 entries, with words that come and go; every entry holds `told` as long as `often` says so. */
function manyEditions(count: number, often: (nth: number) => boolean): typeof editions {
  const [edition] = editions as [(typeof editions)[number]];
  const sample = edition.sections.flatMap(({ entries }) => entries)[0]!;
  return Array.from({ length: count }, (_, nth) => {
    const date = dayAfter('2026-02-01', nth + (nth > 20 ? 3 : 0));
    const sections = edition.sections.map((section) => ({
      ...section,
      entries: Array.from({ length: 45 }, (__, at) => ({
        ...sample,
        title: `Word${(nth * 7 + at) % 30} and number ${at * nth}${often(nth) ? ' told' : ''}`,
      })),
    }));
    return { ...edition, date, sections };
  });
}

it('grows by a day to what all days make together', () => {
  const all = manyEditions(40, (nth) => nth > 3);
  let grown = indexYear('2026', all.slice(0, 1));
  for (const [nth, edition] of all.entries()) {
    if (nth === 0) continue;
    const next = grownYear(grown, [edition]);
    expect(JSON.stringify({ ...next, shards: [...(next?.shards ?? [])] }), edition.date).toBe(
      JSON.stringify({
        ...indexYear('2026', all.slice(0, nth + 1)),
        shards: [...indexYear('2026', all.slice(0, nth + 1)).shards],
      }),
    );
    if (next) grown = next;
  }
  expect(grown.shards.get('to')?.['told']).toBe(everywhere);
  expect(grown.choices.everywhere).toMatchObject({ told: 36 * 90 });
});

it('does not know alone where a term stands that stood everywhere and does no longer', () => {
  const all = manyEditions(60, (nth) => nth < 12);
  const until = (nth: number): typeof all => all.slice(0, nth);
  expect(grownYear(indexYear('2026', until(46)), until(47).slice(-1))?.choices.everywhere).toHaveProperty(
    'told',
  );
  expect(grownYear(indexYear('2026', until(47)), until(48).slice(-1))).toBeUndefined();
  expect(indexYear('2026', until(48)).shards.get('to')?.['told']).toHaveLength(12 * 90);
});
