import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { beginSite, endSite, type KeptSite } from './build/kept-site.ts';
import { checkContent } from './check/content.ts';
import { gitLines } from '../src/io/git.ts';
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

await runCommand({ help, takes: ['content', 'now'], options }, async ({ content, now, values }) => {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const { editions, findings } = await checkContent(content);
  for (const { file, message } of findings) say(`${file}: ${message}`);
  const outDir = resolve(String(values['outDir']));
  // One line a page is a pleasure at seven editions and a burden at three thousand; --silent keeps errors.
  const args = ['build', '--outDir', outDir, ...(values['verbose'] ? [] : ['--silent'])];
  const site = keptSite(outDir);
  if (values['fresh']) await rm(site.cache, { recursive: true, force: true });
  await beginSite(site);
  const code = await runNode(programs.astro, args, {
    BRIEFING_CACHE: site.cache,
    BRIEFING_KEEP: 'true',
    BRIEFING_CONTENT: content,
    ...(await builtFrom(content)),
    ...((await isLate(content, now)) && { BRIEFING_LATE: 'true' }),
  });
  if (code === 0) await endSite(site);
  if (code === 0)
    say(`Built the site of ${editions} editions in ${relative(projectFolder, outDir) || outDir}.`);
  if (code === 0 && findings.length > 0)
    say('What is named above is still to be mended: npm run check tells when it is.');
  return code;
});

/** What the site says of its making, where the content is part of this project’s repository. */
async function builtFrom(content: string): Promise<Record<string, string>> {
  const kept = await gitLines(projectFolder, 'ls-files', '--', content).catch(() => []);
  const source = kept.length > 0 ? await siteSource(projectFolder) : undefined;
  return source ? { BRIEFING_COMMIT: source.commit, BRIEFING_SOURCE: source.digest } : {};
}

/** A cache of its own for each folder that is built into, because the site itself is a part of it. */
function keptSite(outDir: string): KeptSite {
  const all = resolve(process.env['BRIEFING_CACHE'] || join(projectFolder, 'node_modules/.astro'));
  const name = createHash('sha256').update(outDir).digest('hex').slice(0, 12);
  return { outDir, cache: join(all, 'sites', outDir === join(projectFolder, 'dist') ? 'dist' : name) };
}
