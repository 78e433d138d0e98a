import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { editionEntries, type Edition, editionPath, editionText } from '../../src/core/edition.ts';
import { readLegacyEdition } from '../../src/core/legacy-edition.ts';
import { type BodyFate, importEdition, type KnownSections } from '../../src/core/legacy-import.ts';
import { readText, writeWhole } from '../../src/io/content-folder.ts';
import { withFolderLock } from '../../src/io/folder-lock.ts';
import { enterEditions } from '../../src/io/ledger-file.ts';

/** The largest of the predecessor's files had a third of a megabyte. */
export const fileBytesMax = 8 * 1024 * 1024;

/**
 * What became of one file. `taken`: it is an edition now. `known`: that edition is there already, with the same bytes.
 * `left`: another text is the edition of that day. `refused`: it is no edition that could be taken.
 */
export type FileReport =
  | ({ file: string; outcome: 'taken' | 'known' } & Taken)
  | { file: string; outcome: 'left'; date: string; reason: string }
  | { file: string; outcome: 'refused'; reason: string };

interface Taken {
  date: string;
  sections: number;
  entries: number;
  /** What became of the texts below the titles. */
  bodies: Record<BodyFate, number>;
  /** Its characters had been read as Mac Roman and were turned back. */
  repaired: boolean;
}

interface Candidate extends Taken {
  file: string;
  edition: Edition;
  characters: number;
}

export interface ImportContext {
  content: string;
  timeZone: string;
  sections: KnownSections;
  /** Says what would be done and writes nothing. */
  dryRun: boolean;
}

/** The files that the paths name, folders with all `.txt` files below them, in the order of their names. */
export async function filesAt(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      if (!(await stat(path)).isDirectory()) return [path];
      const below = await readdir(path, { recursive: true });
      return below.filter((name) => /\.txt$/i.test(name)).map((name) => join(path, name));
    }),
  );
  return [...new Set(found.flat())].sort();
}

/**
 * Makes editions of the predecessor's texts, one a day: of several the one with the most entries, then the longest,
 * then the first by name. An edition that exists is never replaced, so a second import changes nothing. Reports come
 * in the order of the files. Throws FileError where the content folder cannot be written.
 */
export function importFiles(files: readonly string[], context: ImportContext): Promise<FileReport[]> {
  const work = async (): Promise<FileReport[]> => {
    const reports = new Map<string, FileReport>();
    const byDate = new Map<string, Candidate[]>();
    for (const file of files) {
      const read = await readCandidate(file, context);
      if ('outcome' in read) reports.set(file, read);
      else byDate.set(read.date, [...(byDate.get(read.date) ?? []), read]);
    }
    for (const candidates of byDate.values())
      for (const report of await settleDay(candidates, context)) reports.set(report.file, report);
    if (!context.dryRun) await enterEditions(context.content, ours(reports));
    return files.flatMap((file) => reports.get(file) ?? []);
  };
  return context.dryRun ? work() : withFolderLock(context.content, work);
}

/** The days of which the edition is ours, also those that a run which was ended could not enter any more. */
function ours(reports: ReadonlyMap<string, FileReport>): string[] {
  return [...reports.values()].flatMap((report) =>
    report.outcome === 'taken' || report.outcome === 'known' ? [report.date] : [],
  );
}

async function readCandidate(
  file: string,
  { timeZone, sections }: ImportContext,
): Promise<Candidate | FileReport> {
  const refuse = (reason: string): FileReport => ({ file, outcome: 'refused', reason });
  if ((await stat(file)).size > fileBytesMax) return refuse('It is far larger than any briefing was.');
  const bytes = await readFile(file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('It is not text in UTF-8.');
  }
  const reading = readLegacyEdition(text);
  if ('refused' in reading) return refuse(reading.refused);
  const { edition, bodies } = importEdition(reading.edition, { timeZone, sections });
  return {
    file,
    edition,
    characters: text.length,
    date: edition.date,
    sections: edition.sections.length,
    entries: editionEntries(edition).length,
    bodies,
    repaired: reading.edition.repaired,
  };
}

async function settleDay(candidates: readonly Candidate[], context: ImportContext): Promise<FileReport[]> {
  const [best, ...others] = candidates.toSorted(fullestFirst);
  if (!best) return [];
  const { edition, characters: _, ...taken } = best;
  const path = join(context.content, editionPath(edition.date));
  const text = editionText(edition);
  const there = await readText(path);
  const left = others.map(({ file, date, edition: other }): FileReport => {
    const same = editionText(other) === text;
    const reason = same
      ? `It is the same edition as ${best.file}.`
      : `${best.file} of the same day is fuller.`;
    return { file, outcome: 'left', date, reason };
  });
  if (there !== undefined && there !== text) {
    const reason = 'There is an edition of that day already, and none is ever replaced.';
    return [{ file: best.file, outcome: 'left', date: edition.date, reason }, ...left];
  }
  if (there === undefined && !context.dryRun) await writeWhole(path, text);
  return [{ ...taken, outcome: there === undefined ? 'taken' : 'known' }, ...left];
}

function fullestFirst(one: Candidate, other: Candidate): number {
  return (
    other.entries - one.entries ||
    Number(one.repaired) - Number(other.repaired) ||
    other.characters - one.characters ||
    (one.file < other.file ? -1 : 1)
  );
}
