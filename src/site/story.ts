import { dayAfter } from '../core/calendar-day.ts';
import type { Edition } from '../core/edition.ts';
import { entryViews, type EntryView } from './entry.ts';
import type { Archive } from './archive.ts';
import type { Strings } from './strings.ts';
import { dateWords, daysApart, type DateWords } from './times.ts';

/** A story over days as its page prints it, newest day first. */
export interface StoryView {
  id: string;
  /** The latest headline. */
  title: string;
  lang?: string;
  newest: string;
  /** Calendar days from its first edition to its last, both counted. */
  span: number;
  since: DateWords;
  entries: number;
  sources: number;
  /** Whether the entry that the story began with is printed here. */
  isWhole: boolean;
  days: StoryDay[];
  /** The last days, old to new, one bar each. */
  strip: { date: string; words: DateWords; entries: number }[];
}

export interface StoryDay {
  date: string;
  words: DateWords;
  entries: EntryView[];
  /** Calendar days without news of it between this one and the next older one. */
  quietBefore: number;
}

/** Bars in the strip: a week and a half fits on a phone. */
export const stripDaysMax = 10;

/**
 * The story `s0123456789ab`: the entry `e0123456789ab` that it began with, and all that name it. Undefined where no
 * edition of the archive tells of it. `read` gives an edition by its date; only those of the story are read.
 */
export function storyView(
  id: string,
  archive: Archive,
  read: (date: string) => Edition,
  t: Strings,
): StoryView | undefined {
  const told = (archive.stories.get(id) ?? []).flatMap((date) => {
    const entries = entriesOf(id, read(date), t);
    return entries.length > 0 ? [{ date, entries }] : [];
  });
  const [first, last] = [told[0], told.at(-1)];
  const [latest] = last?.entries ?? [];
  if (!first || !last || !latest) return undefined;
  const { title, lang } = latest;
  const entries = told.flatMap((day) => day.entries);
  const names = entries.flatMap(({ source, also }) => [source, ...also.map((other) => other.source)]);
  return {
    id,
    title,
    ...(lang && { lang }),
    newest: last.date,
    span: daysApart(first.date, last.date) + 1,
    since: dateWords(first.date, t),
    entries: entries.length,
    sources: new Set(names).size,
    isWhole: first.entries.some((entry) => entry.id === firstEntryOf(id)),
    days: told.toReversed().map(({ date, entries: ofDay }, index, newestFirst) => {
      const older = newestFirst[index + 1]?.date;
      const quietBefore = older === undefined ? 0 : daysApart(older, date) - 1;
      return { date, words: dateWords(date, t), entries: ofDay, quietBefore };
    }),
    strip: stripOf(told, t),
  };
}

function firstEntryOf(story: string): string {
  return `e${story.slice(1)}`;
}

function entriesOf(story: string, edition: Edition, t: Strings): EntryView[] {
  return edition.sections.flatMap((section) => {
    const mine = new Set(
      section.entries
        .filter((entry) => entry.story === story || entry.id === firstEntryOf(story))
        .map((entry) => entry.id),
    );
    return entryViews(section, edition, t).filter((entry) => mine.has(entry.id));
  });
}

function stripOf(told: readonly { date: string; entries: readonly EntryView[] }[], t: Strings) {
  const [first = '', last = ''] = [told[0]?.date, told.at(-1)?.date];
  const days = Math.min(daysApart(first, last) + 1, stripDaysMax);
  return Array.from({ length: days }, (_, index) => {
    const date = dayAfter(last, index - days + 1);
    const entries = told.find((day) => day.date === date)?.entries.length ?? 0;
    return { date, words: dateWords(date, t), entries };
  });
}
