import { describe, expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { sampleStories } from '../../scripts/testing/sample-stories.ts';
import { dayAfter } from '../core/calendar-day.ts';
import { archiveOf, indexDay } from './archive.ts';
import { entryViews } from './entry.ts';
import { storyView, stripDaysMax } from './story.ts';
import { english as t } from './strings.ts';

const newest = '2026-11-22';
const dates = Array.from({ length: 40 }, (_, index) => dayAfter(newest, index - 39));
const editions = new Map(dates.map((date) => [date, sampleEdition(date, newest)]));
const archive = archiveOf([...editions.values()].map(indexDay));
const [ferry, lighthouse] = sampleStories.map(({ digits }) => `s${digits}0000`) as [string, string];

function view(id: string, of = archive) {
  const asked: string[] = [];
  const story = storyView(
    id,
    of,
    (date) => {
      asked.push(date);
      return editions.get(date)!;
    },
    t,
  );
  return { story: story!, asked };
}

describe('a story over days', () => {
  it('is found in the editions that tell of it, and in no other', () => {
    expect([...archive.stories]).toEqual([
      [lighthouse, ['2026-10-23', '2026-10-29', '2026-11-04']],
      [ferry, ['2026-11-17', '2026-11-18', '2026-11-21', newest]],
    ]);
    expect(view(ferry).asked).toEqual(['2026-11-17', '2026-11-18', '2026-11-21', newest]);
  });

  it('holds its first entry and all that go on with it, newest day first', () => {
    const { story } = view(ferry);
    const told = sampleStories[0]!.told;
    expect(story.days.map(({ date, entries }) => [date, entries.map(({ title }) => title)])).toEqual(
      [0, 1, 4, 5].map((age) => [
        dayAfter(newest, -age),
        told.filter((one) => one.age === age).map(({ title }) => title),
      ]),
    );
    expect(story).toMatchObject({ title: told[4]!.title, entries: 6, sources: 3, span: 6, isWhole: true });
    expect(story.since).toMatchObject({ weekday: 'Tuesday', day: 17 });
  });

  it('counts the days on which nothing was told', () => {
    expect(view(ferry).story.days.map(({ quietBefore }) => quietBefore)).toEqual([0, 2, 0, 0]);
    expect(view(ferry).story.strip.map(({ entries }) => entries)).toEqual([1, 2, 0, 0, 1, 2]);
  });

  it('shows the last days of a long one, in its language', () => {
    const { story } = view(lighthouse);
    expect(story).toMatchObject({ lang: 'fr-CA', span: 13 });
    expect(story.strip).toHaveLength(stripDaysMax);
    expect(story.strip.at(-1)).toMatchObject({ date: '2026-11-04', entries: 1 });
  });

  it('is told from what is left where its beginning is lost', () => {
    const rest = archiveOf([...editions.values()].filter(({ date }) => date > '2026-11-17').map(indexDay));
    expect(view(ferry, rest).story).toMatchObject({ entries: 5, span: 5, isWhole: false });
  });

  it('has no page where nothing tells of it', () => {
    expect(view('s000000000000').story).toBeUndefined();
    expect(archiveOf([]).stories.size).toBe(0);
  });
});

describe('the entry that a story begins with', () => {
  const shown = (date: string, of = archive) =>
    entryViews(
      editions.get(date)!.sections.find(({ id }) => id === 'digital')!,
      editions.get(date)!,
      t,
      of,
    ).map(({ id, goesOn }) => [id, goesOn]);

  it('leads on once a later edition tells of it, and no other entry does', () => {
    const began = shown('2026-11-17').filter(([, goesOn]) => goesOn !== undefined);
    expect(began).toEqual([[`e${ferry.slice(1)}`, ferry]]);
    expect(shown('2026-11-18').every(([, goesOn]) => goesOn === undefined)).toBe(true);
  });

  it('does not on its own morning', () => {
    const untilThen = archiveOf(
      [...editions.values()].filter(({ date }) => date <= '2026-11-17').map(indexDay),
    );
    expect(shown('2026-11-17', untilThen).every(([, goesOn]) => goesOn === undefined)).toBe(true);
  });
});
