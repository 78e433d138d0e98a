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
  const hosts = section.entries.map(({ url }) => url && hostOf(url));
  const begun = archive && begunOn(edition.date, archive);
  return section.entries.map((entry, index) => {
    const view = entryView(entry, edition, t, begun);
    view.ditto = section.entries[index - 1]?.source === entry.source;
    const host = hosts[index];
    if (host && host !== hosts[index - 1]) view.host = host;
    return view;
  });
}

/** Field by field, because spreading a dozen that may be absent costs more than all else of a page’s view. */
function entryView(entry: Entry, edition: Edition, t: Strings, begun: Begun | undefined): EntryView {
  const { id, title, url, source, lang, summary } = entry;
  const sources = sourcesOf(edition);
  const nameOf = (name: string): string => sources.get(name)?.name ?? name;
  const kind = sources.get(source)?.kind ?? 'news';
  const view: EntryView = {
    id,
    title,
    source: nameOf(source),
    ditto: false,
    kind,
    also: entry.also.map((other) => ({ title: other.title, url: other.url, source: nameOf(other.source) })),
  };
  const label = t.kinds[kind];
  const since = sinceWords(entry, edition, t);
  const story = begun?.get(id);
  if (url) view.url = url;
  if (label) view.label = label;
  if (entry.published) view.time = printedTime(entry.published, edition, t);
  if (since) view.since = since;
  if (story) view.goesOn = story;
  if (lang) view.lang = lang;
  if (summary) view.summary = summary.text;
  if (summary?.by === 'model') view.chosenBy = t.chosenBy(summary.model);
  return view;
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

function sinceWords({ since, story }: Entry, { date }: Edition, t: Strings): EntryView['since'] {
  if (since === undefined || since >= date) return undefined;
  const words = t.developingSince(t.day(dateWords(since, t)));
  return { words, ...(story && { story }) };
}

/** Stories by the entries that began them. */
type Begun = ReadonlyMap<string, string>;

const knownBegun = new WeakMap<Archive['stories'], ReadonlyMap<string, Begun>>();

/**
 * The stories that began on a date and of which later editions tell. An edition that prints such an entry again does not
 * begin them. Few entries begin one, and every entry of an archive asks.
 */
function begunOn(date: string, { stories }: Archive): Begun | undefined {
  const known = knownBegun.get(stories) ?? begunByDate(stories);
  knownBegun.set(stories, known);
  return known.get(date);
}

function begunByDate(stories: Archive['stories']): Map<string, Map<string, string>> {
  const byDate = new Map<string, Map<string, string>>();
  for (const [story, [first = '', ...later]] of stories) {
    const entry = `e${story.slice(1)}`;
    if (later.length === 0 || storyBegunBy(entry) !== story) continue;
    byDate.set(first, (byDate.get(first) ?? new Map<string, string>()).set(entry, story));
  }
  return byDate;
}

/** `lang` and `dir` for text in another language than the page’s; nothing where they are the same. */
export function languageOf(lang: string | undefined, page: string): { lang?: string; dir?: 'auto' } {
  return lang === undefined || lang.slice(0, 2).toLowerCase() === page.slice(0, 2)
    ? {}
    : { lang, dir: 'auto' };
}
