import { resolve } from 'node:path';
import { editionDateSchema, editionPath } from '../src/core/edition.ts';
import type { FeedDocument } from '../src/core/feed.ts';
import { readEdition } from '../src/io/content-folder.ts';
import { readSavedFeeds } from '../src/io/saved-feeds.ts';
import { runCommand, UsageError } from './command.ts';
import { readDocument } from './verify/document.ts';
import { type Finding, verifyEdition } from './verify/edition.ts';

const help = `Usage: npm run verify -- --date YYYY-MM-DD --feeds DIR [options]

Holds an edition against the feed documents it was made from: every title, link, summary and alert has to stand there,
word for word. The documents are those that collect keeps with --save-feeds.

  --date DAY      the edition to look at
  --feeds DIR     a folder of documents; may be given several times, for the runs of one day
  --content DIR   the content folder   (default: content)
  --json          the findings as JSON on standard output
  --help          this text

Exit codes: 0 all of it stands, or its document was not kept · 1 something does not stand · 2 wrong usage`;

const options = { date: { type: 'string' }, feeds: { type: 'string', multiple: true } } as const;

await runCommand({ help, takes: ['content', 'json'], options }, async ({ content, json, values }) => {
  const { data: date } = editionDateSchema.safeParse(values['date']);
  if (!date) throw new UsageError('Say which edition to look at, like --date 2026-11-22.');
  const folders = (values['feeds'] as string[] | undefined) ?? [];
  if (folders.length === 0) throw new UsageError('Say where the feed documents are, like --feeds DIR.');
  const edition = await readEdition(content, date);
  if (!edition) throw new UsageError(`There is no ${editionPath(date)} in ${content}.`);
  const documents = await readFolders(folders);

  const verified = verifyEdition(edition, documents);
  const { checked, wrong, unverifiable } = verified;
  if (json) process.stdout.write(`${JSON.stringify({ date, ...verified }, null, 2)}\n`);
  else process.stdout.write([...lines('wrong', wrong), ...lines('not kept', unverifiable)].join(''));
  const left = unverifiable.length > 0 ? `, ${unverifiable.length} cannot be checked` : '';
  process.stderr.write(
    `Checked ${checked} parts of the edition of ${date}: ${wrong.length === 0 ? 'nothing is wrong' : `${wrong.length} wrong`}${left}.\n`,
  );
  return wrong.length === 0 ? 0 : 1;
});

async function readFolders(folders: readonly string[]) {
  const kept: [string, FeedDocument][] = [];
  for (const folder of folders.map((name) => resolve(name))) {
    const saved = await readSavedFeeds(folder);
    if (!saved)
      throw new UsageError(
        `There are no feed documents in ${folder}; keep them with npm run collect -- --save-feeds DIR.`,
      );
    kept.push(...saved);
  }
  const bySource = Map.groupBy(kept, ([source]) => source);
  return new Map([...bySource].map(([id, of]) => [id, of.map(([, document]) => readDocument(document))]));
}

function lines(kind: string, findings: readonly Finding[]): string[] {
  return findings.map(({ where, message }) => `${kind}: ${where}: ${message}\n`);
}
