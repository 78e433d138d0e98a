import { setTimeout as pause } from 'node:timers/promises';
import { type Edition, editionEntries, editionFileDate } from '../../src/core/edition.ts';
import { sourceCounts } from '../../src/core/report.ts';
import { editionDates, readEdition } from '../../src/io/content-folder.ts';
import { git, GitError, gitLines } from '../../src/io/git.ts';

export interface KeepOptions {
  /** The content folder, inside a work tree of git. */
  content: string;
  remote: string;
  branch: string;
  /** Completes the edition of a day on top of what somebody else has pushed; `undefined` for today. */
  remake: (day: string | undefined) => Promise<void>;
  /** The day of today's edition. */
  today: string;
  say: (line: string) => void;
}

/** Pauses between attempts, in milliseconds, each up to twice as long by chance: two runners do not meet again. */
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * Commits what a run has written and pushes it, only where anything has changed. When somebody else was quicker, what
 * they pushed stands: where it holds no news of its own, ours is put on top of it; where it does, theirs is taken and
 * our days are made once more on top of them, because a run adds and never shrinks, and no text merge knows what an
 * edition is. Nothing is ever forced. Gives the commit that the remote has now. Throws GitError.
 */
export async function keep(options: KeepOptions): Promise<string> {
  const { content, remote, branch, say } = options;
  await commitContent(content, say);
  for (const [attempt, waitMs] of [...pausesMs, 0].entries()) {
    await git(content, 'fetch', '--quiet', remote, branch);
    const theirs = (await git(content, 'rev-parse', 'FETCH_HEAD')).trim();
    await settleWith(theirs, options);
    const mine = (await git(content, 'rev-parse', 'HEAD')).trim();
    if (mine === theirs) return mine;
    try {
      await git(content, 'push', '--quiet', remote, `HEAD:refs/heads/${branch}`);
      return mine;
    } catch (error) {
      if (!(error instanceof GitError) || attempt === pausesMs.length) throw error;
      say('Somebody else has pushed in the meantime; trying again.');
      await pause(waitMs * (1 + Math.random()));
    }
  }
  throw new Error('unreachable');
}

async function commitContent(content: string, say: (line: string) => void): Promise<void> {
  await git(content, 'add', '--all', '.');
  const changed = await gitLines(content, 'diff', '--cached', '--name-only', '--relative');
  if (changed.length === 0) return say('Nothing has changed.');
  const message = await messageFor(content, changed);
  await git(content, 'commit', '--quiet', '--message', message);
  say(message);
}

async function messageFor(content: string, changed: readonly string[]): Promise<string> {
  const dates = changed.flatMap((path) => editionFileDate(path) ?? []).sort();
  const newest = dates.at(-1);
  const edition = newest === undefined ? undefined : await readEdition(content, newest);
  if (newest === undefined || !edition)
    return `state: ${(await editionDates(content)).at(-1) ?? 'no edition yet'}`;
  return `edition: ${newest} (${tally(edition)})${dates.length > 1 ? `, and ${dates.slice(0, -1).join(', ')}` : ''}`;
}

/** `22 stories, 33 of 38 sources` */
function tally(edition: Edition): string {
  const { read, asked } = sourceCounts(edition);
  const stories = editionEntries(edition).length;
  return `${stories} ${stories === 1 ? 'story' : 'stories'}, ${read} of ${asked} ${asked === 1 ? 'source' : 'sources'}`;
}

async function settleWith(theirs: string, { content, remake, today, say }: KeepOptions): Promise<void> {
  const base = (await git(content, 'merge-base', 'HEAD', theirs)).trim();
  if (base === theirs) return;
  const ours = await changedContent(content, base, 'HEAD');
  const news = (await changedContent(content, base, theirs)).filter((path) => path !== 'briefing.yaml');
  if (news.length === 0 || ours.length === 0) {
    await rebase(content, theirs);
    return;
  }
  say('Another run has pushed its own edition; ours is made again on top of it.');
  await git(content, 'reset', '--quiet', '--hard', theirs);
  const there = new Set(await editionDates(content));
  const days = ours.flatMap((path) => editionFileDate(path) ?? []);
  for (const day of days.filter((one) => one !== today && !there.has(one))) await remake(day);
  await remake(undefined);
  await commitContent(content, say);
}

/** Paths below the content folder that differ between two commits. */
function changedContent(content: string, from: string, to: string): Promise<string[]> {
  return gitLines(content, 'diff', '--name-only', '--relative', from, to, '--', '.');
}

async function rebase(content: string, onto: string): Promise<void> {
  try {
    await git(content, 'rebase', '--quiet', onto);
  } catch (error) {
    await git(content, 'rebase', '--abort').catch(() => undefined);
    throw error;
  }
}
