import { readEdition, readState } from '../../src/io/content-folder.ts';
import { whatIsMissing } from '../../src/core/whole.ts';
import { publishedSource } from '../../src/io/published-site.ts';
import { siteSource } from '../../src/io/source-digest.ts';

/** What a morning has to do when a run begins. */
export interface Task {
  collect: boolean;
  publish: boolean;
  /** A sentence on why. */
  reason: string;
}

export interface Guard {
  content: string;
  /** Today's edition date. */
  today: string;
  /** The whole address of the site. */
  root: string;
  allowHosts: readonly string[];
}

/**
 * Several runs a morning are planned, because GitHub starts some late and drops others; all but the first good one
 * have nothing to do. A run collects unless today's edition is whole, and publishes unless the site already shows
 * what the repository holds, so that a build that failed is made up for by the next run.
 */
export async function taskOf(guard: Guard): Promise<Task> {
  const { content, today } = guard;
  const edition = await readEdition(content, today);
  if (!edition) return { collect: true, publish: true, reason: `There is no edition of ${today} yet.` };
  const missing = whatIsMissing(edition, await readState(content));
  if (missing.length > 0)
    return {
      collect: true,
      publish: true,
      reason: `The edition of ${today} is not whole: ${missing.length} could not be read earlier. ${missing[0]}`,
    };
  if (await isPublished(guard))
    return {
      collect: false,
      publish: false,
      reason: `The edition of ${today} is whole, and the site shows it.`,
    };
  return {
    collect: false,
    publish: true,
    reason: `The edition of ${today} is whole, but the site does not show what the repository holds.`,
  };
}

/** Whether the site shows what the commit that is checked out holds, with nothing changed since. */
export async function isPublished({ content, root, allowHosts }: Guard): Promise<boolean> {
  const source = await siteSource(content);
  return source !== undefined && source.digest === (await publishedSource(root, { allowHosts }));
}
