import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkEdition, checkRepeats, type Finding } from '../../src/core/check.ts';
import { type Edition, editionFileDate, editionPath, editionText } from '../../src/core/edition.ts';
import { editionDigest, type LedgerRow, publishedDigest } from '../../src/core/ledger.ts';
import { readBriefing } from '../../src/io/briefing-file.ts';
import {
  DamagedFileError,
  editionDates,
  readEdition,
  readHealth,
  readState,
  readText,
} from '../../src/io/content-folder.ts';
import { ledgerRows } from '../../src/io/ledger-file.ts';

/**
 * Everything in a content folder that breaks its schemas or invariants: findings in the order of the files, empty
 * for a sound folder. A folder without editions is sound. Throws ConfigurationError where the briefing is wrong.
 */
export async function checkContent(content: string): Promise<{ editions: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  const attempt = async <T>(file: string, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (error instanceof DamagedFileError) findings.push({ file, message: error.advice });
      else throw error;
      return undefined;
    }
  };
  await readBriefing(content);
  const rows = (await attempt('ledger', () => ledgerRows(content))) ?? new Map<string, LedgerRow>();
  const editions: Edition[] = [];
  const dates = await editionDates(content);
  for (const date of dates) {
    const file = editionPath(date);
    const edition = await attempt(file, () => readEdition(content, date));
    if (!edition) continue;
    editions.push(edition);
    findings.push(...checkEdition(edition, date).map((message) => ({ file, message })));
    const text = await readText(join(content, file));
    if (text !== editionText(edition))
      findings.push({ file, message: 'its bytes are not those the program writes: was it edited by hand?' });
    else
      findings.push(...ledgerFindings(edition, text, rows.get(date)).map((message) => ({ file, message })));
  }
  for (const date of rows.keys())
    if (!dates.includes(date))
      findings.push({ file: editionPath(date), message: goneAdvice(editionPath(date)) });
  findings.push(...checkRepeats(editions).map(({ date, message }) => ({ file: editionPath(date), message })));
  findings.push(...(await strangers(content)));
  for (const month of await healthMonths(content))
    await attempt(`health/${month}.json`, () => readHealth(content, month));
  await attempt('state.json', () => readState(content));
  return { editions: editions.length, findings };
}

/** What has changed since an edition was entered. */
function ledgerFindings(edition: Edition, text: string, row: LedgerRow | undefined): string[] {
  if (!row) return [];
  if (row.edition !== editionDigest(text)) return [changedAdvice(editionPath(edition.date))];
  return row.published && row.published !== publishedDigest(edition) ? [otherAddressesAdvice] : [];
}

const otherAddressesAdvice =
  'is published under other addresses or feed ids than before, though both are for ever: links break and feed readers show everything again. Undo the change of src/core/published.ts, addresses.ts or feed-ids.ts, or accept it with: npm run check -- --adopt';

function changedAdvice(file: string): string {
  return `has changed since it was written, though an edition is for ever. Look at it with: git log -p -- content/${file}. Bring it back, or accept it with: npm run check -- --adopt`;
}

function goneAdvice(file: string): string {
  return `is gone, though an edition is for ever. Find it with: git log -- content/${file}. Bring it back, or accept it with: npm run check -- --adopt`;
}

/** Files among the editions that are not where their name says, so that no page would ever be made of them. */
async function strangers(content: string): Promise<Finding[]> {
  const files = await readdir(join(content, 'editions'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return files
    .filter((file) => !file.isDirectory())
    .map((file) => join(file.parentPath, file.name).slice(join(content, '/').length))
    .filter((path) => !/(?:^|[\\/])\./.test(path) && path !== editionPath(editionFileDate(path) ?? 'none'))
    .map((file) => ({ file, message: 'is not the name of an edition; move it away' }));
}

async function healthMonths(content: string): Promise<string[]> {
  const files = await readdir(join(content, 'health')).catch(() => []);
  return files.flatMap((file) => /^(\d{4}-\d\d)\.json$/.exec(file)?.[1] ?? []).sort();
}
