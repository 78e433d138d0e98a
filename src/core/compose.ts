import type { Section } from './briefing.ts';
import { answered, sectionCoverage, withAddress } from './coverage.ts';
import type { Distinct } from './dedupe.ts';
import {
  type Edition,
  type EditionSection,
  type Entry,
  editionText,
  type SourceCoverage,
  type Summary,
  type Weather,
} from './edition.ts';
import { mergeElsewhere, printedElsewhere } from './elsewhere.ts';
import { chooseLead } from './lead.ts';
import { summarize } from './summarize.ts';
import { mergeWeather } from './weather-merge.ts';

/** What an edition is made of, when everything has been chosen. */
export interface Parts {
  date: string;
  timeZone: string;
  window: { from: string; to: string };
  weather: Weather;
  sections: { section: Section; chosen: readonly Distinct[]; sources: SourceCoverage[] }[];
  /** By entry id, for entries whose opening gives none. */
  summaries?: ReadonlyMap<string, Summary> | undefined;
}

/** Puts an edition together. Pure: the same parts give the same edition. */
export function compose(parts: Parts): Edition {
  const elsewhere = printedElsewhere(parts.sections);
  const sections = parts.sections.map(({ section, chosen, sources }): EditionSection => {
    const entries = chosen.map((one) => printEntry(one, parts.summaries));
    return {
      id: section.id,
      title: section.title,
      emoji: section.emoji,
      entries,
      ...mergeElsewhere([], elsewhere.get(section.id)),
      coverage: sectionCoverage(sources),
    };
  });
  return {
    schema: 1,
    date: parts.date,
    timeZone: parts.timeZone,
    collectedAt: parts.window.to,
    window: parts.window,
    weather: parts.weather,
    ...chooseLead(sections, parts.window.to),
    sections,
  };
}

function printEntry({ candidate, also, printed, continues }: Distinct, summaries: Parts['summaries']): Entry {
  if (printed) return { ...printed, also };
  const { excerpt: _, ...entry } = candidate;
  const summary = summarize(candidate) ?? summaries?.get(candidate.id);
  return { ...entry, ...(summary && { summary }), also, ...continues };
}

/**
 * The edition of a day after one more run. What the earlier run printed is already in `next` (the earlier entries
 * take part in its making); here the rest is kept from shrinking: what a source answered well earlier today is not
 * replaced by a failure or by “nothing changed”, nor weather by none, and sections or sources that were not asked
 * this time stay as long as an entry names them. Where nothing differs but the clock, the earlier edition stands.
 */
export function merge(earlier: Edition, next: Edition): Edition {
  const gone = earlier.sections.filter(({ id }) => !find(next.sections, id));
  const named = sourcesNamed([...next.sections, ...gone]);
  const isNeeded = ({ entries, coverage }: EditionSection): boolean =>
    entries.length > 0 || coverage.sources.some(({ id }) => named.has(id));
  const merged: Edition = {
    ...next,
    weather: mergeWeather(earlier.weather, next.weather),
    sections: [
      ...next.sections.map((section) => mergeSection(find(earlier.sections, section.id), section, named)),
      ...gone.filter(isNeeded),
    ],
    ...(earlier.imported && { imported: true }),
    ...(earlier.backfilled && { backfilled: true }),
  };
  const { collectedAt, window } = earlier;
  const sameClock = { ...merged, ...chooseLead(merged.sections, collectedAt), collectedAt, window };
  if (editionText(sameClock) === editionText(earlier)) return earlier;
  return { ...merged, ...chooseLead(merged.sections, merged.collectedAt) };
}

function mergeSection(
  earlier: EditionSection | undefined,
  next: EditionSection,
  named: ReadonlySet<string>,
): EditionSection {
  if (!earlier) return next;
  const rows = next.coverage.sources.map((row) => betterRow(find(earlier.coverage.sources, row.id), row));
  const left = earlier.coverage.sources.filter(({ id }) => !find(rows, id) && named.has(id));
  return {
    ...next,
    ...mergeElsewhere(earlier.elsewhere, next.elsewhere),
    coverage: sectionCoverage([...rows, ...left]),
  };
}

/**
 * A source that was not asked, or said that nothing has changed, tells nothing new of the day but where it lives now.
 */
function betterRow(earlier: SourceCoverage | undefined, next: SourceCoverage): SourceCoverage {
  if (!earlier) return next;
  const saysLess = answered(earlier)
    ? !answered(next) || (next.read === 0 && earlier.read > 0)
    : next.status === 'skipped';
  if (!saysLess) return next;
  const row = {
    ...earlier,
    kept: next.kept,
    ...(next.kept > 0 && earlier.status === 'quiet' && { status: 'ok' as const }),
  };
  return answered(next) ? withAddress(row, next.movedTo) : row;
}

function find<T extends { id: string }>(rows: readonly T[], id: string): T | undefined {
  return rows.find((row) => row.id === id);
}

function sourcesNamed(sections: readonly EditionSection[]): ReadonlySet<string> {
  const entries = sections.flatMap((section) => section.entries);
  return new Set(entries.flatMap(({ source, also }) => [source, ...also.map((other) => other.source)]));
}
