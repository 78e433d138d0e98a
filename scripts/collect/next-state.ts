import type { Briefing } from '../../src/core/briefing.ts';
import type { Edition } from '../../src/core/edition.ts';
import { editionEntries, entryLinks } from '../../src/core/edition.ts';
import { linkKey } from '../../src/core/links.ts';
import type { Brought } from '../../src/core/arrange.ts';
import {
  afterFailure,
  afterKeeping,
  afterReading,
  type Reading,
  type SourceState,
  type State,
} from '../../src/core/state.ts';
import { freshUntilOf } from '../../src/core/state-leave.ts';
import type { Asked } from './listen.ts';

interface RunResult {
  state: State;
  briefing: Briefing;
  date: string;
  now: Date;
  asked: readonly Asked[];
  /** What the edition made of it; none where no edition was made. */
  brought?: readonly Brought[];
  edition?: Edition;
}

/** Sources that have left the briefing are forgotten; those that were not asked this time are kept as they were. */
export function nextState({ state, briefing, date, now, asked, brought = [], edition }: RunResult): State {
  const configured = briefing.sections.flatMap(({ sources, backups }) => [...sources, ...backups]);
  const printed = new Set(
    edition ? editionEntries(edition).flatMap((entry) => entryLinks(entry).map(linkKey)) : [],
  );
  const sources: Record<string, SourceState> = {};
  for (const { id } of configured) if (state.sources[id]) sources[id] = state.sources[id];
  asked.forEach((one, index) => {
    // Also under its old address a source keeps the pause that its host asked for.
    // Where a share was lost, that is no fault of its publishers.
    if (one.answer.kind === 'skipped' || one.lost) return;
    const { fresh = [], firstSeen = {} } = brought[index] ?? {};
    const waiting = fresh.filter(({ url }) => !printed.has(linkKey(url)));
    const limit = one.section.limit ?? briefing.limit;
    sources[one.source.id] = afterAsking(one, date, now, { firstSeen, waiting, limit });
  });
  return { schema: 1, sources };
}

type Left = Pick<Reading, 'firstSeen' | 'waiting' | 'limit'>;

function afterAsking(
  { known, answer, failure, download, feed }: Asked,
  date: string,
  now: Date,
  left: Left,
): SourceState {
  if (answer.kind === 'skipped') return known;
  if (answer.kind === 'failed') {
    const gone = download?.kind === 'failed' && download.gone === true;
    return afterFailure(known, date, failure ?? { stage: 'download', reason: answer.reason }, gone);
  }
  if (download?.kind !== 'document' && download?.kind !== 'unchanged') return afterKeeping(known, left);
  const { etag, lastModified, freshUntil: headers } = download;
  const ttlMinutes = feed ? feed.ttlMinutes : known.ttlMinutes;
  const { newest, usualGapHours, repairs = [], movedTo } = answer;
  const document = {
    newest,
    usualGapHours,
    ttlMinutes,
    repairs: repairs.length > 0 ? [...repairs] : undefined,
  };
  return afterReading(known, date, {
    ...left,
    etag,
    lastModified,
    movedTo,
    freshUntil: freshUntilOf(now, { headers, ttlMinutes }),
    document: answer.kind === 'read' ? document : undefined,
  });
}

/** Whether a publisher asked for something that the next run must know, whatever else came of this one. */
export function wasAskedToWait(asked: readonly Asked[]): boolean {
  return asked.some(
    ({ failure, download }) =>
      failure?.retryAt !== undefined || (download?.kind === 'failed' && download.gone === true),
  );
}
