import type { Briefing } from '../../src/core/briefing.ts';
import { editionDate } from '../../src/core/calendar-day.ts';
import { remember, headlineDays } from '../../src/core/memory.ts';
import { makeMissedDay } from '../../src/core/missed-day.ts';
import type { RunReport } from '../../src/core/report.ts';
import { emptyState } from '../../src/core/state.ts';
import { assertWritable, readEdition, readOtherEditions, writeEdition } from '../../src/io/content-folder.ts';
import { enterEditions } from '../../src/io/ledger-file.ts';
import { assertOpen } from './closed-day.ts';
import { gather } from './gather.ts';
import { reportOf } from './report-of.ts';
import type { CollectOptions } from './run.ts';

/**
 * Makes the edition of a day that has passed, from what the feeds still hold. One that is there is closed: only with
 * `reopen` is it completed, and everything printed in it stays. State and health tell of today and are left alone;
 * sources are asked for whole documents. Throws UsageError where the day cannot be made.
 */
export async function collectDay(
  briefing: Briefing,
  day: string,
  reopen: boolean,
  options: CollectOptions,
): Promise<RunReport> {
  const { content, now, progress, shares } = options;
  const earlier = await readEdition(content, day);
  assertOpen(day, editionDate(now, briefing.timeZone), earlier, reopen);
  await assertWritable(content);
  const others = await readOtherEditions(content, day, headlineDays);
  const asked = await gather(briefing, { ...options, state: emptyState, earlier });
  await progress.finish();
  const notes = [...(shares?.unread ?? []), ...others.damaged.map(({ message }) => message)];
  if (!asked.some(({ answer }) => answer.kind === 'read'))
    return reportOf({ date: day, isPast: true, outcome: 'none', asked, notes });
  const memory = remember(others.near, others.links, day);
  const made = makeMissedDay({ briefing, heard: asked, memory, earlier }, day, now);
  if (!made) {
    const note = `No source still holds an entry of ${day}, so there is no edition of it.`;
    return reportOf({ date: day, isPast: true, outcome: 'unchanged', asked, notes: [...notes, note] });
  }
  const { edition } = made;
  await writeEdition(content, edition);
  await enterEditions(content, [day]);
  const outcome = earlier === undefined ? 'made' : edition === earlier ? 'unchanged' : 'changed';
  return reportOf({ date: day, isPast: true, outcome, asked, notes: [...notes, ...made.notes], edition });
}
