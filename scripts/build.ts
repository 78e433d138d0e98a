import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { bytesOfSite, recordIn } from './build/kept-site.ts';
import { type ContentFacts, examineContent } from './check/content.ts';
import { sizeWarning } from '../src/core/site-size.ts';
import { gitLines } from '../src/io/git.ts';
import { annotation } from '../src/io/progress-github.ts';
import { programDigest } from '../src/io/program-digest.ts';
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
  const outDir = resolve(String(values['outDir']));
  const keep = keptFolder(outDir);
  if (values['fresh']) await rm(keep, { recursive: true, force: true });
  const { editions, findings } = await examine(content, keep);
  for (const { file, message } of findings) say(`${file}: ${message}`);
  // One line a page is a pleasure at seven editions and a burden at three thousand; --silent keeps errors.
  const args = ['build', '--outDir', outDir, ...(values['verbose'] ? [] : ['--silent'])];
  const code = await runNode(programs.astro, args, {
    BRIEFING_CACHE: keep,
    BRIEFING_KEEP: keep,
    BRIEFING_CONTENT: content,
    ...(await builtFrom(content)),
    ...((await isLate(content, now)) && { BRIEFING_LATE: 'true' }),
  });
  if (code === 0)
    say(`Built the site of ${editions} editions in ${relative(projectFolder, outDir) || outDir}.`);
  const warning = code === 0 ? sizeWarning(bytesOfSite(recordIn(keep))) : undefined;
  if (warning)
    say(process.env['GITHUB_ACTIONS'] ? annotation({ title: 'Size of the site' }, warning) : warning);
  if (code === 0 && findings.length > 0)
    say('What is named above is still to be mended: npm run check tells when it is.');
  return code;
});

/** What an earlier build by the same program has found out of the content folder. */
interface Examined {
  program: string;
  facts: ContentFacts;
}

/** Examines what is new in the content folder, and hands to the build of the site what it has to know. */
async function examine(content: string, keep: string) {
  const program = programDigest(projectFolder, content);
  const file = join(keep, 'examined.json');
  const before = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as Examined)
    .catch(() => undefined);
  const found = await examineContent(content, before?.program === program ? before.facts : undefined);
  await mkdir(keep, { recursive: true });
  await writeFile(file, JSON.stringify({ program, facts: found.facts } satisfies Examined));
  const sound = Object.entries(found.facts.editions).map(([date, { digest }]) => [date, digest]);
  await writeFile(
    join(keep, 'source.json'),
    JSON.stringify({ program, editions: Object.fromEntries(sound) }),
  );
  return found;
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
