import type { Briefing } from '../../src/core/briefing.ts';
import { lostReason } from '../../src/core/coverage-reasons.ts';
import { joinShares, type ShareFile } from '../../src/core/join-shares.ts';
import { shareRun } from '../../src/core/share.ts';
import { knownOf, type State } from '../../src/core/state.ts';
import { readShare } from '../../src/io/share-file.ts';
import { UsageError } from '../command.ts';
import type { Asked, Wanted } from './listen.ts';
import type { CollectOptions } from './run.ts';

/** What other machines have handed over, for the one that makes the edition. */
export interface Shares {
  files: readonly ShareFile[];
  /** What could not be read, as sentences. */
  unread: readonly string[];
}

/** Reads what other machines have handed over. Never throws. */
export async function readShares(paths: readonly string[]): Promise<Shares> {
  const files: ShareFile[] = [];
  const unread: string[] = [];
  // One after the other: each may be large.
  for (const file of paths) {
    const read = await readShare(file);
    if ('share' in read) files.push({ file, share: read.share });
    else unread.push(read.problem);
  }
  return { files, unread };
}

/**
 * What every source answered, in the order of `wanted`, as one machine would have heard it. Throws UsageError where the
 * shares are not those of this run.
 */
export function heardByShares(
  wanted: readonly Wanted[],
  briefing: Briefing,
  { shares, state, now, day }: { shares: Shares; state: State; now: Date; day?: CollectOptions['day'] },
): Asked[] {
  const joined = joinShares(shares.files, shareRun(briefing, state, now, day?.date), briefing);
  if ('problem' in joined) throw new UsageError(joined.problem);
  return wanted.map((one): Asked => {
    const known = knownOf(state, one.source);
    const lost = joined.lost.get(one.source.id);
    if (lost) return { ...one, known, ms: 0, lost, answer: { kind: 'failed', reason: lostReason(lost) } };
    const heard = joined.answers.get(one.source.id);
    if (!heard) throw new Error(`Nothing was heard of ${one.source.id}.`);
    const { source: _, ...rest } = heard;
    return { ...one, known, ...rest };
  });
}
