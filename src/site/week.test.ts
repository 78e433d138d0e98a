import { describe, expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { dayAfter } from '../core/calendar-day.ts';
import type { Edition, Entry } from '../core/edition.ts';
import { archiveOf, indexDay } from './archive.ts';
import { monthGrid } from './calendar.ts';
import { english, french, type Strings } from './strings.ts';
import { weekStoriesMax, weeksOf, weekView } from './week.ts';

const newest = '2026-11-22';
const ferry = 's0ca7f1000000';

function archiveFrom(editions: readonly Edition[]) {
  const byDate = new Map(editions.map((edition) => [edition.date, edition]));
  const archive = archiveOf(editions.map(indexDay));
  const view = (week: string, t: Strings = english) =>
    weekView(week, archive, (date) => byDate.get(date)!, t);
  return { archive, view };
}

function days(first: string, count: number, without: readonly string[] = []): Edition[] {
  return Array.from({ length: count }, (_, index) => dayAfter(first, index))
    .filter((date) => !without.includes(date))
    .map((date) => sampleEdition(date, newest));
}

/** An edition of one entry for each headline, each from a publisher of its own unless `url` says otherwise. */
function tiny(date: string, entries: (Partial<Entry> & { id: string })[], lead: string[] = []): Edition {
  const [section, other] = sampleEdition(date, newest).sections;
  return {
    ...sampleEdition(date, newest),
    lead,
    sections: [
      {
        ...section!,
        entries: entries.map((entry) => ({
          title: `Headline of ${entry.id}`,
          url: `https://${entry.id}.example/${date}`,
          source: 'harbour-wire',
          also: [],
          ...entry,
        })),
      },
      { ...other!, entries: [] },
    ],
  };
}

const also = (...hosts: string[]): Entry['also'] =>
  hosts.map((host) => ({ source: host, title: 'The same', url: `https://${host}/1`, why: 'same link' }));

describe('a week', () => {
  const { archive, view } = archiveFrom(days('2026-11-05', 18, ['2026-11-13']));

  it('counts its editions and stories, day by day', () => {
    const week = view('2026-W46')!;
    expect(week).toMatchObject({ id: '2026-W46', number: 46, year: '2026', editions: 6 });
    expect(week.days.map(({ date }) => date)).toEqual(
      Array.from({ length: 7 }, (_, index) => dayAfter('2026-11-09', index)),
    );
    expect(week.stories).toBe(week.days.reduce((sum, { stories = 0 }) => sum + stories, 0));
    expect(week.stories).toBe(week.sections.reduce((sum, { stories }) => sum + stories, 0));
    for (const { stories, days: counts } of week.sections)
      expect([counts.length, counts.reduce((sum, count) => sum + count, 0)]).toEqual([7, stories]);
  });

  it('names the days that are missing, and not those before the first or after the newest edition', () => {
    expect(view('2026-W46')!.missing.map(({ weekday, day }) => `${weekday} ${day}`)).toEqual(['Friday 13']);
    expect(view('2026-W45')!.missing).toEqual([]);
    expect(view('2026-W45')!.days.map(({ stories }) => stories !== undefined)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it('leads to the weeks beside it that have editions', () => {
    expect(weeksOf(archive)).toEqual(['2026-W45', '2026-W46', '2026-W47']);
    expect(view('2026-W46')).toMatchObject({ previous: '2026-W45', next: '2026-W47' });
    expect(view('2026-W45')!.previous).toBeUndefined();
    expect(view('2026-W47')!.next).toBeUndefined();
    expect(view('2026-W44')).toBeUndefined();
    const gap = archiveFrom([...days('2026-10-05', 1), ...days('2026-11-05', 1)]);
    expect(gap.view('2026-W45')!.previous).toBe('2026-W41');
  });

  it('counts a story over days once, and shows its latest entry', () => {
    const [first] = view('2026-W47')!.top.filter(({ told }) => told.length > 1);
    expect(first).toMatchObject({
      date: newest,
      publishers: 3,
      told: ['2026-11-17', '2026-11-18', '2026-11-21', newest],
    });
    expect(first!.entry.since?.story).toBe(ferry);
  });

  it('is linked from the numbers of a month grid, where it has an edition', () => {
    expect(monthGrid('2026-11', archive).map(({ week, page }) => [week, page])).toEqual([
      [44, undefined],
      [45, '2026-W45'],
      [46, '2026-W46'],
      [47, '2026-W47'],
      [48, undefined],
      [49, undefined],
    ]);
  });
});

describe('what was covered most', () => {
  it('goes by publishers, then days, then place on top, then the newest', () => {
    const { view } = archiveFrom([
      tiny(
        '2026-11-09',
        [
          { id: 'e000000000001', also: also('one.example') },
          { id: 'e000000000002' },
          { id: 'e000000000003' },
          { id: 'e000000000004' },
        ],
        ['e000000000003'],
      ),
      tiny(
        '2026-11-10',
        [
          { id: 'e000000000005', also: also('two.example', 'three.example') },
          {
            id: 'e000000000006',
            story: 's000000000002',
            since: '2026-11-09',
            url: 'https://e000000000002.example/2',
          },
          { id: 'e000000000007' },
        ],
        ['e000000000005', 'e000000000007'],
      ),
      tiny('2026-11-11', [{ id: 'e000000000008' }], ['e000000000008']),
    ]);
    expect(
      view('2026-W46')!.top.map(({ entry, publishers, told }) => [
        entry.id.slice(-1),
        publishers,
        told.length,
      ]),
    ).toEqual([
      ['5', 3, 1],
      ['1', 2, 1],
      ['6', 1, 2],
      ['8', 1, 1],
      ['3', 1, 1],
      ['7', 1, 1],
    ]);
  });

  it('counts two feeds of one house as one publisher, over all days of a story', () => {
    const { view } = archiveFrom([
      tiny('2026-11-09', [{ id: 'e000000000001', url: 'https://www.house.example/1' }]),
      tiny('2026-11-10', [
        {
          id: 'e000000000002',
          story: 's000000000001',
          since: '2026-11-09',
          url: 'https://sport.house.example/2',
          also: also('other.example', 'news.other.example'),
        },
      ]),
    ]);
    expect(view('2026-W46')!.top).toMatchObject([{ publishers: 2, told: ['2026-11-09', '2026-11-10'] }]);
  });

  it('is a handful', () => {
    const ids = Array.from({ length: 20 }, (_, index) => `e0000000000${index + 10}`);
    const { view } = archiveFrom([
      tiny(
        '2026-11-09',
        ids.map((id) => ({ id, also: also('one.example') })),
      ),
    ]);
    expect(view('2026-W46')!.top).toHaveLength(weekStoriesMax);
  });

  it('is nothing in a week without a story, and then says which sections were quiet', () => {
    const { view } = archiveFrom([tiny('2026-11-09', [])]);
    expect(view('2026-W46')).toMatchObject({ stories: 0, top: [], sections: [], quiet: ['World', 'Canada'] });
  });
});

describe('the week around New Year', () => {
  const { archive, view } = archiveFrom(days('2026-12-26', 12));

  it('belongs to the year of its Thursday', () => {
    expect(weeksOf(archive)).toEqual(['2026-W52', '2026-W53', '2027-W01']);
    expect(view('2026-W53')).toMatchObject({ number: 53, year: '2026', editions: 7, next: '2027-W01' });
    expect(view('2027-W01')!.days[0]).toMatchObject({ date: '2027-01-04' });
  });

  it('is linked from December and from January', () => {
    expect(monthGrid('2026-12', archive).at(-1)).toMatchObject({ week: 53, page: '2026-W53' });
    expect(monthGrid('2027-01', archive)[0]).toMatchObject({ week: 53, page: '2026-W53' });
  });

  it('says both years', () => {
    const { days: seven } = view('2026-W53')!;
    expect(english.weekSpan(seven[0]!.words, seven[6]!.words)).toBe('28 December 2026 to 3 January 2027');
    const [monday, sunday] = [0, 6].map((index) => view('2026-W53', french)!.days[index]!.words);
    expect(french.weekSpan(monday!, sunday!)).toBe('du 28 décembre 2026 au 3 janvier 2027');
  });
});

it('speaks French', () => {
  const { view } = archiveFrom(days('2026-10-26', 12, ['2026-10-28', '2026-11-01']));
  const week = view('2026-W44', french)!;
  expect(french.weekMissing(week.missing)).toBe(
    'Il n’y a pas eu d’édition le mercredi 28 octobre et le dimanche 1er novembre.',
  );
  expect(french.weekSpan(week.days[0]!.words, week.days[6]!.words)).toBe(
    'du 26 octobre au 1er novembre 2026',
  );
  expect([french.toldBy(1, 1), french.toldBy(3, 1), french.toldBy(1, 2)]).toEqual([
    'En tête\u00a0:',
    '3\u00a0éditeurs\u00a0:',
    '1\u00a0éditeur en 2\u00a0jours\u00a0:',
  ]);
});
