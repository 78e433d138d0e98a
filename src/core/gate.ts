import { weatherSectionId } from './briefing.ts';
import {
  type Alert,
  type Edition,
  editionEntries,
  type Entry,
  type Summary,
  type WeatherReport,
} from './edition.ts';
import type { Heard } from './heard.ts';
import { canonicalUrl, webLink } from './links.ts';
import { isTitle, isTitleInBrokenMarkup, piecesOf, readText, standsIn, type Text } from './stands-in.ts';
import { escapedText } from './text.ts';

/** Where an entry came from: the texts that its source gave with its link. Undefined where the link is not there. */
export type Evidence = (source: string, url: string) => readonly Text[] | undefined;

export interface Gated {
  edition: Edition;
  /** What was left out and why, in plain words; empty as long as the program makes no mistake. */
  notes: string[];
}

/**
 * The last look before an edition is written: every title, link, summary and alert is held against what the feeds
 * said, read in another way than the one that made it (`stands-in.ts`), and what does not stand there is not printed.
 * What an earlier run of the day has printed has been through here already. The edition itself comes back where all of
 * it stands.
 */
export function gate(edition: Edition, heard: readonly Heard[], earlier?: Edition): Gated {
  const evidence = evidenceOf(heard);
  const passed = new Map((earlier ? editionEntries(earlier) : []).map((entry) => [entry.id, entry]));
  const notes: string[] = [];
  const gone = new Set<string>();
  const sections = edition.sections.map((section) => ({
    ...section,
    entries: section.entries.flatMap((entry) => {
      const held = holdEntry(entry, evidence, passed.get(entry.id));
      notes.push(...held.faults.map((fault) => `${nameOf(edition, entry.source)}: ${fault}`));
      if (!held.entry) gone.add(entry.id);
      return held.entry ?? [];
    }),
  }));
  const weather = 'unavailable' in edition.weather ? undefined : holdWeather(edition.weather, heard, earlier);
  notes.push(...(weather?.faults ?? []));
  if (notes.length === 0) return { edition, notes };
  const held = { ...edition, sections, ...(weather && { weather: weather.report }) };
  return { edition: gone.size > 0 ? withoutEntries(held, gone) : held, notes };
}

/** Whether a title is one that a source gave with an entry: the whole of a field, or a sentence of a post without one. */
export function titleStands(texts: readonly Text[], title: string): boolean {
  return texts.some((text) => isTitle(text, title) || standsIn(text, title));
}

/**
 * What of a summary does not stand in any of the texts; undefined where all of it does. The opening of a publisher is
 * one passage; what a model has chosen may stand in several places.
 */
export function foreignWords(texts: readonly Text[], { text, by }: Summary): string | undefined {
  const stands = (words: string): boolean => texts.some((of) => standsIn(of, words));
  if (by !== 'model' && stands(text)) return undefined;
  const foreign = piecesOf(text).find((piece) => !stands(piece));
  return by === 'model' ? foreign : (foreign ?? text);
}

function holdEntry(
  entry: Entry,
  evidence: Evidence,
  passed: Entry | undefined,
): { entry?: Entry; faults: string[] } {
  const faults: string[] = [];
  const also = entry.also.filter(({ source, title, url }) => {
    const isPassed = passed?.also.some((other) => other.url === url && other.title === title);
    const stands = isPassed || isTitleOf(evidence(source, url) ?? [], title);
    if (!stands) faults.push(`“${title}” (${source}) was left out, because it is not in its feed.`);
    return stands;
  });
  const held = also.length < entry.also.length ? { ...entry, also } : entry;
  if (passed && saysTheSame(passed, entry)) return { entry: held, faults };
  const texts = evidence(entry.source, entry.url ?? '');
  if (!texts || !isTitleOf(texts, entry.title)) {
    const what = texts ? 'its title' : 'its link';
    return { faults: [...faults, `“${entry.title}” was left out, because ${what} is not in the feed.`] };
  }
  const foreign = entry.summary && foreignWords(texts, entry.summary);
  if (foreign === undefined) return { entry: held, faults };
  const { summary: _, ...bare } = held;
  return {
    entry: bare,
    faults: [
      ...faults,
      `The summary of “${entry.title}” was left out, because this is not in the feed: ${foreign}`,
    ],
  };
}

function isTitleOf(texts: readonly Text[], title: string): boolean {
  return titleStands(texts, title) || texts.some((text) => isTitleInBrokenMarkup(text, title));
}

function saysTheSame(one: Entry, other: Entry): boolean {
  return one.title === other.title && one.url === other.url && one.summary?.text === other.summary?.text;
}

/** The texts of the raw entries by source and canonical URL; of a source that had nothing new, what waits of it. */
function evidenceOf(heard: readonly Heard[]): Evidence {
  const bySource = Map.groupBy(heard, ({ source }) => source.id);
  const known = new Map<string, ReadonlyMap<string, readonly string[]>>();
  return (source, url) => {
    // Most sources have nothing in an edition, and are not looked through.
    const texts = known.get(source) ?? textsOf(bySource.get(source) ?? []);
    known.set(source, texts);
    return texts.get(url)?.map(readText);
  };
}

function textsOf(heard: readonly Heard[]): Map<string, readonly string[]> {
  const byUrl = new Map<string, readonly string[]>();
  for (const one of heard)
    for (const [url, texts] of one.feed ? textsOfFeed(one) : textsWaiting(one))
      byUrl.set(url, [...(byUrl.get(url) ?? []), ...texts]);
  return byUrl;
}

function textsOfFeed({ feed, base, source }: Heard): [string, string[]][] {
  return (feed?.entries ?? []).flatMap((raw): [string, string[]][] => {
    const link = webLink(raw.link ?? '', base ?? source.url);
    const texts = [raw.title, raw.summary, raw.content].filter((text) => text !== undefined);
    return link ? [[canonicalUrl(link), texts]] : [];
  });
}

/** What was read on an earlier day is plain text, in lines. */
function textsWaiting({ known }: Heard): [string, string[]][] {
  return known.waiting.map(({ url, title, excerpt = '' }) => [
    url,
    [title, excerpt].map((text) => escapedText(text).replaceAll('\n', '<br>')),
  ]);
}

/**
 * Alerts are held against everything the sources of the weather said, since an office keeps them in more than one
 * place. An alert whose text does not stand there keeps its title, and one whose title does not is left out, with a
 * note: a warning in other words than the office's is none.
 */
function holdWeather(
  report: WeatherReport,
  heard: readonly Heard[],
  earlier: Edition | undefined,
): { report: WeatherReport; faults: string[] } {
  const faults: string[] = [];
  const before = earlier && !('unavailable' in earlier.weather) ? earlier.weather.alerts : [];
  const said = heard
    .filter(({ section }) => section.id === weatherSectionId)
    .flatMap(({ feed }) => stringsIn(feed));
  const texts = report.alerts.length > 0 ? said.map(readText) : [];
  const stands = (words: string): boolean => texts.some((text) => standsIn(text, words));
  const alerts = report.alerts.flatMap((alert): Alert[] => {
    if (before.some(({ title, text }) => title === alert.title && text === alert.text)) return [alert];
    if (!stands(alert.title)) {
      faults.push(`Weather: the alert “${alert.title}” was left out, because it is not in the feed.`);
      return [];
    }
    if (alert.text === '' || stands(alert.text)) return [alert];
    faults.push(`Weather: the text of “${alert.title}” was left out, because it is not in the feed.`);
    return [{ ...alert, text: '' }];
  });
  return { report: faults.length > 0 ? { ...report, alerts } : report, faults };
}

/** Every text in a value, however deep. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The edition as if these entries had never been chosen. */
function withoutEntries(edition: Edition, gone: ReadonlySet<string>): Edition {
  const isLeft = (id: string): boolean => !gone.has(id);
  const { leadReasons } = edition;
  return {
    ...edition,
    lead: edition.lead.filter(isLeft),
    ...(leadReasons && {
      leadReasons: Object.fromEntries(Object.entries(leadReasons).filter(([id]) => isLeft(id))),
    }),
    sections: edition.sections.map(({ elsewhere, coverage, ...section }) => ({
      ...section,
      ...(elsewhere && { elsewhere: elsewhere.filter(({ id }) => isLeft(id)) }),
      coverage: {
        ...coverage,
        sources: coverage.sources.map((row) => ({
          ...row,
          kept: Math.min(row.kept, section.entries.filter(({ source }) => source === row.id).length),
        })),
      },
    })),
  };
}

function nameOf({ sections }: Edition, source: string): string {
  const rows = sections.flatMap(({ coverage }) => coverage.sources);
  return rows.find(({ id }) => id === source)?.name ?? source;
}
