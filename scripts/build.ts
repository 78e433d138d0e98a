import { relative, resolve } from 'node:path';
import { checkContent } from './check/content.ts';
import { runCommand } from './command.ts';
import { programs, projectFolder, runNode } from './run-node.ts';

const help = `Usage: npm run build -- [options]

Checks the content folder, then builds the site from it. What the check finds is said; an edition that cannot be
read is left out, and the calendar of the site says so.

  --content DIR   the content folder             (default: content)
  --outDir DIR    where the site is written      (default: dist)
  --verbose       every page as it is written
  --help          this text

The site's address comes from SITE_URL, else from "site" in briefing.yaml, else from GitHub Actions.`;

const options = {
  outDir: { type: 'string', default: 'dist' },
  verbose: { type: 'boolean', default: false },
} as const;

await runCommand({ help, takes: ['content'], options }, async ({ content, values }) => {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const { editions, findings } = await checkContent(content);
  for (const { file, message } of findings) say(`${file}: ${message}`);
  const outDir = resolve(String(values['outDir']));
  // One line a page is a pleasure at seven editions and a burden at three thousand; --silent keeps errors.
  const args = ['build', '--outDir', outDir, ...(values['verbose'] ? [] : ['--silent'])];
  const code = await runNode(programs.astro, args, { BRIEFING_CONTENT: content });
  if (code === 0)
    say(`Built the site of ${editions} editions in ${relative(projectFolder, outDir) || outDir}.`);
  if (code === 0 && findings.length > 0)
    say('What is named above is still to be mended: npm run check tells when it is.');
  return code;
});
