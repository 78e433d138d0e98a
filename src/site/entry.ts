import type { SourceKind } from '../core/briefing.ts';
import type { Edition, EditionSection, Entry, SourceCoverage } from '../core/edition.ts';
import type { Archive } from './archive.ts';
import type { Strings } from './strings.ts';
import { dateWords, printedTime, type PrintedTime } from './times.ts';

/** One entry as it is printed, on the page of its day and on that of its section. */
export interface EntryView {
  id: string;
  title: string;
  /** Absent where the imported edition that it comes from named no address. */
  url?: string;
  /** For print, after the headline: `example.org`. Absent where it is that of the entry before. */
  host?: string;
  source: string;
  /** The entry before comes from the same source: on wide screens its name is not printed again. */
  ditto: boolean;
  kind: SourceKind;
  /** The kind in words, where it is worth a word. */
  label?: string;
  time?: PrintedTime;
  /** The story that it goes on with: since when, and its page where it has one. */
  since?: { words: string; story?: string };
  /** The story that began with it and of which later editions tell. */
  goesOn?: string;
  lang?: string;
  summary?: string;
  /** Says so where a model has chosen which of the publisher’s sentences are printed. */
  chosenBy?: string;
  also: { title: string; url: string; source: string }[];
}

const knownSources = new WeakMap<Edition, Map<string, SourceCoverage>>();

/** Names and kinds of all sources of an edition, by id; each of its sections asks for them. */
export function sourcesOf(edition: Edition): Map<string, SourceCoverage> {
  const known = knownSources.get(edition);
  if (known) return known;
  const sources = new Map(
    edition.sections.flatMap(({ coverage }) => coverage.sources.map((source) => [source.id, source])),
  );
  knownSources.set(edition, sources);
  return sources;
}

/** The story that an entry begins, if others go on with it: `e0123…` begins `s0123…`. */
export const storyBegunBy = (entry: string): string => `s${entry.slice(1)}`;

/** The entries of a section. With the `archive`, those that began a story know whether it goes on. */
export function entryViews(
  section: EditionSection,
  edition: Edition,
  t: Strings,
  archive?: Archive,
): EntryView[] {
  const sources = sourcesOf(edition);
  const nameOf = (id: string): string => sources.get(id)?.name ?? id;
  return section.entries.map((entry, index) => {
    const kind = sources.get(entry.source)?.kind ?? 'news';
    const label = t.kinds[kind];
    return {
      id: entry.id,
      title: entry.title,
      ...(entry.url && { url: entry.url }),
      ...newHost(entry.url, section.entries[index - 1]?.url),
      source: nameOf(entry.source),
      ditto: section.entries[index - 1]?.source === entry.source,
      kind,
      ...(label && { label }),
      ...(entry.published && { time: printedTime(entry.published, edition, t) }),
      ...sinceWords(entry, edition, t),
      ...(archive && goesOn(entry.id, edition.date, archive)),
      ...(entry.lang && { lang: entry.lang }),
      ...(entry.summary && { summary: entry.summary.text }),
      ...(entry.summary?.by === 'model' && { chosenBy: t.chosenBy(entry.summary.model) }),
      also: entry.also.map(({ title, url, source }) => ({ title, url, source: nameOf(source) })),
    };
  });
}

function newHost(url: string | undefined, before: string | undefined): Pick<EntryView, 'host'> {
  const host = url && hostOf(url);
  return host && host !== (before && hostOf(before)) ? { host } : {};
}

const knownHosts = new Map<string, string>();

/** A few hundred publishers have all addresses of ten years between them. */
function hostOf(url: string): string {
  const end = url.indexOf('/', 'https://'.length);
  const origin = end < 0 ? url : url.slice(0, end);
  const host = knownHosts.get(origin) ?? new URL(url).hostname.replace(/^www\./, '');
  knownHosts.set(origin, host);
  return host;
}

function sinceWords({ since, story }: Entry, { date }: Edition, t: Strings): Pick<EntryView, 'since'> {
  if (since === undefined || since >= date) return {};
  const words = t.developingSince(t.day(dateWords(since, t)));
  return { since: { words, ...(story && { story }) } };
}

function goesOn(id: string, date: string, { stories }: Archive): Pick<EntryView, 'goesOn'> {
  const story = storyBegunBy(id);
  const last = stories.get(story)?.at(-1);
  return last !== undefined && last > date ? { goesOn: story } : {};
}

/** `lang` and `dir` for text in another language than the page’s; nothing where they are the same. */
export function languageOf(lang: string | undefined, page: string): { lang?: string; dir?: 'auto' } {
  return lang === undefined || lang.slice(0, 2).toLowerCase() === page.slice(0, 2)
    ? {}
    : { lang, dir: 'auto' };
}
