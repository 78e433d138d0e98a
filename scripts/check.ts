import { resolve } from 'node:path';
import { checkContent } from './check/content.ts';
import { checkSite } from './check/site.ts';
import { withFolderLock } from '../src/io/folder-lock.ts';
import { acceptEditions } from '../src/io/ledger-file.ts';
import { runCommand } from './command.ts';

const help = `Usage: npm run check -- [options]

Holds the content folder against its schemas and against what an edition promises: nothing repeated, nothing silent,
nothing longer than it should be, every file where its name says, and every edition as it was when it was written.

  --content DIR   the content folder   (default: content)
  --site DIR      a built site: whether it still has every address and id that was ever published
  --adopt         accepts editions that have changed or gone since they were written, and enters them as they are
  --json          the findings as JSON on standard output
  --help          this text

Exit codes: 0 all is well · 1 something is wrong · 2 briefing.yaml is wrong`;

const options = { site: { type: 'string' }, adopt: { type: 'boolean', default: false } } as const;

await runCommand({ help, takes: ['content', 'json'], options }, async ({ content, json, values }) => {
  if (values['adopt']) await withFolderLock(content, () => acceptEditions(content));
  const { editions, findings } = await checkContent(content);
  if (values['site'] !== undefined)
    findings.push(...(await checkSite(content, resolve(String(values['site'])))));
  if (json) process.stdout.write(`${JSON.stringify({ editions, findings }, null, 2)}\n`);
  else for (const { file, message } of findings) process.stdout.write(`${file}: ${message}\n`);
  const verdict = findings.length === 0 ? 'all is well' : `${findings.length} to mend`;
  process.stderr.write(`Checked ${editions} ${editions === 1 ? 'edition' : 'editions'}: ${verdict}.\n`);
  return findings.length === 0 ? 0 : 1;
});
