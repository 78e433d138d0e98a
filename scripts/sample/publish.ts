/**
 * A sample document holds everything its publisher says in a fortnight, newest first. What a publisher serves at
 * one moment is a part of it: the entries whose date has come, the newest ones only. Documents are handled as
 * latin1 text, one character a byte, so that any encoding comes out as it went in.
 */

export interface Published {
  /** The document as it is at that moment, latin1. */
  document: string;
  /** When the document last changed, milliseconds since 1970; undefined before its first entry. */
  changedMs: number | undefined;
  entries: number;
}

/** How many entries a publisher keeps in the feed, unless told otherwise. */
export const newestMax = 15;

/**
 * The document as its publisher serves it at `nowMs`. An entry is there from its date on. A note in it, taken out
 * here, says otherwise: `<!-- shown from 2026-11-19T15:00:00Z until 2026-11-20T15:00:00Z -->`, in JSON
 * `"_shown": { "from": …, "until": … }`, either part optional. Two entries with one id and adjoining times are an
 * entry that changes; an entry without a date needs `from`. Throws on an entry that has neither.
 */
export function publish(document: string, nowMs: number, max: number = newestMax): Published {
  return document.trimStart().startsWith('{')
    ? publishJson(document, nowMs, max)
    : publishXml(document, nowMs, max);
}

interface Times {
  fromMs: number;
  untilMs: number;
}

const entryPattern = /[ \t]*<(item|entry)(?=[\s>])[\s\S]*?<\/\1>[ \t]*\r?\n?/g;
const notePattern = /[ \t]*<!-- shown (?:from (\S+) ?)?(?:until (\S+) ?)?-->[ \t]*\r?\n?/;
const datePattern = /<(pubDate|dc:date|published|updated)>([^<]+)<\/\1>/;

function publishXml(document: string, nowMs: number, max: number): Published {
  const entries = [...document.matchAll(entryPattern)].map(([text]) => ({ text, times: xmlTimes(text) }));
  const kept = entries.filter(({ times }) => isShown(times, nowMs)).slice(0, max);
  const first = document.search(entryPattern);
  if (first < 0) return { document, changedMs: undefined, entries: 0 };
  const last = entries.at(-1)?.text ?? '';
  const tail = document.slice(document.lastIndexOf(last) + last.length);
  const body = kept.map(({ text }) => text.replace(notePattern, '')).join('');
  return {
    document: `${headOf(document.slice(0, first), body)}${body}${tail}`,
    changedMs: lastChange(entries, nowMs),
    entries: kept.length,
  };
}

/** The channel as it is with these entries: its date is the newest of theirs, its RDF list names no others. */
function headOf(head: string, body: string): string {
  const newest = (name: string): string | undefined =>
    new RegExp(`<${name}>([^<]+)</${name}>`).exec(body)?.[1];
  const dates = {
    lastBuildDate: newest('pubDate'),
    updated: newest('updated'),
    'dc:date': newest('dc:date'),
  };
  let result = head.replace(/[ \t]*<rdf:li rdf:resource="([^"]+)"\/>\r?\n?/g, (row, about: string) =>
    body.includes(`rdf:about="${about}"`) ? row : '',
  );
  for (const [name, date] of Object.entries(dates))
    if (date) result = result.replace(new RegExp(`(<${name}>)[^<]+(</${name}>)`), `$1${date}$2`);
  return result;
}

function xmlTimes(entry: string): Times {
  const [, from, until] = notePattern.exec(entry) ?? [];
  return timesOf(from ?? datePattern.exec(entry)?.[2], until, entry);
}

interface JsonEntry {
  date_published?: string;
  _shown?: { from?: string; until?: string };
}

function publishJson(document: string, nowMs: number, max: number): Published {
  const feed = JSON.parse(document) as { items: JsonEntry[] };
  const entries = feed.items.map((item) => ({
    item,
    times: timesOf(item._shown?.from ?? item.date_published, item._shown?.until, JSON.stringify(item)),
  }));
  const kept = entries.filter(({ times }) => isShown(times, nowMs)).slice(0, max);
  const items = kept.map(({ item: { _shown, ...rest } }) => rest);
  return {
    document: `${JSON.stringify({ ...feed, items }, null, 2)}\n`,
    changedMs: lastChange(entries, nowMs),
    entries: kept.length,
  };
}

function timesOf(from: string | undefined, until: string | undefined, entry: string): Times {
  const times = {
    fromMs: from === undefined ? NaN : instantOf(from),
    untilMs: until === undefined ? Infinity : instantOf(until),
  };
  if (Number.isNaN(times.fromMs) || Number.isNaN(times.untilMs))
    throw new Error(`Nothing says when this sample entry is shown: ${entry.slice(0, 200)}`);
  return times;
}

/** French-Canadian publishers write HNE for the Eastern time that JavaScript knows as EST. */
function instantOf(date: string): number {
  return Date.parse(date.replace(/\bHNE$/, 'EST'));
}

function isShown({ fromMs, untilMs }: Times, nowMs: number): boolean {
  return fromMs <= nowMs && nowMs < untilMs;
}

function lastChange(entries: readonly { times: Times }[], nowMs: number): number | undefined {
  const changes = entries
    .flatMap(({ times }) => [times.fromMs, times.untilMs])
    .filter((changeMs) => changeMs <= nowMs);
  return changes.length > 0 ? Math.max(...changes) : undefined;
}
