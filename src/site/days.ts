import type { Archive } from './archive.ts';
import { dayView, type DayView } from './day.ts';
import { readEdition } from './files.ts';
import { briefing, t } from './publication.ts';

/** A build makes all forms of a day one after the other, so a few days are enough. */
const daysKeptMax = 64;
const kept = new Map<string, DayView>();

/** The edition of a date as its page, its texts and its feeds print it; made once for all of them. */
export function dayOf(date: string, archive: Archive): DayView {
  const known = kept.get(date);
  if (known && import.meta.env.PROD) return known;
  const day = dayView(readEdition(date), archive, briefing.weather, t);
  if (kept.size >= daysKeptMax) kept.delete(kept.keys().next().value ?? '');
  kept.set(date, day);
  return day;
}
