import { editionPath } from '../src/core/edition.ts';
import { editionSchemaVersion } from '../src/core/schema-version.ts';
import { editionDates, readEdition, readText, writeEdition } from '../src/io/content-folder.ts';
import { withFolderLock } from '../src/io/folder-lock.ts';
import { enterEditions } from '../src/io/ledger-file.ts';
import { join } from 'node:path';
import { runCommand } from './command.ts';

const help = `Usage: npm run migrate -- [options]

Rewrites editions of an older schema to that of today. Nobody needs it: older ones are read as they are. Each file is
written whole or not at all, and those of today are left alone.

  --content DIR   the content folder   (default: content)
  --help          this text

Exit codes: 0 done · 1 an edition cannot be read`;

await runCommand({ help, takes: ['content'] }, async ({ content }) => {
  const rewritten = await withFolderLock(content, async () => {
    const dates: string[] = [];
    for (const date of await editionDates(content)) {
      const edition = await readEdition(content, date);
      const written = JSON.parse((await readText(join(content, editionPath(date)))) ?? '{}') as {
        schema?: number;
      };
      if (!edition || written.schema === editionSchemaVersion) continue;
      await writeEdition(content, edition);
      dates.push(date);
    }
    await enterEditions(content, dates);
    return dates;
  });
  for (const date of rewritten) process.stdout.write(`${editionPath(date)}\n`);
  process.stderr.write(
    rewritten.length === 0
      ? `Every edition is of schema ${editionSchemaVersion} already.\n`
      : `${rewritten.length} rewritten to schema ${editionSchemaVersion}.\n`,
  );
  return 0;
});
