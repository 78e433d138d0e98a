import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ShareFile } from '../../src/core/join-shares.ts';
import { readShares, type Shares } from '../collect/merge.ts';
import { giveOutputs } from './outputs.ts';

/** What machines that share the sources have to agree on. */
export interface SharedRun {
  machines: number;
  now: Date;
  /** Another day than today. */
  date: string | undefined;
}

/**
 * Hands the sources out to several jobs of the workflow instead of asking them: gives the outputs that begin them, with
 * one moment for all. What they hand over bears that moment in its name, so that a run that is repeated takes no share
 * of the one before.
 */
export async function handOut({ machines, now, date = '' }: SharedRun): Promise<void> {
  const moment = now.toISOString();
  await giveOutputs({
    shares: JSON.stringify(Array.from({ length: machines }, (_, index) => index + 1)),
    machines: String(machines),
    now: moment,
    date,
    handover: `share-${moment.replaceAll(/[^\dTZ]/g, '')}`,
    keep: 'false',
    publish: 'false',
    tell: 'false',
  });
}

/**
 * What the other jobs have handed over into a folder, each share under its number; undefined where nothing of it can be
 * read, so that this machine has to ask every source itself. A share under another number costs its own sources alone:
 * nobody is there to be asked about it.
 */
export async function handedOver(folder: string, say: (line: string) => void): Promise<Shares | undefined> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
  const { files, unread } = await readShares(names.sort().map((name) => join(folder, name)));
  const own = files.filter(bearsItsNumber);
  const others = files
    .filter((one) => !bearsItsNumber(one))
    .map(({ file, share }) => `${file} says that it is share ${share.share}, and was left out.`);
  if (own.length > 0) return { files: own, unread: [...unread, ...others] };
  [...unread, ...others, 'No share has arrived: this machine asks every source itself.'].forEach(say);
  return undefined;
}

function bearsItsNumber({ file, share }: ShareFile): boolean {
  return basename(file) === `${share.share}.json`;
}
