import { describe, expect, it } from 'vitest';
import {
  exampleBriefing,
  exampleFeed,
  exampleRaw,
  exampleWindow,
  heardReading,
} from '../../scripts/testing/examples.ts';
import { checkEdition } from './check.ts';
import type { Edition, Entry } from './edition.ts';
import { gate } from './gate.ts';
import type { Heard } from './heard.ts';
import { makeEdition } from './make-edition.ts';
import { remember } from './memory.ts';

const date = '2026-11-22';
const briefing = exampleBriefing(
  { weather: ['office'], local: ['courier', 'post'] },
  { weather: { name: 'Port Alder', province: 'ON', lat: 45, lon: -76 } },
);
const [weather, local] = briefing.sections;

const alert = {
  ...exampleRaw({ link: 'https://office.example/1', title: 'SNOWFALL WARNING IN EFFECT, Port Alder' }),
  summary: '<p>Heavy snow is expected.<br>Stay home &amp; warm.</p>',
  categories: ['Warnings and Watches'],
};

function morning(): { heard: Heard[]; edition: Edition } {
  const heard = [
    heardReading(weather!, weather!.sources[0]!, exampleFeed([alert], { format: 'atom' })),
    heardReading(
      local!,
      local!.sources[0]!,
      exampleFeed([
        exampleRaw({ link: '/mill', title: 'The mill reopens', summary: '<p>Flour <b>runs</b>. All came.' }),
        exampleRaw({ link: '/ferry', title: 'The ferry sinks', summary: 'Nobody drowned.' }),
      ]),
    ),
    heardReading(
      local!,
      local!.sources[1]!,
      exampleFeed([exampleRaw({ link: '/x', title: 'A bridge opens' })]),
    ),
  ];
  const { edition } = makeEdition({ briefing, date, window: exampleWindow, heard, memory: remember([]) });
  return { heard, edition: structuredClone(edition) };
}

const entryOf = (edition: Edition, title: string): Entry =>
  edition.sections.flatMap(({ entries }) => entries).find((entry) => entry.title === title)!;
const titles = (edition: Edition): string[] =>
  edition.sections.flatMap(({ entries }) => entries.map(({ title }) => title)).toSorted();

describe('gate', () => {
  it('lets an honest edition through as it is', () => {
    const { edition, heard } = morning();
    expect(titles(edition)).toEqual(['A bridge opens', 'The ferry sinks', 'The mill reopens']);
    expect('alerts' in edition.weather && edition.weather.alerts[0]?.text).toMatch(/warm/);
    const gated = gate(edition, heard);
    expect(gated.notes).toEqual([]);
    expect(gated.edition).toBe(edition);
  });

  it('does not print a summary with a word of its own, and says which', () => {
    const { edition, heard } = morning();
    entryOf(edition, 'The mill reopens').summary!.text = 'Flour runs. All gladly came.';
    const gated = gate(edition, heard);
    expect(entryOf(gated.edition, 'The mill reopens')).not.toHaveProperty('summary');
    expect(gated.notes).toEqual([
      'The courier: The summary of “The mill reopens” was left out, because this is not in the feed: All gladly came.',
    ]);
    expect(entryOf(gated.edition, 'The ferry sinks').summary?.text).toBe('Nobody drowned.');
  });

  it('does not print what another entry of the same feed says', () => {
    const { edition, heard } = morning();
    entryOf(edition, 'The mill reopens').summary!.text = 'Nobody drowned.';
    expect(entryOf(gate(edition, heard).edition, 'The mill reopens')).not.toHaveProperty('summary');
  });

  it.each<{ what: string; damage: (entry: Entry) => void }>([
    { what: 'title', damage: (entry) => (entry.title = 'The mill never reopens') },
    { what: 'link', damage: (entry) => (entry.url = 'https://courier.example/other') },
  ])('leaves out an entry with another $what, wherever it is named', ({ what, damage }) => {
    const { edition, heard } = morning();
    const entry = entryOf(edition, 'The mill reopens');
    damage(entry);
    edition.sections[0]!.elsewhere = [{ id: entry.id, section: 'local' }];
    const gated = gate(edition, heard);
    expect(titles(gated.edition)).toEqual(['A bridge opens', 'The ferry sinks']);
    expect(JSON.stringify(gated.edition)).not.toContain(entry.id);
    expect(gated.notes.join()).toContain(`because its ${what} is not in the feed`);
    expect(checkEdition(gated.edition, date)).toEqual([]);
    const row = gated.edition.sections[1]!.coverage.sources.find(({ id }) => id === 'courier');
    expect(row?.kept).toBe(1);
  });

  it('names no other source for what that source has not said', () => {
    const { edition, heard } = morning();
    const entry = entryOf(edition, 'The mill reopens');
    const said = { source: 'post', url: 'https://post.example/x', why: 'same headline' };
    entry.also = [
      { ...said, title: 'A bridge opens' },
      { ...said, title: 'A bridge falls' },
    ];
    const gated = gate(edition, heard);
    expect(entryOf(gated.edition, 'The mill reopens').also).toEqual([{ ...said, title: 'A bridge opens' }]);
    expect(gated.notes).toHaveLength(1);
  });

  it('holds what waited since an earlier day against what was read then', () => {
    const { edition, heard } = morning();
    const [office, , post] = heard;
    const { id, title, url = '' } = entryOf(edition, 'The mill reopens');
    const waiting = [{ id, title, url, source: 'courier', excerpt: 'Flour runs.\nAll came.' }];
    const { feed: _, ...courier } = heard[1]!;
    const unchanged: Heard = {
      ...courier,
      answer: { kind: 'unchanged' },
      known: { ...courier.known, waiting },
    };
    const gated = gate(edition, [office!, unchanged, post!]);
    expect(entryOf(gated.edition, 'The mill reopens').summary?.text).toBe('Flour runs. All came.');
    expect(titles(gated.edition)).toEqual(['A bridge opens', 'The mill reopens']);
  });

  it('keeps what an earlier run of the day has printed, though its feed has gone on', () => {
    const { edition, heard } = morning();
    const later = heard.map(({ feed: _, ...one }): Heard => ({ ...one, answer: { kind: 'unchanged' } }));
    expect(gate(edition, later, structuredClone(edition)).notes).toEqual([]);
    expect(gate(edition, later).notes.length).toBeGreaterThan(3);
  });

  it('keeps an alert word for word or not at all', () => {
    const { edition, heard } = morning();
    const report = structuredClone(edition.weather);
    if (!('alerts' in report)) throw new Error('no weather');
    report.alerts[0]!.text = 'Heavy snow is not expected.\nStay home & warm.';
    const bare = gate({ ...edition, weather: report }, heard);
    expect(bare.edition.weather).toMatchObject({ alerts: [{ title: alert.title, text: '' }] });
    report.alerts[0]!.title = 'SNOWFALL WARNING ENDED, Port Alder';
    const none = gate({ ...edition, weather: report }, heard);
    expect(none.edition.weather).toMatchObject({ alerts: [] });
    expect([...bare.notes, ...none.notes].join()).toMatch(/text of “SNOWFALL.*alert “SNOWFALL WARNING ENDED/);
  });
});
