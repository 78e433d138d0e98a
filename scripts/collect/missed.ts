import type { Briefing } from '../../src/core/briefing.ts';
import { editionEntries, type Edition, editionText } from '../../src/core/edition.ts';
import type { Heard } from '../../src/core/heard.ts';
import { linksIn, remember } from '../../src/core/memory.ts';
import { type OtherEditions, writeEdition } from '../../src/io/content-folder.ts';
import { enterEditions } from '../../src/io/ledger-file.ts';

interface Missed {
  content: string;
  briefing: Briefing;
  now: Date;
  heard: readonly Heard[];
  others: OtherEditions;
}

/**
 * Makes the editions of days that have none, oldest first, and writes them. What they print is added to `others`, so
 * that no later edition prints it again. Gives a note for each day.
 */
export async function makeUpFor(days: readonly string[], missed: Missed): Promise<string[]> {
  if (days.length === 0) return [];
  const { makeMissedDay } = await import('../../src/core/missed-day.ts');
  const { content, others } = missed;
  const notes: string[] = [];
  for (const day of days) {
    const made = makeMissedDay(
      { ...missed, memory: remember(others.near, others.links, day) },
      day,
      missed.now,
    );
    if (!made) {
      notes.push(`There is no edition of ${day}, and no source still holds an entry of it.`);
      continue;
    }
    await writeEdition(content, made.edition);
    await enterEditions(content, [day]);
    addTo(others, made.edition);
    const count = editionEntries(made.edition).length;
    notes.push(
      `The edition of ${day} was missing; it was made now, with ${count} ${count === 1 ? 'entry' : 'entries'} that the sources still hold.`,
      ...made.notes,
    );
  }
  return notes;
}

function addTo(others: OtherEditions, edition: Edition): void {
  others.near.push(edition);
  others.links.push(...linksIn(editionText(edition)));
}
