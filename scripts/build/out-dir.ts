import { existsSync, readdirSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { UsageError } from '../command.ts';

/** What a site of ours holds, also one whose build was stopped: without any of it a folder holds something else. */
const marks = ['_astro', '.prerender', 'provenance.json'];

/**
 * Throws UsageError where a site cannot be written to `outDir` without harm: a build removes from it all that is not its
 * own.
 */
export function assertOutDir(outDir: string, content: string, project: string): void {
  const advice = 'Name another folder with --outDir.';
  if (isWithin(outDir, content) || isWithin(content, outDir))
    throw new UsageError(
      `The site cannot be written to ${outDir}, because the content lies there. ${advice}`,
    );
  if (isWithin(project, outDir))
    throw new UsageError(
      `The site cannot be written to ${outDir}, because the program lies there. ${advice}`,
    );
  if (!existsSync(outDir)) return;
  if (!statSync(outDir).isDirectory())
    throw new UsageError(`The site cannot be written to ${outDir}, which is a file. ${advice}`);
  const names = readdirSync(outDir).filter((name) => name !== '.git');
  if (names.length > 0 && !marks.some((mark) => names.includes(mark)))
    throw new UsageError(
      `${outDir} holds something else than a site (${names[0]}), and a build would remove it. ${advice}`,
    );
}

/** Whether a path is a folder or lies in it. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return (
    way === '' || !(way === '..' || way.startsWith('../') || way.startsWith('..\\') || /^[A-Za-z]:/.test(way))
  );
}
