import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceKind } from '../../src/core/briefing.ts';
import { dayAfter } from '../../src/core/calendar-day.ts';
import { sectionCoverage } from '../../src/core/coverage.ts';
import {
  editionPath,
  editionText,
  type Edition,
  type EditionSection,
  type Entry,
  type SourceCoverage,
  type Weather,
} from '../../src/core/edition.ts';
import { healthPath, type Health, type SourceHealth } from '../../src/core/health.ts';
import { randomFrom } from './random.ts';
import { sampleStories } from './sample-stories.ts';
import { hostileTitles, phrase, sentenceOf, sampleWeather } from './sample-words.ts';

/** An invented archive, the same bytes every time, with everything in it that an archive can hold. */

export interface SampleSource {
  id: string;
  name: string;
  kind: SourceKind;
}

export const sampleSections: { id: string; title: string; emoji: string; sources: SampleSource[] }[] = [
  ['world', 'World', '🌍', ['Harbour Wire', 'Meridian Dispatch']],
  ['canada', 'Canada', '🍁', ['Capital Courier', 'Valley Ledger', 'Le Quai du Nord']],
  ['us', 'U.S. Top Stories', '🇺🇸', ['Plains Public Radio', 'Potomac Notes']],
  ['ai', 'Artificial Intelligence', '🤖', ['Model Watch', 'Lattice']],
  ['digital', 'Digital Strategy', '💡', ['Plain Service', 'Counter Seven', 'Forms and Queues']],
  ['health', 'Public Health', '🏥', ['Coastal Health Bulletin', 'Regional Lab Reports', 'Ward Letters']],
  ['science', 'Science', '🔬', ['Annals of Small Things:journal', 'Tidewater Review:journal']],
  ['policy', 'Government & Policy', '🏛️', ['Provincial Gazette:government', 'Clerk of the Day:government']],
  ['security', 'Cybersecurity & Privacy', '🔐', ['Lock and Key', 'Patch Notes']],
  ['campus', 'University AI', '🎓', ['Northfield Campus News:university', 'Birch Hall:university']],
  ['corporate', 'Corporate AI', '🏢', ['Cloudbank Blog:vendor', 'Gearbox Engineering:vendor']],
].map(([id, title, emoji, names]) => ({
  id: id as string,
  title: title as string,
  emoji: emoji as string,
  sources: (names as string[]).map((named) => {
    const [name = '', kind = 'news'] = named.split(':');
    return { id: name.toLowerCase().replaceAll(/[^a-z]+/g, '-'), name, kind: kind as SourceKind };
  }),
}));

export const sampleTimeZone = 'America/Toronto';

export interface SampleOptions {
  newest?: string;
  days?: number;
}

/** Writes `briefing.yaml`, `editions/` and `health/` into `folder`; gives the dates written, old to new. */
export async function writeSampleArchive(folder: string, options: SampleOptions = {}): Promise<string[]> {
  const { newest = '2026-11-22', days = 40 } = options;
  const missing = dayAfter(newest, -9);
  const dates = Array.from({ length: days }, (_, index) => dayAfter(newest, index - days + 1));
  const editions = dates.filter((date) => date !== missing).map((date) => sampleEdition(date, newest));
  const months = new Map<string, Health>();
  await save(folder, 'briefing.yaml', sampleBriefing());
  for (const edition of editions) {
    await save(folder, editionPath(edition.date), editionText(edition));
    const month = edition.date.slice(0, 7);
    const health = months.get(month) ?? { schema: 1, month, days: {} };
    health.days[edition.date] = healthOf(edition);
    months.set(month, health);
  }
  for (const [month, health] of months)
    await save(folder, healthPath(`${month}-01`), `${JSON.stringify(health, null, 2)}\n`);
  return editions.map(({ date }) => date);
}

async function save(folder: string, path: string, text: string): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

function sampleBriefing(): string {
  const sections = sampleSections.map(({ id, title, emoji, sources }) => [
    `  - id: ${id}`,
    `    title: ${JSON.stringify(title)}`,
    `    emoji: ${JSON.stringify(emoji)}`,
    '    sources:',
    ...sources.map(
      (source) =>
        `      - { id: ${source.id}, name: ${JSON.stringify(source.name)}, url: "https://${source.id}.example/feed.xml", kind: ${source.kind} }`,
    ),
  ]);
  return [
    'title: Morning News Briefing',
    'language: en-CA',
    `timeZone: ${sampleTimeZone}`,
    'weather: { name: "Lakeside, Ontario", province: "ON", lat: 45.81, lon: -77.16 }',
    'sections:',
    ...sections.flat(),
    '',
  ].join('\n');
}

/** The plan of a day: newest day full and with trouble, Sundays thin, one day with nothing at all. */
export function sampleEdition(date: string, newest: string): Edition {
  const random = randomFrom(Number(date.replaceAll('-', '')));
  const age = (Date.parse(newest) - Date.parse(date)) / 86_400_000;
  const sections = sampleSections.map((section, index) => sampleSection(section, index, date, age, random));
  if (age === 0) joinStories(sections);
  const reasons = leadReasons(sections);
  const collectedAt = `${date}T11:45:${String(Math.floor(random() * 60)).padStart(2, '0')}.000Z`;
  return {
    schema: 1,
    date,
    timeZone: sampleTimeZone,
    collectedAt,
    window: { from: `${dayAfter(date, -5)}${collectedAt.slice(10)}`, to: collectedAt },
    weather: sampleWeatherOf(date, age),
    lead: Object.keys(reasons),
    leadReasons: reasons,
    sections,
    ...(age === 20 && { backfilled: true }),
  };
}

function sampleWeatherOf(date: string, age: number): Weather {
  if (age === 2) return { unavailable: 'The weather office did not answer within 15 seconds.' };
  return sampleWeather(date, age);
}

type SectionPlan = (typeof sampleSections)[number];

function sampleSection(
  plan: SectionPlan,
  index: number,
  date: string,
  age: number,
  random: () => number,
): EditionSection {
  const quiet = age === 5 || (age === 0 ? index === 7 : random() < 0.2);
  const unreachable = age % 7 === 0 && index === 8;
  const partly = age < 4 && index === 5;
  const wanted = quiet || unreachable ? 0 : age === 0 ? 5 : 1 + Math.floor(random() * 4);
  const answering = unreachable ? [] : partly ? plan.sources.slice(0, 1) : plan.sources;
  const entries = Array.from({ length: wanted }, (_, place) =>
    sampleEntry(
      answering[Math.floor((place * answering.length) / wanted)] ?? plan.sources[0],
      date,
      age,
      random,
    ),
  );
  tellStories(entries, plan, date, age);
  const sources = plan.sources.map((source) => coverageOf(source, answering, entries, date, index));
  return {
    id: plan.id,
    title: plan.title,
    emoji: plan.emoji,
    entries,
    coverage: sectionCoverage(sources),
  };
}

function coverageOf(
  source: SampleSource,
  answering: readonly SampleSource[],
  entries: readonly Entry[],
  date: string,
  index: number,
): SourceCoverage {
  if (!answering.includes(source))
    return {
      ...source,
      status: 'failed',
      reason: 'The server answered 503 (unavailable).',
      read: 0,
      kept: 0,
    };
  const kept = entries.filter((entry) => entry.source === source.id).length;
  const stale = index === 9 && kept === 0;
  return {
    ...source,
    status: stale ? 'stale' : kept > 0 ? 'ok' : 'quiet',
    ...(stale && { reason: 'Nothing new for 23 days.' }),
    newest: `${dayAfter(date, stale ? -23 : -1)}T15:10:00.000Z`,
    read: 20,
    kept,
  };
}

/** Hours before the edition was gathered, or a bare date as some feeds give it. */
function publishedAt(date: string, random: () => number): string | undefined {
  const choice = random();
  if (choice < 0.06) return undefined;
  if (choice < 0.14) return `${date}T00:00:00.000Z`;
  const minutes = Math.floor(random() * (choice < 0.8 ? 360 : 5_000));
  return new Date(Date.parse(`${date}T11:30:00.000Z`) - minutes * 60_000).toISOString();
}

function sampleEntry(
  source: SampleSource | undefined,
  date: string,
  age: number,
  random: () => number,
): Entry {
  const hex = (): string =>
    Math.floor(random() * 16 ** 6)
      .toString(16)
      .padStart(6, '0');
  const id = `e${hex()}${hex()}`;
  const hostile =
    age === 1 && random() < 0.5 ? hostileTitles[Math.floor(random() * hostileTitles.length)] : undefined;
  const published = publishedAt(date, random);
  const french = source?.name === 'Le Quai du Nord';
  return {
    id,
    title: hostile ?? phrase(random),
    url: `https://${source?.id ?? 'nowhere'}.example/${date.replaceAll('-', '/')}/${id.slice(1)}?part=1&of=2`,
    source: source?.id ?? 'nowhere',
    ...(published && { published }),
    ...(french && { lang: 'fr-CA' }),
    ...(random() < 0.8 && { summary: { text: hostile ?? sentenceOf(random), by: 'publisher' as const } }),
    also: [],
  };
}

/** Two sources with one story, on the newest day. */
function joinStories(sections: readonly EditionSection[]): void {
  const [first, second] = [sections[0]?.entries[0], sections[1]?.entries[0]];
  if (!first || !second || !sections[1]) return;
  sections[1].elsewhere = [{ id: first.id, section: 'world' }];
  first.also.push({
    source: second.source,
    title: `${first.title}, says the ministry`,
    url: `${second.url}#also`,
    why: 'same words',
  });
}

function leadReasons(sections: readonly EditionSection[]): Record<string, string> {
  const first = sections.flatMap(({ title, entries }) =>
    entries.slice(0, 1).map((entry) => ({ title, entry })),
  );
  return Object.fromEntries(
    first
      .slice(0, 5)
      .map(({ title, entry: { id, also } }) => [
        id,
        also.length > 0 ? `${also.length + 1} sources` : `newest of ${title}`,
      ]),
  );
}

/** Puts the entries of a day that belong to a story over days in place of its last ones, or where there are none. */
function tellStories(entries: Entry[], { id, sources }: SectionPlan, date: string, age: number): void {
  for (const story of sampleStories.filter(({ section }) => section === id)) {
    const began = story.told[0]?.age ?? 0;
    const told = story.told.filter((one) => one.age === age);
    entries.splice(Math.max(0, entries.length - told.length), told.length);
    for (const { title, text, source = 0 } of told) {
      const place = story.told.findIndex((one) => one.title === title);
      const digits = `${story.digits}${String(place).padStart(4, '0')}`;
      const from = sources[source] ?? sources[0];
      entries.push({
        id: `e${digits}`,
        title,
        url: `https://${from?.id ?? 'nowhere'}.example/${digits}`,
        source: from?.id ?? 'nowhere',
        published: `${date}T09:1${place}:00.000Z`,
        ...(story.lang && { lang: story.lang }),
        ...(text && { summary: { text, by: 'publisher' as const } }),
        also: [],
        ...(place > 0 && { story: `s${story.digits}0000`, since: dayAfter(date, age - began) }),
      });
    }
  }
}

function healthOf(edition: Edition): Record<string, SourceHealth> {
  const sources = edition.sections.flatMap(({ coverage }) => coverage.sources);
  return Object.fromEntries(
    sources.map(({ id, status, reason, newest, read, kept }, index) => [
      id,
      {
        status,
        ...(reason && { reason }),
        ...(newest && { newest }),
        read,
        kept,
        ms: 80 + ((index * 37) % 900),
      },
    ]),
  );
}
