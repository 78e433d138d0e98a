import { describe, expect, it } from 'vitest';
import {
  exampleBriefing,
  exampleFeed,
  exampleRaw,
  exampleWindow,
  heardReading,
} from '../../scripts/testing/examples.ts';
import { checkEdition, checkRepeats } from './check.ts';
import type { Edition, Summary } from './edition.ts';
import { makeEdition } from './make-edition.ts';
import { remember } from './memory.ts';

const date = '2026-11-22';

function sound(): Edition {
  const briefing = exampleBriefing({ local: ['courier'] });
  const heard = briefing.sections.map((section) =>
    heardReading(
      section,
      section.sources[0]!,
      exampleFeed([exampleRaw({ link: '/a', summary: 'It is so.' }), exampleRaw({ link: '/b' })]),
    ),
  );
  return makeEdition({ briefing, date, window: exampleWindow, heard, memory: remember([]) }).edition;
}

const summaryOf = (edition: Edition): Summary =>
  edition.sections[0]!.entries.find(({ summary }) => summary)!.summary!;

describe('checkEdition', () => {
  it('finds nothing in a sound edition', () => {
    expect(checkEdition(sound(), date)).toEqual([]);
  });

  const damages: { name: string; damage: (edition: Edition) => void; finding: RegExp }[] = [
    {
      name: 'a reason for what does not lead',
      damage: (e) => (e.leadReasons = { e000000000000: '2 sources' }),
      finding: /why e000000000000 leads/,
    },
    {
      name: 'an entry that is not where a section says',
      damage: (e) => (e.sections[0]!.elsewhere = [{ id: 'e000000000000', section: 'local' }]),
      finding: /e000000000000 is printed in local, where it is not/,
    },
    { name: 'another date than its file', damage: (e) => (e.date = '2026-11-21'), finding: /of 2026-11-21/ },
    {
      name: 'a window that runs backwards',
      damage: (e) => (e.window.from = '2027-01-01T00:00:00.000Z'),
      finding: /window ends/,
    },
    {
      name: 'an entry twice',
      damage: (e) => e.sections[0]!.entries.push(e.sections[0]!.entries[0]!),
      finding: /stands in it twice/,
    },
    {
      name: 'a section twice',
      damage: (e) => e.sections.push(e.sections[0]!),
      finding: /section local stands/,
    },
    { name: 'a lead that is not there', damage: (e) => e.lead.push('e000000000000'), finding: /lead names/ },
    {
      name: 'a source nobody spoke of',
      damage: (e) => (e.sections[0]!.coverage.sources = []),
      finding: /coverage is silent/,
    },
    {
      name: 'a failure without a reason',
      damage: (e) => (e.sections[0]!.coverage.sources[0]!.status = 'failed'),
      finding: /without a reason/,
    },
    {
      name: 'a whole article',
      damage: (e) =>
        (e.sections[0]!.entries.find(({ summary }) => summary)!.summary!.text = 'word '.repeat(41)),
      finding: /longer than/,
    },
    {
      name: 'markup in a summary',
      damage: (e) => (summaryOf(e).text = 'It is <a href="x">so</a>.'),
      finding: /holds markup/,
    },
    {
      name: 'a summary of several lines',
      damage: (e) => (summaryOf(e).text = 'It is\nso.'),
      finding: /more than one line/,
    },
    {
      name: 'a model without a name',
      damage: (e) => (summaryOf(e).by = 'model'),
      finding: /names a model/,
    },
    {
      name: 'the name of a model on the words of a publisher',
      damage: (e) => (summaryOf(e).model = 'gull-7b'),
      finding: /names a model/,
    },
  ];
  it.each(damages)('notices $name', ({ damage, finding }) => {
    const edition = structuredClone(sound());
    damage(edition);
    expect(checkEdition(edition, date).join('\n')).toMatch(finding);
  });
});

describe('checkRepeats', () => {
  it('notices an entry that two editions print', () => {
    const [monday, tuesday] = [sound(), { ...sound(), date: '2026-11-23' }];
    expect(checkRepeats([monday])).toEqual([]);
    expect(checkRepeats([monday, tuesday])).toHaveLength(2);
    expect(checkRepeats([monday, tuesday])[0]).toMatchObject({
      date: '2026-11-23',
      message: expect.stringContaining(date),
    });
  });
});
