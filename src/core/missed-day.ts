import { weatherSectionId } from './briefing.ts';
import { editionDate, windowBefore } from './calendar-day.ts';
import { editionEntries, type Edition } from './edition.ts';
import { gate, type Gated } from './gate.ts';
import type { Heard } from './heard.ts';
import type { EditionInput } from './arrange.ts';
import { makeEdition } from './make-edition.ts';
import { believableDates } from './normalize.ts';

/** Why the weather of a day that was made up for later is missing: what offices say now is not what they said then. */
const weatherGone = 'This edition was made later, and the weather of its morning was not kept.';

/** The same time of day on an earlier day: the cut-off that its edition would have had. */
export function cutOffOn(day: string, now: Date, timeZone: string): Date {
  const days = Math.round((Date.parse(editionDate(now, timeZone)) - Date.parse(day)) / dayMs);
  const there = now.getTime() - days * dayMs;
  // Where the clocks were changed in between, a run close to midnight would land on the day beside it.
  const shifts = [0, hourMs, -hourMs].map((shift) => new Date(there + shift));
  return shifts.find((moment) => editionDate(moment, timeZone) === day) ?? new Date(there);
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The edition of a day that has passed, from what the feeds still hold: only entries that bear a date before its
 * cut-off, and none that another edition has printed. Undefined where nothing is left of that day. `earlier` is an
 * edition of it that is to be completed; it loses nothing.
 */
export function makeMissedDay(
  input: Pick<EditionInput, 'briefing' | 'heard' | 'memory' | 'earlier'>,
  day: string,
  now: Date,
): Gated | undefined {
  const { briefing, earlier } = input;
  const cutOff = earlier ? new Date(earlier.window.to) : cutOffOn(day, now, briefing.timeZone);
  const window = windowBefore(cutOff, briefing.window);
  const heard = input.heard.map((one) => asOf(one, window.to));
  const { edition: made } = makeEdition({ ...input, heard, date: day, window });
  if (earlier && made === earlier) return { edition: earlier, notes: [] };
  const { edition, notes } = gate(made, heard, earlier);
  if (editionEntries(edition).length === 0) return undefined;
  const collectedAt = now.toISOString();
  return {
    edition: { ...edition, collectedAt, ...(!earlier && { backfilled: true }) } satisfies Edition,
    notes,
  };
}

/** What a source would have answered at an earlier moment, as far as its document of today tells. */
function asOf({ normalized: _, ...heard }: Heard, cutOff: string): Heard {
  if (heard.section.id === weatherSectionId) {
    const { feed: __, ...rest } = heard;
    return { ...rest, answer: { kind: 'skipped', reason: weatherGone } };
  }
  const known = {
    ...heard.known,
    waiting: heard.known.waiting.filter(({ published }) => published !== undefined && published <= cutOff),
  };
  if (!heard.feed) return { ...heard, known };
  const entries = heard.feed.entries.filter((raw) => {
    const [published] = believableDates([raw], cutOff);
    return published !== undefined && published <= cutOff;
  });
  return { ...heard, known, feed: { ...heard.feed, entries } };
}
