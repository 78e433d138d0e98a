import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { examineForBuild } from './build/examined.ts';
import { bytesOfSite, recordIn } from './build/kept-site.ts';
import { assertOutDir } from './build/out-dir.ts';
import { sizeWarning } from '../src/core/site-size.ts';
import { withFolderLock } from '../src/io/folder-lock.ts';
import { gitLines } from '../src/io/git.ts';
import { annotation } from '../src/io/progress-github.ts';
import { siteSource } from '../src/io/source-digest.ts';
import { runCommand } from './command.ts';
import { isLate } from './morning/lateness.ts';
import { programs, projectFolder, runNode } from './run-node.ts';

const help = `Usage: npm run build -- [options]

Checks the content folder, then builds the site from it. What the check finds is said; an edition that cannot be
read is left out, and the calendar of the site says so.

  --content DIR   the content folder             (default: content)
  --outDir DIR    where the site is written      (default: dist)
  --now ISO       the moment of the build: a newest edition of more than 36 hours before makes the site say so
                                                 (default: the clock)
  --fresh         renders every page, also those that have not changed
  --verbose       every page as it is written
  --help          this text

The site's address comes from SITE_URL, else from "site" in briefing.yaml, else from GitHub Actions.`;

const options = {
  outDir: { type: 'string', default: 'dist' },
  fresh: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
} as const;

/** What Astro ends with where it could not build; other numbers tell of a process that was ended. */
const failed = 1;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

await runCommand({ help, takes: ['content', 'now'], options }, async ({ content, now, values }) => {
  const outDir = resolve(String(values['outDir']));
  assertOutDir(outDir, content, projectFolder);
  const keep = keptFolder(outDir);
  const lock = `${keep}.lock`;
  await mkdir(lock, { recursive: true });
  const waiting = (): void => say(`Another build is writing to ${outDir}; waiting for it to end.`);
  return withFolderLock(lock, () => build({ content, now, outDir, keep, values }), { waiting });
});

interface Build {
  content: string;
  now: Date;
  outDir: string;
  /** The folder in which builds into `outDir` remember each other. */
  keep: string;
  values: Record<string, unknown>;
}

async function build({ content, now, outDir, keep, values }: Build): Promise<number> {
  if (values['fresh']) await rm(keep, { recursive: true, force: true });
  const isOnTop = existsSync(keep);
  // Astro takes them for good without a look, and they are made again in no time.
  await rm(join(keep, 'fonts'), { recursive: true, force: true });
  const { editions, findings } = await examineForBuild(content, keep);
  for (const { file, message } of findings) say(`${file}: ${message}`);
  // One line a page is a pleasure at seven editions and a burden at three thousand; --silent keeps errors.
  const args = ['build', '--outDir', outDir, ...(values['verbose'] ? [] : ['--silent'])];
  const env = {
    BRIEFING_CACHE: keep,
    BRIEFING_KEEP: keep,
    BRIEFING_CONTENT: content,
    ...(await builtFrom(content)),
    ...((await isLate(content, now)) && { BRIEFING_LATE: 'true' }),
  };
  const code = await runNode(programs.astro, args, env);
  // What Astro keeps of its own is not sealed, and where it was damaged every build to come would fail.
  if (code === failed && isOnTop) {
    say('That was with what the last build has left. Building once more, from nothing.');
    return build({ content, now, outDir, keep, values: { ...values, fresh: true } });
  }
  if (code !== 0) return code;
  if (!existsSync(recordIn(keep))) {
    say('The build has ended before it was done. Run it again.');
    return failed;
  }
  say(`Built the site of ${editions} editions in ${relative(projectFolder, outDir) || outDir}.`);
  const warning = sizeWarning(bytesOfSite(recordIn(keep)));
  if (warning)
    say(process.env['GITHUB_ACTIONS'] ? annotation({ title: 'Size of the site' }, warning) : warning);
  if (findings.length > 0) say('What is named above is still to be mended: npm run check tells when it is.');
  return 0;
}

/** What the site says of its making, where the content is part of this project’s repository. */
async function builtFrom(content: string): Promise<Record<string, string>> {
  const kept = await gitLines(projectFolder, 'ls-files', '--', content).catch(() => []);
  const source = kept.length > 0 ? await siteSource(projectFolder) : undefined;
  return source ? { BRIEFING_COMMIT: source.commit, BRIEFING_SOURCE: source.digest } : {};
}

/** Where the builds into one folder remember each other: one place for each, because the site itself is a part of it. */
function keptFolder(outDir: string): string {
  const all = resolve(process.env['BRIEFING_CACHE'] || join(projectFolder, 'node_modules/.astro'));
  const name = createHash('sha256').update(outDir).digest('hex').slice(0, 12);
  return join(all, 'sites', outDir === join(projectFolder, 'dist') ? 'dist' : name);
}
