import { expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { indexYear } from './search-records.ts';

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
