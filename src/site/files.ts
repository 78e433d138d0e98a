import { createHash, hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parseBriefing } from '../core/briefing-text.ts';
import type { Briefing } from '../core/briefing.ts';
import { editionFileDate, editionPath, editionSchema, ledgerPath, type Edition } from '../core/edition.ts';
import { upToDate } from '../core/schema-version.ts';
import { healthPath, healthSchema, type Health } from '../core/health.ts';

/** The only reader of the files of `content/` on the side of the site. */

/** The content folder: `BRIEFING_CONTENT`, else `content` in the project. */
export function contentFolder(): string {
  return resolve(process.env['BRIEFING_CONTENT'] || 'content');
}

/** The owner’s briefing. Throws with file, line and column where it is wrong. */
export function readBriefing(): Briefing {
  const file = join(contentFolder(), 'briefing.yaml');
  if (!existsSync(file)) throw new Error(`${file} does not exist: it says what to read and how to print it`);
  return parseBriefing(readFileSync(file, 'utf8'), file);
}

/** A file of the project itself, such as `package-lock.json`. */
export function readProjectFile(name: string): string {
  return readFileSync(resolve(name), 'utf8');
}

/** SHA-256 of a text, or of bytes, in hexadecimal; by Node, because an archive is a hundred megabytes. */
export function digestOf(data: string | Uint8Array): string {
  return hash('sha256', data);
}

/** A text packed into letters, a seventh as long: what Astro’s store holds is bundled as a script in every build. */
export function packed(text: string): string {
  return gzipSync(text).toString('base64');
}

export function unpacked(text: string): string {
  return gunzipSync(Buffer.from(text, 'base64')).toString();
}

/** What `npm run build` has found out and hands over, in the folder `BRIEFING_KEEP`. */
interface BuildSource {
  /** Stands for program, packages and briefing. */
  program: string;
  /** SHA-256 of each edition file that can be read and fits the schema, by date. */
  editions: Record<string, string>;
}

let source: BuildSource | undefined;

function buildSource(): BuildSource {
  const folder = process.env['BRIEFING_KEEP'];
  source ??= folder
    ? (JSON.parse(readFileSync(join(folder, 'source.json'), 'utf8')) as BuildSource)
    : // Nobody has looked: what an earlier process kept is not to be trusted.
      { program: `process ${process.pid} of ${Date.now()}`, editions: {} };
  return source;
}

/**
 * Stands for everything that pages are made of besides editions: the program and its styles, the packages, the owner’s
 * briefing. While it is the same, a page whose editions are the same has the same bytes.
 */
export function programDigest(): string {
  return buildSource().program;
}

/** SHA-256 of the file of an edition; empty where nobody has looked, and then nothing can be kept. */
export function editionDigest(date: string): string {
  return buildSource().editions[date] ?? '';
}

let dates: readonly string[] | undefined;

/** Dates of all editions on disk, old to new; looked up once in a build. */
export function editionDates(): readonly string[] {
  if (!dates || !process.env['BRIEFING_KEEP']) dates = datesIn(join(contentFolder(), 'editions'));
  return dates;
}

function datesIn(folder: string): string[] {
  const found: string[] = [];
  // Node’s own way below a folder takes five times as long: it asks the system about each file.
  const folders = existsSync(folder) ? [folder] : [];
  for (let place = folders.pop(); place !== undefined; place = folders.pop())
    for (const one of readdirSync(place, { withFileTypes: true })) {
      const date = editionFileDate(one.name);
      if (one.isDirectory()) folders.push(join(place, one.name));
      else if (date !== undefined) found.push(date);
    }
  return found.sort();
}

/** The file of an edition: its digest is that of bytes, and a text would have to be made bytes again for it. */
export function readEditionBytes(date: string): Buffer {
  return readFileSync(join(contentFolder(), editionPath(date)));
}

export function readEditionText(date: string): string {
  return readEditionBytes(date).toString();
}

/**
 * Checks the file of an edition, unless that has been done, and gives its value; throws naming the file and every field
 * that is wrong.
 */
export function parseEdition(date: string, bytes: Buffer): Edition {
  try {
    const value = upToDate(JSON.parse(bytes.toString()));
    const isChecked = process.env['BRIEFING_KEEP']
      ? date in buildSource().editions
      : isAsEntered(date, bytes);
    const edition = isChecked ? (value as Edition) : editionSchema.parse(value);
    if (edition.date !== date) throw new Error(`the edition inside is dated ${edition.date}`);
    return edition;
  } catch (error) {
    throw new Error(`${editionPath(date)}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** As they were found: nothing of a ledger is believed but a digest that an edition has. */
type FoundLedger = { [Part in 'editions' | 'published']?: Partial<Record<string, unknown>> | null };
const ledgers = new Map<string, FoundLedger>();

/**
 * Whether the ledger has entered an edition as one that fits the schema, and its file is the same since: to compare
 * a digest takes a quarter of the time that the schema takes.
 */
function isAsEntered(date: string, bytes: Buffer): boolean {
  const path = ledgerPath(date);
  const { editions, published } = ledgers.get(path) ?? readLedger(path);
  return published?.[date] !== undefined && editions?.[date] === digestOf(bytes);
}

/** The ledger of a year; an empty one where it is missing or damaged, which `npm run check` tells. */
function readLedger(path: string): FoundLedger {
  let ledger: FoundLedger | null = null;
  try {
    ledger = JSON.parse(readFileSync(join(contentFolder(), path), 'utf8')) as FoundLedger | null;
  } catch {
    // Every edition of the year is checked, then.
  }
  ledgers.set(path, ledger ?? {});
  return ledger ?? {};
}

/** Home, sections and feeds ask for the same newest editions again and again, a month for those of its days. */
const editionsKeptMax = 120;
const kept = new Map<string, Edition>();

/** An edition of the collection. It is not checked again here: filling the collection has checked every one. */
export function readEdition(date: string): Edition {
  const known = kept.get(date);
  // The search index is made outside of Vite, in builds alone.
  if (known && import.meta.env?.PROD !== false) return known;
  const edition = upToDate(JSON.parse(readEditionText(date))) as Edition;
  if (kept.size >= editionsKeptMax) kept.delete(kept.keys().next().value ?? '');
  kept.set(date, edition);
  return edition;
}

/**
 * What the sources answered in a month, `2026-11`. Health is a convenience: where its file is missing or damaged, the
 * site is built without it and says so once, rather than not at all.
 */
export function readHealth(month: string): Health | undefined {
  const path = healthPath(`${month}-01`);
  const file = join(contentFolder(), path);
  if (!existsSync(file)) return undefined;
  try {
    return healthSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const first = error instanceof Error ? error.message.split('\n')[0] : String(error);
    console.warn(`${path} cannot be read (${first}); source health is printed without it.`);
    return undefined;
  }
}

/** Whether a page stands in the finished site `folder`; `address` begins and ends with a slash. */
export function hasPage(folder: string, address: string): boolean {
  return existsSync(join(folder, address, 'index.html'));
}

/** A file of the finished site `folder`. */
export function readSiteFile(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** Writes texts into a place of the finished site, by their names there. */
export function writeFiles(folder: string, place: string, texts: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, place), { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, place, name), text);
}

/** Removes a place of the finished site, where there is one. */
export function removeFolder(folder: string, place: string): void {
  rmSync(join(folder, place), { recursive: true, force: true });
}

/** A file of an installed package. */
export function readPackageFile(path: string): Buffer {
  return readFileSync(resolve('node_modules', path));
}

/**
 * Bytes that take long to make, kept between builds under `name` in the cache folder (`BRIEFING_CACHE`, else Astro’s
 * own). They are made again where `digest`, which stands for all they depend on, is not that of last time, and where
 * what was kept is damaged.
 */
export async function keptBytes(
  name: string,
  digest: string,
  make: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = resolve(process.env['BRIEFING_CACHE'] || 'node_modules/.astro', name);
  const markOf = (bytes: Uint8Array): Buffer =>
    Buffer.from(`${digest} ${createHash('sha256').update(bytes).digest('hex')}\n`);
  if (existsSync(file)) {
    const stored = readFileSync(file);
    const bytes = stored.subarray(stored.indexOf('\n') + 1);
    const mark = markOf(bytes);
    if (stored.subarray(0, mark.length).equals(mark)) return new Uint8Array(bytes);
  }
  const bytes = await make();
  mkdirSync(dirname(file), { recursive: true });
  // Whole or not at all: a build may be stopped, and two may run at once.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, Buffer.concat([markOf(bytes), bytes]));
  renameSync(draft, file);
  return bytes;
}
