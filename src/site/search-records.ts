import type { Edition } from '../core/edition.ts';
import {
  everywhere,
  type Postings,
  type SearchChoices,
  type SearchYear,
  type Shard,
  shardOf,
  termsIn,
} from '../core/search-terms.ts';
import { dayAfter } from '../core/calendar-day.ts';
import { sourcesOf } from './entry.ts';

/** The index of one year: what `/search/index.json` says of it, and its files by name. */
export interface YearIndex {
  year: SearchYear;
  shards: Map<string, Shard>;
  choices: SearchChoices;
}

/** A term in more than this share of a year’s entries is not listed. */
const everywhereShare = 0.25;

/** Indexes the editions of one year, old to new: titles, summaries, and the titles under which others told the same. */
export function indexYear(year: string, editions: readonly Edition[]): YearIndex {
  const terms = new Map<string, number[]>();
  const choices = { sections: numbered(), sources: numbered() };
  const [section, source]: [number[], number[]] = [[], []];
  let place = 0;
  for (const edition of editions) {
    const sources = sourcesOf(edition);
    for (const { id, entries } of edition.sections)
      for (const entry of entries) {
        section.push(choices.sections.of(id));
        source.push(choices.sources.of(sources.get(entry.source)?.name ?? entry.source));
        const rest = [entry.summary?.text, ...entry.also.map(({ title }) => title)].filter(Boolean).join(' ');
        enter(terms, place, entry.title, rest);
        place += 1;
      }
  }
  const shards = shardsOf(terms, place);
  return {
    year: { year, ...daysOf(editions), shards: [...shards.keys()].join(' ') },
    shards,
    choices: { sections: choices.sections.names(), sources: choices.sources.names(), section, source },
  };
}

function enter(terms: Map<string, number[]>, place: number, title: string, rest: string): void {
  const inTitle = new Set(termsIn(title));
  for (const term of new Set([...inTitle, ...termsIn(rest)])) {
    const mark = place * 2 + (inTitle.has(term) ? 1 : 0);
    const marks = terms.get(term);
    if (marks) marks.push(mark);
    else terms.set(term, [mark]);
  }
}

function shardsOf(terms: ReadonlyMap<string, readonly number[]>, entries: number): Map<string, Shard> {
  const shards = new Map<string, Shard>();
  for (const [term, marks] of [...terms].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = shardOf(term);
    const shard = shards.get(name) ?? (Object.create(null) as Shard);
    shard[term] =
      marks.length > entries * everywhereShare && entries > everywhereMin ? everywhere : differences(marks);
    shards.set(name, shard);
  }
  return shards;
}

/** In a young archive every term may be frequent; there the lists are short anyway. */
const everywhereMin = 2_000;

/** Each place less the one before, doubled, plus the mark of the title. */
function differences(marks: readonly number[]): Postings {
  let before = 0;
  return marks.map((mark) => {
    const [place, inTitle] = [mark >> 1, mark & 1];
    const difference = (place - before) * 2 + inTitle;
    before = place;
    return difference;
  });
}

function daysOf(editions: readonly Edition[]): Pick<SearchYear, 'from' | 'counts'> {
  const entries = new Map(
    editions.map(({ date, sections }) => [date, sections.reduce((sum, one) => sum + one.entries.length, 0)]),
  );
  const [from = '', to = ''] = [editions[0]?.date, editions.at(-1)?.date];
  const counts: number[] = [];
  for (let day = from; day <= to && day !== ''; day = dayAfter(day)) counts.push(entries.get(day) ?? 0);
  return { from, counts };
}

/** Numbers for names, in the order in which they come. */
function numbered() {
  const numbers = new Map<string, number>();
  return {
    of: (name: string): number => {
      const known = numbers.get(name) ?? numbers.size;
      numbers.set(name, known);
      return known;
    },
    names: (): string[] => [...numbers.keys()],
  };
}
