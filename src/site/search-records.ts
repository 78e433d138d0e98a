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
  const nothing = {
    year: { year, from: editions[0]?.date ?? '', counts: [], shards: '' },
    shards: new Map<string, Shard>(),
    choices: { sections: [], sources: [], section: [], source: [], everywhere: {} },
  };
  return grownYear(nothing, editions) ?? nothing;
}

/**
 * The index of a year with later editions: the same as of all its editions together, in a tenth of the time. Undefined
 * where only that can tell, because a term that stood nearly everywhere does no longer.
 */
export function grownYear(before: YearIndex, editions: readonly Edition[]): YearIndex | undefined {
  const { marks, often } = termsOf(before);
  const choices = { sections: numbered(before.choices.sections), sources: numbered(before.choices.sources) };
  const [section, source] = [[...before.choices.section], [...before.choices.source]];
  for (const edition of editions) {
    const sources = sourcesOf(edition);
    for (const { id, entries } of edition.sections)
      for (const entry of entries) {
        const rest = [entry.summary?.text, ...entry.also.map(({ title }) => title)].filter(Boolean).join(' ');
        enter({ marks, often }, section.length, entry.title, rest);
        section.push(choices.sections.of(id));
        source.push(choices.sources.of(sources.get(entry.source)?.name ?? entry.source));
      }
  }
  const isEverywhere = (entries: number): boolean =>
    entries > section.length * everywhereShare && section.length > everywhereMin;
  if (![...often.values()].every(isEverywhere)) return undefined;
  for (const [term, { length }] of marks) if (isEverywhere(length)) often.set(term, length);
  const shards = shardsOf(marks, often);
  return {
    year: { ...grownCounts(before.year, editions), shards: [...shards.keys()].join(' ') },
    shards,
    choices: {
      sections: choices.sections.names(),
      sources: choices.sources.names(),
      section,
      source,
      everywhere: Object.fromEntries([...often].sort(byTerm)),
    },
  };
}

/** Terms as they are gathered: the marks of the entries that hold one, or how many do where it stands nearly everywhere. */
interface Terms {
  marks: Map<string, number[]>;
  often: Map<string, number>;
}

function termsOf({ shards, choices }: YearIndex): Terms {
  const marks = new Map<string, number[]>();
  for (const shard of shards.values())
    for (const [term, postings] of Object.entries(shard))
      if (postings !== everywhere) marks.set(term, marksIn(postings));
  return { marks, often: new Map(Object.entries(choices.everywhere)) };
}

/** A mark is the place of an entry, doubled, plus one where the term stands in its title. */
function enter({ marks, often }: Terms, place: number, title: string, rest: string): void {
  const inTitle = new Set(termsIn(title));
  for (const term of new Set([...inTitle, ...termsIn(rest)])) {
    const count = often.get(term);
    if (count !== undefined) {
      often.set(term, count + 1);
      continue;
    }
    const mark = place * 2 + (inTitle.has(term) ? 1 : 0);
    const known = marks.get(term);
    if (known) known.push(mark);
    else marks.set(term, [mark]);
  }
}

function shardsOf(marks: Terms['marks'], often: Terms['often']): Map<string, Shard> {
  const shards = new Map<string, Shard>();
  const all: [string, Shard[string]][] = [...often.keys()].map((term) => [term, everywhere]);
  for (const [term, own] of marks) if (!often.has(term)) all.push([term, differences(own)]);
  for (const [term, postings] of all.sort(byTerm)) {
    const name = shardOf(term);
    const shard = shards.get(name) ?? (Object.create(null) as Shard);
    shard[term] = postings;
    shards.set(name, shard);
  }
  return shards;
}

const byTerm = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

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

function marksIn(postings: Postings): number[] {
  let place = 0;
  return postings.map((difference) => {
    place += difference >> 1;
    return place * 2 + (difference & 1);
  });
}

/** What the list says of a year, with the entries of later editions. */
function grownCounts(
  { year, from, counts }: SearchYear,
  editions: readonly Edition[],
): Omit<SearchYear, 'shards'> {
  const entries = new Map(
    editions.map(({ date, sections }) => [date, sections.reduce((sum, one) => sum + one.entries.length, 0)]),
  );
  const newest = editions.at(-1)?.date ?? '';
  const all = [...counts];
  if (from !== '')
    for (let day = dayAfter(from, counts.length); day <= newest; day = dayAfter(day))
      all.push(entries.get(day) ?? 0);
  return { year, from, counts: all };
}

/** Numbers for names, in the order in which they come. */
function numbered(before: readonly string[]) {
  const numbers = new Map(before.map((name, number) => [name, number]));
  return {
    of: (name: string): number => {
      const known = numbers.get(name) ?? numbers.size;
      numbers.set(name, known);
      return known;
    },
    names: (): string[] => [...numbers.keys()],
  };
}
