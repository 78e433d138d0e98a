import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkEdition, checkRepeats, type Finding, linkMarks, mayRepeat } from '../../src/core/check.ts';
import { editionFileDate, editionPath, editionText } from '../../src/core/edition.ts';
import { type LedgerRow, publishedDigest } from '../../src/core/ledger.ts';
import { readBriefing } from '../../src/io/briefing-file.ts';
import {
  DamagedFileError,
  editionDates,
  editionFromText,
  fileStamp,
  readBytes,
  readEdition,
  readHealth,
  readState,
} from '../../src/io/content-folder.ts';
import { ledgerRows } from '../../src/io/ledger-file.ts';

/** What an edition shows by itself: the same for as long as its bytes and the program are the same. */
interface EditionFacts {
  /** SHA-256 of the bytes of its file, in hexadecimal. */
  digest: string;
  /** What the system says of the file; empty where it had only just been written. */
  stamp: string;
  findings: string[];
  /** Whether its bytes are those that the program writes. */
  isOurs: boolean;
  /** The digest of its addresses and feed ids. */
  published: string;
  /** Its {@link linkMarks}, in Base64: a list of numbers takes ten times as long to read. */
  marks: string;
}

/** What one examination knows of a content folder, for the next one by the same program. */
export interface ContentFacts {
  editions: Record<string, EditionFacts>;
  /** Months whose health file was sound, with the digest of its bytes. */
  health: Record<string, string>;
}

export interface Examination {
  /** How many editions can be read. */
  editions: number;
  findings: Finding[];
  facts: ContentFacts;
}

/**
 * Everything in a content folder that breaks its schemas or invariants: findings in the order of the files, empty
 * for a sound folder. A folder without editions is sound. Throws ConfigurationError where the briefing is wrong.
 */
export async function checkContent(content: string): Promise<{ editions: number; findings: Finding[] }> {
  const { editions, findings } = await examineContent(content);
  return { editions, findings };
}

/** The same, without looking again into files that are as the same program has `known` them. */
export async function examineContent(
  content: string,
  known: ContentFacts = { editions: {}, health: {} },
): Promise<Examination> {
  await readBriefing(content);
  const findings: Finding[] = [];
  const attempt = async <T>(file: string, read: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof DamagedFileError)) throw error;
      findings.push({ file, message: error.advice });
      return undefined;
    }
  };
  const found: Examination = { editions: 0, findings, facts: { editions: {}, health: {} } };
  const rows = (await attempt('ledger', () => ledgerRows(content))) ?? new Map<string, LedgerRow>();
  const dates = await editionDates(content);
  for (const date of dates) {
    const file = editionPath(date);
    const facts = await attempt(file, () => factsOf(content, date, known.editions[date]));
    if (!facts) continue;
    found.editions += 1;
    found.facts.editions[date] = facts;
    const all = [...facts.findings, ...(facts.isOurs ? ledgerFindings(date, facts, rows.get(date)) : [])];
    findings.push(...all.map((message) => ({ file, message })));
  }
  const present = new Set(dates);
  for (const date of rows.keys())
    if (!present.has(date))
      findings.push({ file: editionPath(date), message: goneAdvice(editionPath(date)) });
  findings.push(...(await repeats(content, found.facts)), ...(await strangers(content)));
  found.facts.health = await soundHealth(content, known, attempt);
  await attempt('state.json', () => readState(content));
  return found;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The facts of an edition, those of `before` where its file is the same; undefined without a file. Throws DamagedFileError. */
function factsOf(content: string, date: string, before: EditionFacts | undefined): EditionFacts | undefined {
  const stamp = fileStamp(content, editionPath(date));
  if (stamp !== '' && stamp === before?.stamp) return before;
  const bytes = readBytes(content, editionPath(date));
  if (!bytes) return undefined;
  const digest = digestOf(bytes);
  if (before?.digest === digest) return { ...before, stamp };
  const text = bytes.toString();
  const edition = editionFromText(content, date, text);
  const isOurs = text === editionText(edition);
  const findings = checkEdition(edition, date);
  if (!isOurs) findings.push('its bytes are not those the program writes: was it edited by hand?');
  const published = publishedDigest(edition);
  const marks = Buffer.from(linkMarks(edition).buffer).toString('base64');
  return { digest, stamp, findings, isOurs, published, marks };
}

/** What has changed since an edition was entered. */
function ledgerFindings(date: string, { digest, published }: EditionFacts, row?: LedgerRow): string[] {
  if (!row) return [];
  if (row.edition !== digest) return [changedAdvice(editionPath(date))];
  return row.published && row.published !== published ? [otherAddressesAdvice] : [];
}

async function repeats(content: string, { editions }: ContentFacts): Promise<Finding[]> {
  const dates = mayRepeat(
    new Map(Object.entries(editions).map(([date, { marks }]) => [date, marksIn(marks)])),
  );
  const read = await Promise.all(dates.map((date) => readEdition(content, date)));
  return checkRepeats(read.filter((edition) => edition !== undefined)).map(({ date, message }) => ({
    file: editionPath(date),
    message,
  }));
}

function marksIn(text: string): Float64Array {
  // Of its own: what Buffer gives may begin anywhere in a larger one, and numbers have to begin at a multiple of eight.
  return new Float64Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
}

/** Reads the health files that are not as they were; gives those that are sound. */
async function soundHealth(
  content: string,
  known: ContentFacts,
  attempt: <T>(file: string, read: () => Promise<T>) => Promise<T | undefined>,
): Promise<ContentFacts['health']> {
  const sound: ContentFacts['health'] = {};
  for (const month of await healthMonths(content)) {
    const file = `health/${month}.json`;
    const digest = digestOf(readBytes(content, file) ?? Buffer.alloc(0));
    const isSound = known.health[month] === digest || (await attempt(file, () => readHealth(content, month)));
    if (isSound) sound[month] = digest;
  }
  return sound;
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
