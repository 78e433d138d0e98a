import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { editionPath, ledgerPath } from '../core/edition.ts';
import {
  editionDigest,
  enter,
  type Ledger,
  ledgerRow,
  type LedgerRow,
  ledgerSchema,
  ledgerText,
  rowsOf,
} from '../core/ledger.ts';
import { DamagedFileError, editionDates, readEdition, readText, writeWhole } from './content-folder.ts';

/** The ledger of the year of a date; undefined where there is none. Throws DamagedFileError. */
export async function readLedger(content: string, date: string): Promise<Ledger | undefined> {
  const path = join(content, ledgerPath(date));
  const text = await readText(path);
  if (text === undefined) return undefined;
  try {
    return ledgerSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new DamagedFileError(path, error);
  }
}

/** Every date that a ledger names, with what it knows of it. Throws DamagedFileError. */
export async function ledgerRows(content: string): Promise<Map<string, LedgerRow>> {
  const files = await readdir(join(content, 'ledger')).catch(() => []);
  const years = files.flatMap((file) => /^(\d{4})\.json$/.exec(file)?.[1] ?? []).sort();
  const ledgers = await Promise.all(years.map((year) => readLedger(content, `${year}-01-01`)));
  return new Map(ledgers.flatMap((ledger) => (ledger ? rowsOf(ledger) : [])));
}

/** Enters the editions as they are now, each year's ledger written whole. */
export async function enterEditions(content: string, dates: readonly string[]): Promise<void> {
  for (const year of yearsOf(dates)) {
    const rows = await presentRows(content, inYear(dates, year));
    if (rows.size > 0)
      await writeLedger(content, year, enter(await readLedger(content, `${year}-01-01`), year, rows));
  }
}

/** Accepts the editions as they are: changed ones are entered anew, and those that are gone are struck out. */
export async function acceptEditions(content: string): Promise<void> {
  const dates = await editionDates(content);
  for (const year of yearsOf([...dates, ...(await ledgerRows(content)).keys()])) {
    const rows = await presentRows(content, inYear(dates, year));
    await writeLedger(content, year, enter(undefined, year, rows));
  }
}

/**
 * Brings the ledger up to what an earlier run has left: editions that it does not know, such as those of a time before
 * there was one, and the newest, when a run was ended between writing it and entering it. Older ones that have changed
 * are not touched: `npm run check` names them. Gives the dates that were entered.
 */
export async function adoptEditions(content: string): Promise<string[]> {
  const [dates, rows] = [await editionDates(content), await ledgerRows(content)];
  const adopted: string[] = [];
  for (const date of dates) {
    const row = rows.get(date);
    if (row?.published && date !== dates.at(-1)) continue;
    const text = await readText(join(content, editionPath(date)));
    const same = text !== undefined && row?.edition === editionDigest(text);
    if (!row || (same ? !row.published : date === dates.at(-1))) adopted.push(date);
  }
  await enterEditions(content, adopted);
  return adopted;
}

const yearsOf = (dates: readonly string[]): Set<string> => new Set(dates.map((date) => date.slice(0, 4)));
const inYear = (dates: readonly string[], year: string): string[] =>
  dates.filter((date) => date.startsWith(year));

/** What the ledger would say now of each of these editions; those without a file are passed over. */
async function presentRows(content: string, dates: readonly string[]): Promise<Map<string, LedgerRow>> {
  const rows = new Map<string, LedgerRow>();
  for (const date of dates) {
    const text = await readText(join(content, editionPath(date)));
    if (text === undefined) continue;
    const edition = await readEdition(content, date).catch(() => undefined);
    rows.set(date, ledgerRow(text, edition));
  }
  return rows;
}

async function writeLedger(content: string, year: string, ledger: Ledger): Promise<void> {
  await writeWhole(join(content, ledgerPath(`${year}-01-01`)), ledgerText(ledger));
}
