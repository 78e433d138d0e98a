import { describe, expect, it } from 'vitest';
import { exampleFeed, exampleRaw, exampleWindow, heardReading } from '../../scripts/testing/examples.ts';
import { type Briefing, briefingSchema } from './briefing.ts';
import { checkEdition } from './check.ts';
import { type Edition, editionEntries, editionText } from './edition.ts';
import type { RawEntry } from './feed.ts';
import { makeEdition } from './make-edition.ts';
import { remember } from './memory.ts';

const date = '2026-11-22';

const source = (id: string, more: object = {}) => ({
  id,
  name: id,
  url: `https://${id}.example/feed`,
  ...more,
});

function briefingOf(sections: object[], more: object = {}): Briefing {
  return briefingSchema.parse({
    sections: sections.map((section, index) => ({ id: `s${index}`, title: `Section ${index}`, ...section })),
    ...more,
  });
}

function make(
  briefing: Briefing,
  says: Record<string, RawEntry[]>,
  earlier?: Edition,
  to = exampleWindow.to,
): ReturnType<typeof makeEdition> {
  const heard = (list: 'sources' | 'backups') =>
    briefing.sections.flatMap((section) =>
      section[list].map((one) => heardReading(section, one, exampleFeed(says[one.id] ?? []))),
    );
  const made = makeEdition({
    briefing,
    date,
    window: { ...exampleWindow, to },
    heard: [...heard('sources'), ...heard('backups')],
    earlier,
    memory: remember([]),
  });
  expect(checkEdition(made.edition, date)).toEqual([]);
  return made;
}

const titles = ({ edition }: { edition: Edition }): string[] =>
  edition.sections.flatMap(({ entries }) => entries.map(({ title }) => title));

const news = (of: string, titled: string, more: Partial<RawEntry> = {}): RawEntry =>
  exampleRaw({
    link: `https://${of}.example/${titled.toLowerCase().replace(/\W+/g, '-')}`,
    title: titled,
    ...more,
  });

describe('the owner’s word lists', () => {
  const harbour = 'Harbour dredging begins before the ice';
  const curling = 'Curling rink opens its doors';
  const choir = 'Choir sings in the harbour chapel';
  const says = (id: string) => ({ [id]: [harbour, curling, choir].map((title) => news(id, title)) });

  const rows: { name: string; briefing: Briefing; expected: string[]; dropped: object }[] = [
    {
      name: 'mute for all',
      briefing: briefingOf([{ sources: [source('a')] }], { mute: ['curling'] }),
      expected: [harbour, choir],
      dropped: { muted: 1 },
    },
    {
      name: 'mute for a section, keep for a source',
      briefing: briefingOf([{ mute: ['/^choir/'], sources: [source('a', { keep: ['harbour'] })] }]),
      expected: [harbour],
      dropped: { muted: 1, 'outside of keep': 1 },
    },
    {
      name: 'keep for all and for a section',
      briefing: briefingOf([{ keep: ['choir', 'curling'], sources: [source('a')] }], { keep: ['harbour'] }),
      expected: [choir],
      dropped: { 'outside of keep': 2 },
    },
    {
      name: 'mute for a source',
      briefing: briefingOf([{ sources: [source('a', { mute: ['harbour'] })] }]),
      expected: [curling],
      dropped: { muted: 2 },
    },
  ];
  it.each(rows)('$name', ({ briefing, expected, dropped }) => {
    const made = make(briefing, says('a'));
    expect(titles(made).toSorted()).toEqual(expected.toSorted());
    expect(made.brought[0]?.dropped).toEqual(dropped);
  });
});

it('prints no more of a source than its limit', () => {
  const briefing = briefingOf([{ sources: [source('a', { limit: 1 }), source('b')] }]);
  const says = {
    a: [news('a', 'The ferry stays in the harbour'), news('a', 'A bakery wins a prize')],
    b: [news('b', 'Snow is expected by Thursday')],
  };
  expect(titles(make(briefing, says))).toHaveLength(2);
});

describe('a story in two sections', () => {
  const headline = 'Minister opens the rebuilt lighthouse of Sable Point';
  const briefing = briefingOf([
    { sources: [source('a')], backups: [source('c')] },
    { sources: [source('b')] },
  ]);

  it('is printed in the one listed first and named in the other, and stays so', () => {
    const says = {
      a: [news('a', headline)],
      b: [news('b', headline), news('b', 'Snow is expected by Thursday')],
    };
    const { edition } = make(briefing, says);
    const [first, second] = edition.sections;
    expect(first).not.toHaveProperty('elsewhere');
    expect(second?.elsewhere).toEqual([{ id: first?.entries[0]?.id, section: 's0' }]);
    for (const again of [says, { a: says.a }, { b: says.b }, {}])
      expect(editionText(make(briefing, again, edition).edition)).toBe(editionText(edition));
  });

  it('also where a backup brings it, which is asked last', () => {
    const { edition } = make(briefing, { c: [news('c', headline)], b: [news('b', headline)] });
    expect(edition.sections.map(({ entries }) => entries.length)).toEqual([1, 0]);
    expect(edition.sections[1]?.elsewhere).toHaveLength(1);
  });
});

describe('the lead', () => {
  const shared = 'Minister opens the rebuilt lighthouse of Sable Point';
  const ahead = news('b', 'Snow is expected by Thursday', { published: '2026-11-22T12:30:00.000Z' });
  const briefing = briefingOf([{ sources: [source('a')] }, { sources: [source('b')] }]);
  const says = { a: [news('a', shared), news('a', 'A bakery wins a prize')], b: [news('b', shared), ahead] };

  it('keeps its reasons, and waits for a date that is ahead of the clock', () => {
    const { edition } = make(briefing, says);
    const of = (title: string) => editionEntries(edition).find((entry) => entry.title === title)?.id ?? '';
    expect(editionEntries(edition)).toHaveLength(3);
    expect(edition.leadReasons).toEqual({
      [of(shared)]: '2 sources',
      [of('A bakery wins a prize')]: 'newest of Section 0',
    });
  });

  it('does not change because the clock goes on', () => {
    const { edition } = make(briefing, says);
    const later = make(briefing, says, edition, '2026-11-22T13:45:00.000Z');
    expect(editionText(later.edition)).toBe(editionText(edition));
  });
});

it('gives an entry the language of its own words', () => {
  const feed = exampleFeed(
    [
      news('a', 'Le pont de la rivière sera fermé la nuit', {
        summary: 'La ville veut remplacer les joints usés.',
      }),
      news('a', 'The bridge over the river stays open', { summary: 'The town has found the money for it.' }),
    ],
    { lang: 'en-ca' },
  );
  const briefing = briefingOf([{ sources: [source('a')] }]);
  const [section] = briefing.sections;
  const { edition } = makeEdition({
    briefing,
    date,
    window: exampleWindow,
    heard: [heardReading(section!, section!.sources[0]!, feed)],
    memory: remember([]),
  });
  expect(
    editionEntries(edition)
      .map(({ lang }) => lang)
      .toSorted(),
  ).toEqual(['en-ca', 'fr']);
});
