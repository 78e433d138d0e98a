import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exampleBriefing,
  exampleCandidate,
  exampleFeed,
  exampleRaw,
  exampleWindow,
  heardFailing,
  heardReading,
} from '../../scripts/testing/examples.ts';
import type { Briefing } from './briefing.ts';
import type { Candidate } from './candidate.ts';
import { checkEdition } from './check.ts';
import { type Edition, editionEntries, editionText } from './edition.ts';
import type { RawEntry } from './feed.ts';
import type { Heard } from './heard.ts';
import { makeEdition } from './make-edition.ts';
import { remember } from './memory.ts';

const date = '2026-11-22';
const briefing = exampleBriefing({ local: ['courier', 'post'], canada: ['wire'] });

/** What every source of a briefing says: entries, or a reason why there are none. */
function hear(given: Briefing, says: Record<string, RawEntry[] | string>): Heard[] {
  return given.sections.flatMap((section) =>
    section.sources.map((source) => {
      const said = says[source.id] ?? [];
      return typeof said === 'string'
        ? heardFailing(section, source, said)
        : heardReading(section, source, exampleFeed(said));
    }),
  );
}

function make(
  says: Record<string, RawEntry[] | string>,
  more: { earlier?: Edition; past?: Edition[]; from?: Briefing } = {},
): Edition {
  const from = more.from ?? briefing;
  return makeEdition({
    briefing: from,
    date,
    window: exampleWindow,
    heard: hear(from, says),
    earlier: more.earlier,
    memory: remember(more.past ?? []),
  }).edition;
}

const ferry = exampleRaw({
  link: 'https://courier.example/ferry',
  title: 'The last ferry leaves on Friday',
  summary: 'It leaves at noon.',
});
const titles = (edition: Edition): string[] => editionEntries(edition).map(({ title }) => title);

describe('makeEdition', () => {
  it('prints title, link, source, time and the publisher’s words', () => {
    const [entry] = editionEntries(make({ courier: [ferry] }));
    expect(entry).toEqual({
      id: expect.stringMatching(/^e[0-9a-f]{12}$/),
      title: 'The last ferry leaves on Friday',
      lang: 'en',
      url: 'https://courier.example/ferry',
      source: 'courier',
      published: '2026-11-22T08:00:00.000Z',
      summary: { text: 'It leaves at noon.', by: 'publisher' },
      also: [],
    });
  });

  it('says of every section why it is as it is', () => {
    const edition = make({ courier: [ferry], post: 'No answer within 20 seconds.', wire: [] });
    expect(edition.sections.map(({ id, coverage }) => [id, coverage.status])).toEqual([
      ['local', 'partial'],
      ['canada', 'quiet'],
    ]);
    expect(edition.sections[0]?.coverage.sources[1]).toMatchObject({
      id: 'post',
      name: 'The post',
      status: 'failed',
      reason: 'No answer within 20 seconds.',
    });
    expect(make({ wire: 'Gone.' }).sections[1]?.coverage.status).toBe('unreachable');
  });

  it('leaves out what another edition has printed, also where it stood beside an entry', () => {
    const past = make({ courier: [ferry], wire: [{ ...ferry, link: 'https://wire.example/ferry' }] });
    const again = make(
      { courier: [{ ...ferry, title: 'Ferry: new words', published: '2026-11-22T10:00:00.000Z' }] },
      { past: [past] },
    );
    expect(titles(again)).toEqual([]);
    const beside = make(
      { wire: [{ ...ferry, link: 'https://wire.example/ferry', title: 'Retitled' }] },
      { past: [past] },
    );
    expect(titles(beside)).toEqual([]);
  });

  it('keeps entries outside the window and muted ones out, and never prints headlines-only text', () => {
    const from = exampleBriefing({ local: ['courier', 'post'], canada: ['wire'] }, { mute: ['curling'] });
    from.sections[0]!.sources[0]!.excerpt = false;
    const edition = make(
      {
        courier: [ferry],
        post: [exampleRaw({ link: 'https://post.example/old', published: '2026-11-10T00:00:00.000Z' })],
        wire: [exampleRaw({ link: 'https://wire.example/c', title: 'The curling season opens tonight' })],
      },
      { from },
    );
    expect(editionEntries(edition).map(({ title, summary }) => [title, summary])).toEqual([
      [ferry.title, undefined],
    ]);
  });

  it('keeps what an earlier run printed when its source fails later that day', () => {
    const earlier = make({ courier: [ferry], wire: [exampleRaw({ link: 'https://wire.example/1' })] });
    const later = make(
      { courier: 'No answer within 20 seconds.', wire: 'No such address (404).' },
      { earlier },
    );
    expect(later).toEqual(earlier);
  });

  it('repairs a source that failed earlier that day', () => {
    const earlier = make({ courier: 'No answer within 20 seconds.' });
    const later = make({ courier: [ferry] }, { earlier });
    expect(titles(later)).toEqual([ferry.title]);
    expect(later.sections[0]?.coverage.sources[0]).toMatchObject({ status: 'ok', kept: 1 });
  });

  it('keeps sections and sources that have left the briefing since, as long as they have entries', () => {
    const earlier = make({ courier: [ferry], wire: [exampleRaw({ link: 'https://wire.example/1' })] });
    const later = make({}, { earlier, from: exampleBriefing({ local: ['post'] }) });
    expect(titles(later).sort()).toEqual(titles(earlier).sort());
    expect(checkEdition(later, date)).toEqual([]);
  });

  it('prints a column that returns under its old title, and not a headline another source has told', () => {
    const column = { title: 'What is on in town today', published: '2026-11-21T08:00:00.000Z' };
    const old = exampleRaw({ ...column, link: '/1', summary: 'A fair.' });
    const past = make({ courier: [old] });
    const today = exampleRaw({ ...column, link: '/2', summary: 'A concert.' });
    expect(editionEntries(make({ courier: [old, today] }, { past: [past] })).map(({ url }) => url)).toEqual([
      'https://courier.example/2',
    ]);
    expect(
      titles(
        make({ wire: [exampleRaw({ ...column, link: '/3', summary: 'A concert.' })] }, { past: [past] }),
      ),
    ).toEqual([]);
  });

  it('keeps the row of a source that is only named beside an entry of another section', () => {
    const elsewhere = { ...ferry, link: 'https://wire.example/ferry' };
    const earlier = make({ courier: [ferry], wire: [elsewhere] });
    expect(editionEntries(earlier)[0]?.also).toHaveLength(1);
    const later = make(
      { courier: [ferry] },
      { earlier, from: exampleBriefing({ local: ['courier', 'post'] }) },
    );
    expect(checkEdition(later, date)).toEqual([]);
  });

  it('keeps where an edition came from', () => {
    const earlier = { ...make({ courier: [ferry] }), backfilled: true };
    expect(make({ courier: [ferry, exampleRaw({ link: '/new' })] }, { earlier })).toMatchObject({
      backfilled: true,
    });
  });

  describe('where the publisher says that nothing has changed', () => {
    const from = exampleBriefing({ local: ['courier'] }, { mute: ['curling'] });
    const section = from.sections[0]!;
    const source = section.sources[0]!;
    const made = (waiting: Candidate[], firstSeen: Record<string, string> = {}): Edition =>
      makeEdition({
        briefing: from,
        date,
        window: exampleWindow,
        heard: [
          {
            section,
            source,
            known: { url: source.url, failures: 0, firstSeen, waiting },
            answer: { kind: 'unchanged' },
          },
        ],
        memory: remember([]),
      }).edition;
    const { published: _, ...undated } = exampleCandidate();

    it('prints what has been waiting, by the rules of today', () => {
      const [entry] = editionEntries(made([exampleCandidate({ excerpt: 'It leaves at noon.' })]));
      expect(entry?.summary?.text).toBe('It leaves at noon.');
      expect(editionEntries(made([exampleCandidate({ title: 'The curling season opens tonight' })]))).toEqual(
        [],
      );
      source.excerpt = false;
      expect(
        editionEntries(made([exampleCandidate({ excerpt: 'It leaves at noon.' })]))[0],
      ).not.toHaveProperty('summary');
    });

    it('lets an undated entry wait no longer than the window', () => {
      expect(editionEntries(made([undated], { [undated.id]: '2026-11-20' }))).toHaveLength(1);
      expect(editionEntries(made([undated], { [undated.id]: '2026-11-01' }))).toEqual([]);
    });
  });

  const entry = fc.record({
    host: fc.constantFrom('a', 'b'),
    n: fc.integer({ min: 0, max: 9 }),
    t: fc.integer({ min: 0, max: 5 }),
    h: fc.integer({ min: 0, max: 140 }),
  });
  const feed = fc.oneof(fc.constant('It failed.'), fc.array(entry, { maxLength: 12 }));
  const says = fc.record({ courier: feed, post: feed, wire: feed }).map((all) =>
    Object.fromEntries(
      Object.entries(all).map(([id, said]) => [
        id,
        typeof said === 'string'
          ? said
          : said.map(({ host, n, t, h }) =>
              exampleRaw({
                link: `https://${host}.example/${n}`,
                title: `A headline with the number ${t}`,
                published: new Date(Date.parse(exampleWindow.to) - h * 3_600_000).toISOString(),
              }),
            ),
      ]),
    ),
  );

  it('made again from the same answers changes no byte, whatever they were', () => {
    fc.assert(
      fc.property(says, (said) => {
        const first = make(said);
        expect(editionText(make(said, { earlier: first }))).toBe(editionText(first));
        expect(checkEdition(first, date)).toEqual([]);
      }),
    );
  });

  it('never shrinks and never repeats, whatever comes later that day or the next', () => {
    fc.assert(
      fc.property(says, says, (morning, noon) => {
        const first = make(morning);
        const second = make(noon, { earlier: first });
        const ids = (edition: Edition): string[] => editionEntries(edition).map(({ id }) => id);
        expect(ids(second)).toEqual(expect.arrayContaining(ids(first)));
        const next = make(noon, { past: [second] });
        expect(ids(next).filter((id) => ids(second).includes(id))).toEqual([]);
      }),
    );
  });
});
