import { editionDate } from './calendar-day.ts';
import type { Edition, EditionSection, Entry, Summary } from './edition.ts';
import { entryId } from './entry-id.ts';
import { findExcerpt } from './excerpt.ts';
import type { LegacyEdition, LegacyItem, LegacySection } from './legacy-edition.ts';
import { plainTitle } from './text.ts';
import { summarize } from './summarize.ts';

/**
 * The predecessor printed its whole input where its model gave up on it, and what the model wrote where it did not:
 * over 3,400 items the model’s texts have at most 584 characters and the articles at least 3,886. A text in between
 * or below cannot be told from an invention, so only what is longer is taken for the publisher’s.
 */
export const publisherCharsMin = 2_000;

/** Sentences that the model is known to have invented; on an article's own page they would be page furniture too. */
const inventions =
  /CNN\.com|iReport|dailyimpact|Samaritans|Mail Online|Back to the page you came from|confidential support|suicideprevention/i;

/** What became of the text below a title. `cut`: an article, of which the beginning is kept. */
export type BodyFate = 'cut' | 'invented' | 'machine' | 'none';

export interface Imported {
  edition: Edition;
  /** How many texts met which fate; the titles are all kept. */
  bodies: Record<BodyFate, number>;
}

/** The sections of the owner's briefing, so that a section with the same heading goes on under its address. */
export type KnownSections = readonly { id: string; title: string }[];

/** Only the row that tells of it: the predecessor recorded no source. */
const unrecorded = { id: 'not-recorded', name: 'Source not recorded', kind: 'news' } as const;

/**
 * An edition of the predecessor as one of ours: all sections and titles, and of the texts only the beginning of what
 * is surely a publisher's own. Its clock was in UTC, so its day may be another in `timeZone`; where it tells no time,
 * its date is kept and half past ten stands in, when its schedule began.
 */
export function importEdition(
  legacy: LegacyEdition,
  { timeZone, sections: known }: { timeZone: string; sections: KnownSections },
): Imported {
  const collectedAt = `${legacy.date}T${legacy.time ?? '10:30'}:00.000Z`;
  const date = legacy.time === undefined ? legacy.date : editionDate(new Date(collectedAt), timeZone);
  const bodies: Record<BodyFate, number> = { cut: 0, invented: 0, machine: 0, none: 0 };
  const sections = legacy.sections.map((section) => importSection(section, date, known, bodies));
  const edition: Edition = {
    schema: 1,
    date,
    timeZone,
    collectedAt,
    window: { from: new Date(Date.parse(collectedAt) - 5 * 86_400_000).toISOString(), to: collectedAt },
    weather: { unavailable: 'The earlier program kept no record that could be checked.' },
    lead: [],
    sections,
    imported: true,
  };
  return { edition, bodies };
}

function importSection(
  { name, emoji, items }: LegacySection,
  date: string,
  known: KnownSections,
  bodies: Record<BodyFate, number>,
): EditionSection {
  const id = sectionId(name, known);
  const entries = items.map((item, index) => importItem(item, `${date} ${id} ${index}`, bodies));
  const { length } = entries;
  const row =
    length > 0
      ? ({ ...unrecorded, status: 'ok', read: length, kept: length } as const)
      : ({
          ...unrecorded,
          status: 'skipped',
          reason: 'The edition of that day said “No updates.” and not why, nor which sources it had asked.',
          read: 0,
          kept: 0,
        } as const);
  return {
    id,
    title: name,
    emoji,
    entries,
    coverage: { status: length > 0 ? 'news' : 'quiet', sources: [row] },
  };
}

function sectionId(name: string, known: KnownSections): string {
  const same = known.find(({ title }) => title.toLowerCase() === name.toLowerCase());
  return (
    same?.id ??
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
  );
}

/** Without a link its place in the archive is what makes an entry the same: two of one title may stand in one day. */
function importItem({ title, body }: LegacyItem, place: string, bodies: Record<BodyFate, number>): Entry {
  const printed = plainTitle(title) || title;
  const { fate, summary } = summaryOf(printed, body);
  bodies[fate] += 1;
  return {
    id: entryId(`imported ${place} ${printed}`),
    title: printed,
    source: unrecorded.id,
    ...(summary && { summary }),
    also: [],
  };
}

function summaryOf(title: string, body: string): { fate: BodyFate; summary?: Summary } {
  if (body === '') return { fate: 'none' };
  if (body.length < publisherCharsMin) return { fate: inventions.test(body) ? 'invented' : 'machine' };
  const excerpt = findExcerpt({ summary: body } as never, title);
  const summary = excerpt === undefined ? undefined : summarize({ title, excerpt });
  if (!summary) return { fate: 'none' };
  if (inventions.test(summary.text)) return { fate: 'invented' };
  return { fate: 'cut', summary: { ...summary, by: 'extract' } };
}
