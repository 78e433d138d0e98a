import { resolve } from 'node:path';
import { editionDateSchema } from '../../src/core/edition.ts';
import { type ShareName, shareNamed } from '../../src/core/shares.ts';
import { type SharedOptions, UsageError } from '../command.ts';
import { readShares, type Shares } from './merge.ts';

type Given = Pick<SharedOptions, 'values' | 'paths'>;

/** The day of `--date`, and whether its edition may be completed. Throws UsageError. */
export function dayAsked({ values: { date, reopen } }: Given): { date: string; reopen: boolean } | undefined {
  if (date === undefined) {
    if (reopen) throw new UsageError('--reopen needs --date: which edition is to be completed?');
    return undefined;
  }
  if (!editionDateSchema.safeParse(date).success)
    throw new UsageError(`--date ${String(date)} is no day; write it like 2026-11-20.`);
  return { date: String(date), reopen: reopen === true };
}

/** The share of `--shard` and the file of `--out`. Throws UsageError. */
export function shareAsked({ values }: Given): { name: ShareName; out: string } | undefined {
  const { shard, out } = values;
  if (shard === undefined) {
    if (out !== undefined) throw new UsageError('--out needs --shard: which share of the sources is meant?');
    return undefined;
  }
  const name = shareNamed(String(shard));
  if (!name)
    throw new UsageError(`--shard ${String(shard)} is no share; write it like 2/5, of 20 shares at most.`);
  if (typeof out !== 'string')
    throw new UsageError('--shard needs --out: the file that takes what the sources answer.');
  const other = ['merge', 'save-feeds', 'json'].find((option) => values[option]);
  if (other !== undefined)
    throw new UsageError(`--${other} does not go with --shard, which makes no edition.`);
  return { name, out: resolve(out) };
}

/** What the files of `--merge` hold. Throws UsageError where none of them is a share. */
export async function sharesAsked({ values, paths }: Given): Promise<Shares | undefined> {
  const first = values['merge'] as string[] | undefined;
  if (!first && paths[0] !== undefined)
    throw new UsageError(`Unexpected argument '${paths[0]}'. Try --help.`);
  if (!first) return undefined;
  if (values['save-feeds'] !== undefined)
    throw new UsageError('--save-feeds does not go with --merge: other machines have read the documents.');
  const shares = await readShares([...first, ...paths]);
  if (shares.files.length > 0) return shares;
  throw new UsageError(
    [...shares.unread, 'There is no share to merge; collect them again, or leave --merge out.'].join('\n'),
  );
}

/** The moment of a run: that of its shares, where it has not been given. */
export function momentOf({ values, now }: SharedOptions, shares: Shares | undefined): Date {
  const isGiven = values['now'] !== undefined || process.env['BRIEFING_NOW'] !== undefined;
  const first = shares?.files[0];
  return isGiven || !first ? now : new Date(first.share.run.now);
}
