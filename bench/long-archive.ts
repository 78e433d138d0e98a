import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Section, Source } from '../src/core/briefing.ts';
import { weatherSectionId } from '../src/core/briefing.ts';
import { parseBriefing } from '../src/core/briefing-text.ts';
import { dayAfter } from '../src/core/calendar-day.ts';
import { sectionCoverage } from '../src/core/coverage.ts';
import type { Edition, EditionSection, Entry, SourceCoverage, Weather } from '../src/core/edition.ts';
import { editionPath, editionText, ledgerPath } from '../src/core/edition.ts';
import { entryId } from '../src/core/entry-id.ts';
import { type Health, healthFileText, healthPath, recordHealth } from '../src/core/health.ts';
import { chooseLead } from '../src/core/lead.ts';
import { enter, ledgerRow, type LedgerRow, ledgerText } from '../src/core/ledger.ts';
import { writeWhole } from '../src/io/content-folder.ts';
import { randomFrom } from '../scripts/testing/random.ts';
import { sampleWeather } from '../scripts/testing/sample-words.ts';
import { readSampleTexts, sampleFolder, type SampleText } from './sample-texts.ts';

/**
 * A long archive told with the texts of `sample/`: days without an edition, quiet and unreachable sections, stories
 * over days, health for every month. The same options give the same bytes.
 */
export interface LongArchive {
  /** How many days have an edition; those without come on top. */
  days: number;
  newest: string;
  seed: number;
  /** Every day with as many entries as the newest, no section quiet: a bound, where usual days are thinner. */
  full: boolean;
}

export const longArchive: LongArchive = { days: 400, newest: '2026-11-22', seed: 1, full: false };

/** Entries of the newest edition; other days have fewer or up to as many, unless all are to be full. */
export const fullDay = 45;

/** Of a hundred days, those on which no edition was made. */
const missedPercent = 3;
/** Of a hundred sections, those with nothing new and those that could not be read. */
const [quietPercent, unreachablePercent] = [6, 2];
const storyDaysMax = 9;

/** A story that is not over: who began it and when, and the days on which it will be told again. */
interface OpenStory {
  first: Entry;
  since: string;
  section: string;
  again: string[];
}

interface Newsroom {
  sections: Section[];
  texts: Map<string, SampleText[]>;
  random: () => number;
  open: OpenStory[];
}

/** Writes `briefing.yaml`, `editions/`, `health/` and `ledger/` into `folder`; gives the dates of the editions, old to new. */
export async function writeLongArchive(
  folder: string,
  options: Partial<LongArchive> = {},
): Promise<string[]> {
  const { days, newest, seed, full } = { ...longArchive, ...options };
  const random = randomFrom(seed);
  const briefing = join(sampleFolder, 'briefing.yaml');
  const sections = parseBriefing(await readFile(briefing, 'utf8'), briefing).sections.filter(
    ({ id }) => id !== weatherSectionId,
  );
  const newsroom: Newsroom = { sections, texts: await readSampleTexts(), random, open: [] };
  const dates = datesBefore(newest, days, random);
  const months = new Map<string, Health>();
  const years = new Map<string, Map<string, LedgerRow>>();
  await mkdir(folder, { recursive: true });
  await copyFile(briefing, join(folder, 'briefing.yaml'));
  for (const date of dates) {
    const edition = editionOf(date, full || date === newest, newsroom);
    const text = editionText(edition);
    await writeWhole(join(folder, editionPath(date)), text);
    const ofYear = years.get(date.slice(0, 4)) ?? new Map<string, LedgerRow>();
    years.set(date.slice(0, 4), ofYear.set(date, ledgerRow(text, edition)));
    const answers = edition.sections.flatMap(({ coverage }) => coverage.sources);
    months.set(
      date.slice(0, 7),
      recordHealth(
        months.get(date.slice(0, 7)),
        date,
        answers.map((coverage) => ({ coverage, ms: 60 + random() * 900 })),
      ),
    );
  }
  for (const [month, health] of months)
    await writeWhole(join(folder, healthPath(`${month}-01`)), healthFileText(health));
  for (const [year, rows] of years)
    await writeWhole(join(folder, ledgerPath(`${year}-01-01`)), ledgerText(enter(undefined, year, rows)));
  return dates;
}

/** So many dates with an edition, old to new. */
function datesBefore(newest: string, count: number, random: () => number): string[] {
  const dates = [newest];
  for (let date = dayAfter(newest, -1); dates.length < count; date = dayAfter(date, -1))
    if (random() * 100 >= missedPercent) dates.push(date);
  return dates.reverse();
}

function editionOf(date: string, isFull: boolean, newsroom: Newsroom): Edition {
  const { sections, random } = newsroom;
  const collectedAt = `${date}T11:45:${String(Math.floor(random() * 60)).padStart(2, '0')}.000Z`;
  const room = isFull ? shares(fullDay, sections.length) : sections.map(() => roomOf(random));
  const printed = sections.map((section, index) => sectionOf(section, date, room[index] ?? 0, newsroom));
  return {
    schema: 1,
    date,
    timeZone: 'America/Toronto',
    collectedAt,
    window: { from: `${dayAfter(date, -3)}${collectedAt.slice(10)}`, to: collectedAt },
    weather: weatherOf(date, random),
    ...chooseLead(printed, collectedAt),
    sections: printed,
  };
}

function weatherOf(date: string, random: () => number): Weather {
  if (random() < 0.02) return { unavailable: 'The weather office did not answer within 15 seconds.' };
  return sampleWeather(date, Math.floor(random() * 40));
}

/** `total` in `parts` numbers that differ by one at most. */
function shares(total: number, parts: number): number[] {
  return Array.from(
    { length: parts },
    (_, part) => Math.floor(total / parts) + (part < total % parts ? 1 : 0),
  );
}

/** Entries of a section: `-1` where no source of it answered. */
function roomOf(random: () => number): number {
  const chance = random() * 100;
  if (chance < unreachablePercent) return -1;
  return chance < unreachablePercent + quietPercent ? 0 : 2 + Math.floor(random() * 4);
}

function sectionOf(section: Section, date: string, room: number, newsroom: Newsroom): EditionSection {
  const { texts, random } = newsroom;
  const writers = section.sources.filter(({ id }) => texts.has(id));
  const failed = room < 0 ? section.sources : random() < 0.04 ? section.sources.slice(-1) : [];
  const answering = writers.filter((source) => !failed.includes(source));
  const said = new Set<string>();
  const entries = Array.from({ length: answering.length === 0 ? 0 : room }, (_, place): Entry => {
    const source = answering[place % answering.length] as Source;
    const entry = entryOf(source, texts.get(source.id) ?? [], date, said, random);
    return place === 0 ? tellAgain(entry, section.id, date, newsroom) : entry;
  });
  const [first, second] = entries;
  if (first && second && first.source !== second.source && random() < 0.3)
    first.also.push({
      source: second.source,
      title: second.title,
      url: `${second.url}#also`,
      why: 'same words',
    });
  return {
    id: section.id,
    title: section.title,
    emoji: section.emoji,
    entries,
    coverage: sectionCoverage(section.sources.map((source) => answerOf(source, failed, entries, date))),
  };
}

function entryOf(
  source: Source,
  texts: readonly SampleText[],
  date: string,
  said: Set<string>,
  random: () => number,
): Entry {
  let title: string;
  let told: SampleText;
  do {
    told = pick(texts, random);
    title = retold(told.title, random);
    // A short feed runs out of titles that are new today; a number makes another of it.
    if (said.has(title)) title = `${title} (${Math.floor(random() * 1_000)})`;
  } while (said.has(title));
  said.add(title);
  const url = `https://${source.id}.example/${date.replaceAll('-', '/')}/${Math.floor(random() * 1e9).toString(36)}`;
  const published = new Date(Date.parse(`${date}T11:30:00Z`) - Math.floor(random() * 1_200) * 60_000);
  return {
    id: entryId(url),
    title,
    url,
    source: source.id,
    ...(random() < 0.95 && { published: published.toISOString() }),
    ...(told.lang !== undefined && { lang: told.lang }),
    ...(told.summary !== undefined &&
      random() < 0.65 && {
        summary: { text: retold(told.summary, random), by: 'publisher' as const },
      }),
    also: [],
  };
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** The same sentence with other numbers of as many digits: the texts come round again, and no day is another's copy. */
function retold(text: string, random: () => number): string {
  return text.replace(/\d+/g, (digits) =>
    [...digits]
      .map((_, place) => Math.floor(random() * (place === 0 ? 9 : 10)) + (place === 0 ? 1 : 0))
      .join(''),
  );
}

/** Lets an entry go on with a story of its section that is due, or begin one. */
function tellAgain(entry: Entry, section: string, date: string, { open, random }: Newsroom): Entry {
  const due = open.find((story) => story.section === section && story.again.some((day) => day <= date));
  if (due) {
    due.again = due.again.filter((day) => day > date);
    return { ...entry, story: `s${due.first.id.slice(1)}`, since: due.since };
  }
  if (random() < 0.1) {
    const again = [2, 5, storyDaysMax].map((latest) => dayAfter(date, Math.ceil(random() * latest)));
    open.push({ first: entry, since: date, section, again });
  }
  return entry;
}

function answerOf(
  { id, name, kind }: Source,
  failed: readonly Source[],
  entries: readonly Entry[],
  date: string,
): SourceCoverage {
  const base = { id, name, kind };
  if (failed.some((source) => source.id === id))
    return { ...base, status: 'failed', reason: 'The server answered 503 (unavailable).', read: 0, kept: 0 };
  const kept = entries.filter(({ source }) => source === id).length;
  return {
    ...base,
    status: kept > 0 ? 'ok' : 'quiet',
    newest: `${dayAfter(date, -1)}T15:10:00.000Z`,
    read: 15,
    kept,
  };
}
