import { periods, storyCount, type Archive, type IndexedDay } from './archive.ts';
import { dayOf } from './days.ts';
import { everyEntryMax, feedEditionsMax, type DatedEdition } from './feeds.ts';
import { readEdition } from './files.ts';

/** The editions of these days with their views, from new to old, as the feeds of whole editions carry them. */
export function datedEditions(days: readonly IndexedDay[], archive: Archive): DatedEdition[] {
  return days.toReversed().map(({ date }) => ({ edition: readEdition(date), day: dayOf(date, archive) }));
}

/** What a subscriber reads: the newest editions, from new to old. */
export function newestEditions(archive: Archive): DatedEdition[] {
  return datedEditions(archive.days.slice(-feedEditionsMax), archive);
}

/** Months that no new edition will fall into, oldest first. */
export function closedMonths(archive: Archive): string[] {
  return periods(archive, 7).slice(0, -1);
}

/** The newest editions that together hold as many stories as `/entries.xml` carries, from new to old. */
export function newestWithStories({ days }: Archive): string[] {
  const dates: string[] = [];
  let stories = 0;
  for (let index = days.length - 1; index >= 0 && stories < everyEntryMax; index--) {
    const day = days[index];
    if (!day || storyCount(day) === 0) continue;
    stories += storyCount(day);
    dates.push(day.date);
  }
  return dates;
}
