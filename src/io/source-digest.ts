import { createHash } from 'node:crypto';
import { git, gitLines } from './git.ts';

/** What the site is made of, as a commit has it. */
export interface SiteSource {
  commit: string;
  /** SHA-256 over the names and blobs of every file of the commit but those that no page shows. */
  digest: string;
}

/** They tell the next run what to do, and change when no page does. */
const unseen = /(?:^|\/)content\/(?:mailed|state)\.json$/;

/** Undefined outside of git, and where files have been changed since the commit. Throws GitError. */
export async function siteSource(folder: string): Promise<SiteSource | undefined> {
  const changed = await gitLines(folder, 'status', '--porcelain').catch(() => undefined);
  if (!changed || changed.length > 0) return undefined;
  const commit = (await git(folder, 'rev-parse', 'HEAD')).trim();
  const files = await gitLines(folder, 'ls-tree', '-r', '--full-tree', 'HEAD');
  const seen = files.filter((line) => !unseen.test(line.slice(line.indexOf('\t') + 1)));
  return { commit, digest: createHash('sha256').update(seen.join('\n')).digest('hex') };
}
