import { describe, expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { drawable, editionCard, generalCard } from './card-text.ts';
import { english, french } from './strings.ts';

describe('drawable', () => {
  it.each([
    ['Harbour board: “no” to eels — again…', 'Harbour board: “no” to eels — again…'],
    ['Élections à l’Île-Perrot', 'Élections à l’Île-Perrot'],
    ['E\u0301cole de Łódź', 'École de Łódź'],
    ['A flag 🇨🇦 and 👩‍🔬 here', 'A flag and here'],
    ['Hidden\u202e turn \u0001 and\u200b gap', 'Hidden turn and gap'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['two\nlines\tand  more', 'two lines and more'],
  ])('%j is drawn as %j', (title, text) => expect(drawable(title)).toBe(text));

  it.each(['Right to left: שלום עולם', '東京の朝', 'Утро', '🌍🌎', '…', ''])(
    '%j is left out as a whole',
    (title) => expect(drawable(title)).toBeUndefined(),
  );

  it('bounds a title', () => expect(drawable('word '.repeat(4_000))).toHaveLength(140));
});

describe('editionCard', () => {
  const edition = sampleEdition('2026-11-22', '2026-11-22');
  const titles = edition.sections.flatMap(({ entries }) => entries);

  it('has the date, the count and the headlines on top', () => {
    const lead = edition.lead.map((id) => titles.find((entry) => entry.id === id)?.title);
    expect(editionCard(edition, 'The Quay', english)).toEqual({
      name: 'The Quay',
      count: '45 stories',
      numeral: '22',
      upper: 'Sunday',
      lower: 'November 2026',
      lines: lead.slice(0, 3),
    });
    expect(editionCard(edition, 'The Quay', french)).toMatchObject({
      upper: 'dimanche',
      lower: 'novembre 2026',
    });
  });

  it('goes on to the next headline where one cannot be drawn', () => {
    const sections = edition.sections.map((section) => ({
      ...section,
      entries: section.entries.map((entry) =>
        entry.id === edition.lead[0] ? { ...entry, title: '東京の朝' } : entry,
      ),
    }));
    const { lines } = editionCard({ ...edition, sections }, 'The Quay', english);
    expect(lines).toHaveLength(3);
    expect(lines).not.toContain('東京の朝');
  });

  it('says when there is nothing new', () => {
    const empty = { ...edition, lead: [], sections: [] };
    expect(editionCard(empty, 'The Quay', english)).toMatchObject({ count: '', lines: ['No new stories.'] });
  });
});

it('names the publication on the general card', () =>
  expect(generalCard('朝', 'Morning')).toEqual({
    name: '',
    count: '',
    upper: '',
    lower: '',
    lines: ['Morning'],
  }));
