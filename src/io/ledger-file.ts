import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { editionPath } from '../core/edition.ts';
import { editionDigest, enter, type Ledger, ledgerPath, ledgerSchema, ledgerText } from '../core/ledger.ts';
import { DamagedFileError, editionDates, readText, writeWhole } from './content-folder.ts';

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

/** Every date that a ledger names, with the digest of its edition. Throws DamagedFileError. */
export async function ledgerRows(content: string): Promise<Map<string, string>> {
  const files = await readdir(join(content, 'ledger')).catch(() => []);
  const years = files.flatMap((file) => /^(\d{4})\.json$/.exec(file)?.[1] ?? []).sort();
  const ledgers = await Promise.all(years.map((year) => readLedger(content, `${year}-01-01`)));
  return new Map(ledgers.flatMap((ledger) => Object.entries(ledger?.editions ?? {})));
}

/** Enters the bytes that editions have now, each year's ledger written whole. */
export async function enterEditions(content: string, dates: readonly string[]): Promise<void> {
  const years = new Map<string, Map<string, string>>();
  for (const date of dates) {
    const text = await readText(join(content, editionPath(date)));
    if (text === undefined) continue;
    const year = date.slice(0, 4);
    years.set(year, (years.get(year) ?? new Map<string, string>()).set(date, text));
  }
  for (const [year, texts] of years) {
    const day = `${year}-01-01`;
    const ledger = enter(await readLedger(content, day), year, texts);
    await writeWhole(join(content, ledgerPath(day)), ledgerText(ledger));
  }
}

/** Accepts the editions as they are: changed ones are entered anew, and those that are gone are struck out. */
export async function acceptEditions(content: string): Promise<void> {
  const dates = await editionDates(content);
  const years = new Set([...dates, ...(await ledgerRows(content)).keys()].map((date) => date.slice(0, 4)));
  for (const year of years) {
    const texts = new Map<string, string>();
    for (const date of dates.filter((day) => day.startsWith(year)))
      texts.set(date, (await readText(join(content, editionPath(date)))) ?? '');
    await writeWhole(join(content, ledgerPath(`${year}-01-01`)), ledgerText(enter(undefined, year, texts)));
  }
}

/**
 * Brings the ledger up to what an earlier run has left: editions that it does not know, such as those of a time before
 * there was one, and the newest, when a run was ended between writing it and entering it. Older ones that have changed
 * are not touched: `npm run check` names them. Gives the dates that were entered.
 */
export async function adoptEditions(content: string): Promise<string[]> {
  const [dates, rows] = [await editionDates(content), await ledgerRows(content)];
  const newest = dates.at(-1);
  const unknown = dates.filter((date) => !rows.has(date));
  if (newest !== undefined && rows.has(newest)) {
    const text = await readText(join(content, editionPath(newest)));
    if (text !== undefined && editionDigest(text) !== rows.get(newest)) unknown.push(newest);
  }
  await enterEditions(content, unknown);
  return unknown;
}
