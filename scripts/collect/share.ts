import { editionDate } from '../../src/core/calendar-day.ts';
import { sharedAnswer, shareRun } from '../../src/core/share.ts';
import { type ShareName, sharesOf, sharedSources } from '../../src/core/shares.ts';
import { emptyState, type State } from '../../src/core/state.ts';
import { readBriefing } from '../../src/io/briefing-file.ts';
import { DamagedFileError, editionDates, readState } from '../../src/io/content-folder.ts';
import { assertPlaceForShare, writeShare } from '../../src/io/share-file.ts';
import { gatherShare } from './gather.ts';
import type { Asked } from './listen.ts';
import { assertOpen } from './closed-day.ts';
import { type CollectOptions, refuseOldClock } from './run.ts';

/**
 * Asks one share of the sources and writes what they answered to a file, and nothing else: neither an edition nor the
 * state. Gives what was heard. Throws ConfigurationError before anything is asked, and FileError.
 */
export async function collectShare(
  name: ShareName,
  out: string,
  { content, now, progress, day }: Pick<CollectOptions, 'content' | 'now' | 'progress' | 'day'>,
): Promise<Asked[]> {
  const briefing = await readBriefing(content);
  await assertRunStands(content, day, editionDate(now, briefing.timeZone));
  const state = day ? emptyState : await stateAsItIs(content);
  await assertPlaceForShare(out);
  const ids = new Set(sharesOf(sharedSources(briefing), name.of)[name.share - 1]?.map(({ id }) => id));
  const asked = await gatherShare(briefing, ids, { state, now, progress });
  const run = shareRun(briefing, state, now, day?.date);
  await writeShare(out, { schema: 1, run, ...name, answers: asked.map(sharedAnswer) });
  return asked;
}

/**
 * What no run that merges would take is refused before anybody is asked. Whether a closed edition may be completed is its
 * own affair.
 */
async function assertRunStands(content: string, day: CollectOptions['day'], today: string): Promise<void> {
  if (day) assertOpen(day.date, today, undefined, true);
  else refuseOldClock(today, (await editionDates(content)).at(-1));
}

/** A damaged one is set aside by the run that merges; until then there is none. */
async function stateAsItIs(content: string): Promise<State> {
  try {
    return await readState(content);
  } catch (error) {
    if (error instanceof DamagedFileError) return emptyState;
    throw error;
  }
}
