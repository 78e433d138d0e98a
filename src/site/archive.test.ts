import { describe, expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import {
  archiveOf,
  daysOf,
  indexDay,
  indexedDaySchema,
  lastNews,
  neighbours,
  newestDate,
  newestOfSection,
  periods,
  sectionIds,
  sectionYears,
  storyCount,
  type IndexedDay,
} from './archive.ts';

const day = (date: string, counts: Record<string, number> = { us: 2 }): IndexedDay => ({
  date,
  counts,
  unreachable: 0,
  gathered: '',
});

const archive = archiveOf([
  day('2026-11-22', { us: 5, ai: 1 }),
  day('2025-12-31', { us: 3 }),
  day('2026-11-20', { ai: 4, old: 1 }),
  day('2026-11-21', {}),
]);

describe('indexDay', () => {
  const edition = sampleEdition('2026-11-22', '2026-11-22');

  it('keeps date, counts per section and the first headline on top, in at most 400 bytes', () => {
    const indexed = indexDay(edition);
    expect(indexed.counts).toMatchObject({ world: 5, canada: 5 });
    expect(indexed.counts).not.toHaveProperty('policy');
    expect(indexed.unreachable).toBe(1);
    expect(indexed.lead).toBe(edition.sections[0]?.entries[0]?.title);
    expect(indexedDaySchema.parse(indexed)).toEqual(indexed);
    expect(JSON.stringify(indexed).length).toBeLessThanOrEqual(400);
  });

  it('shortens a long headline without cutting a character in two', () => {
    const [section] = edition.sections;
    const [entry] = section?.entries ?? [];
    if (!section || !entry) throw new Error('the sample has entries');
    const long = { ...edition, sections: [{ ...section, entries: [{ ...entry, title: '👩‍🚀'.repeat(200) }] }] };
    const lead = indexDay(long).lead ?? '';
    expect([...lead]).toHaveLength(120);
    expect(lead).toMatch(/…$/);
    expect(lead.isWellFormed()).toBe(true);
  });

  it('has no headline for an edition without entries', () => {
    expect(indexDay({ ...edition, lead: [], sections: [] })).toEqual({
      date: edition.date,
      counts: {},
      unreachable: 0,
      gathered: edition.collectedAt,
    });
  });
});

describe('archive', () => {
  it('is sorted from old to new and knows the newest', () => {
    expect(archive.days.map(({ date }) => date)).toEqual([
      '2025-12-31',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
    ]);
    expect(newestDate(archive)).toBe('2026-11-22');
    expect(newestDate(archiveOf([]))).toBeUndefined();
  });

  it('finds the editions before and after, over gaps', () => {
    expect(neighbours(archive, '2026-11-20')).toEqual({ previous: '2025-12-31', next: '2026-11-21' });
    expect(neighbours(archive, '2025-12-31')).toEqual({ next: '2026-11-20' });
    expect(neighbours(archive, '2026-11-22')).toEqual({ previous: '2026-11-21' });
    expect(neighbours(archive, '2020-01-01')).toEqual({});
  });

  it('finds the edition that last had news of a section, never a later one', () => {
    expect(lastNews(archive, 'us', '2026-11-22')).toBe('2025-12-31');
    expect(lastNews(archive, 'ai', '2026-11-21')).toBe('2026-11-20');
    expect(lastNews(archive, 'us', '2025-12-31')).toBeUndefined();
  });

  it('gives the newest editions of a section, its years, its months', () => {
    expect(newestOfSection(archive, 'ai', 1)).toEqual(['2026-11-22']);
    expect(newestOfSection(archive, 'ai', 9)).toEqual(['2026-11-22', '2026-11-20']);
    expect(sectionYears(archive, 'us')).toEqual([
      { year: '2026', stories: 5 },
      { year: '2025', stories: 3 },
    ]);
    expect(periods(archive, 7)).toEqual(['2025-12', '2026-11']);
    expect(periods(archive, 4)).toEqual(['2025', '2026']);
    expect(daysOf(archive, '2026').map(storyCount)).toEqual([5, 0, 6]);
    expect(sectionIds(archive, ['ai', 'new'])).toEqual(['ai', 'new', 'us', 'old']);
  });
});
