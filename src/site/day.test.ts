import { describe, expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import type { Edition } from '../core/edition.ts';
import { archiveOf, indexDay } from './archive.ts';
import { dayView } from './day.ts';
import { languageOf } from './entry.ts';
import { english as t } from './strings.ts';

const newest = '2026-11-22';
const dates = ['2026-11-19', '2026-11-20', '2026-11-21', newest];
const editions = dates.map((date) => sampleEdition(date, newest));
const archive = archiveOf(editions.map(indexDay));
const edition = editions[3] as Edition;
const place = { name: 'Lakeside', province: 'ON', lat: 45.81, lon: -77.16 };
const view = (changes: Partial<Edition> = {}) => dayView({ ...edition, ...changes }, archive, place, t);

describe('dayView', () => {
  it('opens with how much there is and who was read', () => {
    expect(view().dek).toEqual({
      stories: '45 stories, about 5 minutes.',
      note: '21 of 25 sources read at 6:45 a.m.',
    });
    expect(view({ sections: [], lead: [] }).dek).toEqual({ stories: 'No new stories.', note: '' });
  });

  it('says where an edition comes from that was not made on its morning', () => {
    expect(view({ backfilled: true, collectedAt: '2026-11-24T12:00:00Z' }).dek.note).toBe(
      'Gathered later, on Tuesday 24 November, from what the sources still carried.',
    );
    expect(view({ imported: true, sections: [] }).dek.note).toMatch(/^Brought over/);
  });

  it('shows a week, with days that have no edition', () => {
    expect(view().week.map(({ stories }) => stories)).toEqual([
      undefined,
      undefined,
      undefined,
      ...archive.days.map((day) => Object.values(day.counts).reduce((a, b) => a + b, 0)),
    ]);
  });

  it('keeps the order of the edition and prints a source once per run', () => {
    const [first] = view().sections;
    expect(view().sections.map(({ id }) => id)).toEqual(edition.sections.map(({ id }) => id));
    expect(first?.entries.map(({ source, ditto }) => [source, ditto])).toEqual([
      ['Harbour Wire', false],
      ['Harbour Wire', true],
      ['Harbour Wire', true],
      ['Meridian Dispatch', false],
      ['Meridian Dispatch', true],
    ]);
  });

  it('labels publishers by kind and names the sources of joined stories', () => {
    const labels = Object.fromEntries(view().sections.map(({ id, entries }) => [id, entries[0]?.label]));
    expect(labels).toMatchObject({
      world: undefined,
      science: 'Journal',
      campus: 'University',
      corporate: 'Vendor',
    });
    expect(view().sections[0]?.entries[0]?.also[0]?.source).toBe('Capital Courier');
  });

  it('gives the lead with its sources, and drops what it cannot find', () => {
    const [lead] = view({ lead: [...edition.lead, 'e000000000000'] }).lead;
    expect(lead?.where).toBe('Harbour Wire and 1 more, World');
    expect(view({ lead: ['e000000000000'] }).lead).toEqual([]);
  });

  it('says why a story leads that only one source carries', () => {
    expect(view().lead[1]?.where).toBe('Capital Courier, newest of Canada');
    const { leadReasons: _, ...before } = edition;
    expect(dayView(before, archive, place, t).lead[1]?.where).toBe('Capital Courier, Canada');
  });

  it('names in a section what another one prints', () => {
    const [world, canada] = view().sections;
    const [first] = world?.entries ?? [];
    expect(canada?.elsewhere).toEqual([{ id: first?.id, title: first?.title, section: 'World' }]);
    expect(world?.elsewhere).toEqual([]);
    const sections = edition.sections.map((section) => ({
      ...section,
      elsewhere: [{ id: 'e000000000000', section: 'world' }],
    }));
    expect(view({ sections }).sections.flatMap(({ elsewhere }) => elsewhere)).toEqual([]);
  });

  it('leads what goes on to the page of its story', () => {
    const ongoing = view().sections.flatMap(({ entries }) => entries.flatMap(({ since }) => since ?? []));
    expect(ongoing).toEqual(Array(2).fill({ words: 'Since Tuesday 17 November', story: 's0ca7f1000000' }));
  });

  it('tells quiet, unreachable and partly read sections apart', () => {
    const sections = Object.fromEntries(view().sections.map((section) => [section.id, section]));
    expect(sections['policy']?.silence?.alarm).toBeUndefined();
    expect(sections['security']?.silence?.alarm).toBe('Could not check.');
    expect(sections['health']).not.toHaveProperty('silence');
    expect(sections['health']?.note).toMatch(
      /^2 of 3 sources could not be read\. Regional Lab Reports: the server/,
    );
  });

  it('leaves the weather section to the card, unless it has entries', () => {
    const weather = { ...(edition.sections[7] as Edition['sections'][number]), id: 'weather' };
    expect(view({ sections: [weather] }).sections).toEqual([]);
    const [withEntries] = edition.sections;
    if (!withEntries) throw new Error('the sample has sections');
    expect(view({ sections: [{ ...withEntries, id: 'weather' }] }).sections).toHaveLength(1);
  });

  it('says why there is no weather wherever the briefing asks for it', () => {
    const none = { ...edition, weather: { unavailable: 'No place is configured.' } };
    expect(dayView(none, archive, undefined, t)).not.toHaveProperty('weather');
    expect(dayView(none, archive, place, t)).toHaveProperty('weather');
    const section = { ...(edition.sections[0] as Edition['sections'][number]), id: 'weather', entries: [] };
    expect(dayView({ ...none, sections: [section] }, archive, undefined, t)).toHaveProperty('weather');
  });

  it('rules the day by the sun', () => {
    expect(view().sun).toMatchObject({
      riseText: 'Sunrise 7:18 a.m.',
      setText: 'Sunset 4:31 p.m.',
      gathered: 28.13,
    });
    expect(view().sun?.daylight).toMatch(/^9 h 1\d min of daylight, 2 min less than the day before$/);
    expect(dayView(edition, archive, { ...place, lat: 80 }, t)).not.toHaveProperty('sun');
  });
});

it.each([
  { lang: undefined, expected: {} },
  { lang: 'en', expected: {} },
  { lang: 'EN-us', expected: {} },
  { lang: 'fr-CA', expected: { lang: 'fr-CA', dir: 'auto' } },
])('marks text in $lang on an English page', ({ lang, expected }) => {
  expect(languageOf(lang, 'en-CA')).toEqual(expected);
});
