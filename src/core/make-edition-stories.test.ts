import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exampleBriefing,
  exampleFeed,
  exampleRaw,
  exampleWindow,
  heardReading,
} from '../../scripts/testing/examples.ts';
import { type Edition, editionEntries, entryLinks, editionText } from './edition.ts';
import type { RawEntry } from './feed.ts';
import type { Heard } from './heard.ts';
import { linkKey } from './links.ts';
import type { Brought } from './arrange.ts';
import { makeEdition } from './make-edition.ts';
import { remember } from './memory.ts';

/** Editions whose entries are full of reports of the same events. */

const briefing = exampleBriefing({ local: ['courier', 'post'], canada: ['wire', 'herald'] }, { limit: 3 });

function make(
  says: Record<string, RawEntry[]>,
  more: { earlier?: Edition; past?: Edition[]; date?: string; before?: readonly Brought[] } = {},
) {
  const { date = '2026-11-22', earlier, past = [], before } = more;
  const heard = briefing.sections.flatMap((section) =>
    section.sources.map((source): Heard => {
      const one = heardReading(section, source, exampleFeed(says[source.id] ?? []));
      if (!before || !earlier) return one;
      // Every publisher says that nothing has changed: what it had offered and was not printed is offered again.
      const printed = new Set(editionEntries(earlier).flatMap((entry) => entryLinks(entry).map(linkKey)));
      const fresh =
        before.find(
          ({
            heard: {
              source: { id },
            },
          }) => id === source.id,
        )?.fresh ?? [];
      const waiting = fresh.filter(({ url }) => !printed.has(linkKey(url)));
      const { feed: _, ...rest } = one;
      return { ...rest, known: { ...one.known, waiting }, answer: { kind: 'unchanged' } };
    }),
  );
  const window = { ...exampleWindow, to: `${date}T11:45:00.000Z` };
  return makeEdition({ briefing, date, window, heard, earlier, memory: remember(past, [], date) });
}

const words = [
  'ferry',
  'Quyon',
  'aground',
  'sandbar',
  'council',
  'measles',
  'Renfrew',
  'budget',
  'strike',
  'tug',
];
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 2, maxLength: 7 })
  .map((all) => all.join(' '));
const entry = fc
  .record({
    key: fc.integer({ min: 0, max: 30 }),
    title: sentence,
    excerpt: sentence,
    hour: fc.integer({ min: 0, max: 11 }),
  })
  .map(({ key, title, excerpt, hour }) =>
    exampleRaw({
      link: `https://news.example/${key}`,
      title,
      summary: `The ${excerpt} of today.`,
      published: `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z`,
    }),
  );
const says = fc.record(
  Object.fromEntries(
    ['courier', 'post', 'wire', 'herald'].map((id) => [id, fc.array(entry, { maxLength: 6 })]),
  ),
) as fc.Arbitrary<Record<string, RawEntry[]>>;

describe('an edition of joined stories', () => {
  it('changes no byte when the same is said again, or when all say that nothing has changed', () => {
    fc.assert(
      fc.property(says, (said) => {
        const first = make(said);
        const text = editionText(first.edition);
        expect(editionText(make(said, { earlier: first.edition }).edition)).toBe(text);
        const unchanged = make(said, { earlier: first.edition, before: first.brought });
        expect(editionEntries(unchanged.edition)).toEqual(editionEntries(first.edition));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every printed entry, prints no link twice, and names a source once in a story', () => {
    fc.assert(
      fc.property(says, says, (morning, noon) => {
        const first = make(morning).edition;
        const second = make(noon, { earlier: first }).edition;
        const kept = new Set(editionEntries(second).map(({ id }) => id));
        for (const { id } of editionEntries(first)) expect(kept).toContain(id);
        const links = editionEntries(second).map(({ url = '' }) => linkKey(url));
        expect(new Set(links).size).toBe(links.length);
        for (const { source, also } of editionEntries(second)) {
          const sources = [source, ...also.map((other) => other.source)];
          expect(new Set(sources).size).toBe(sources.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says of a story that goes on since when, and keeps its id for days', () => {
    const told = (day: string, title: string, summary: string): Record<string, RawEntry[]> => ({
      courier: [
        exampleRaw({
          link: `https://courier.example/${day}`,
          title,
          summary,
          published: `2026-11-${day}T08:00:00.000Z`,
        }),
      ],
    });
    const first = make(
      told(
        '19',
        'Ferry Kichissippi runs aground off Quyon wharf',
        'The ferry struck a sandbar off the Quyon wharf.',
      ),
      { date: '2026-11-19' },
    ).edition;
    const second = make(
      told(
        '20',
        'Kichissippi ferry still stuck on sandbar at Quyon',
        'The ferry sits on a sandbar off the Quyon wharf.',
      ),
      { date: '2026-11-20', past: [first] },
    ).edition;
    const third = make(
      told(
        '21',
        'Tug frees Kichissippi ferry from Quyon sandbar',
        'A tug freed the ferry from the sandbar off the Quyon wharf.',
      ),
      { date: '2026-11-21', past: [first, second] },
    ).edition;
    const [begun] = editionEntries(first);
    expect(begun?.story).toBeUndefined();
    const story = { story: `s${begun?.id.slice(1)}`, since: '2026-11-19' };
    expect(editionEntries(second)).toMatchObject([story]);
    expect(editionEntries(third)).toMatchObject([story]);
  });
});
