import { editionDateSchema, editionEntries, type Edition } from './edition.ts';
import { linkKey } from './links.ts';
import { fitsSummary, markupInText, summaryCharsMax, summaryWordsMax } from './summarize.ts';

/** What is wrong with one file of the content folder. */
export interface Finding {
  file: string;
  message: string;
}

type Rule = (edition: Edition, date: string) => (string | false | undefined)[];

/** What one edition can show of the invariants, one row a rule. */
const rules: readonly Rule[] = [
  ({ date }, name) => [date !== name && `it says it is of ${date}`],
  ({ date }) => [!editionDateSchema.safeParse(date).success && `${date} is not a date`],
  ({ window: { from, to }, collectedAt }) => [
    from >= to && 'its window ends before it begins',
    collectedAt < to && 'it was collected before its cut-off',
  ],
  ({ sections }) =>
    repeated(sections.map(({ id }) => id)).map((id) => `the section ${id} stands in it twice`),
  (edition) =>
    repeated(editionEntries(edition).map(({ id }) => id)).map((id) => `the entry ${id} stands in it twice`),
  (edition) => {
    const ids = new Set(editionEntries(edition).map(({ id }) => id));
    return edition.lead.map((id) => !ids.has(id) && `its lead names ${id}, which it does not hold`);
  },
  ({ lead, leadReasons = {} }) =>
    Object.keys(leadReasons).map(
      (id) => !lead.includes(id) && `it says why ${id} leads, which is not in its lead`,
    ),
  ({ sections }) =>
    sections.flatMap(({ id: finder, elsewhere = [] }) =>
      elsewhere.map(({ id, section }) => {
        const printer = sections.find((one) => one.id === section);
        const isThere = printer?.entries.some((entry) => entry.id === id);
        return !isThere && `${finder} says that ${id} is printed in ${section}, where it is not`;
      }),
    ),
  (edition) => {
    const sources = new Set(edition.sections.flatMap(({ coverage }) => coverage.sources.map(({ id }) => id)));
    return editionEntries(edition).flatMap(({ id, source, also }) =>
      [source, ...also.map((other) => other.source)].map(
        (name) =>
          !sources.has(name) && `the entry ${id} names the source ${name}, of which its coverage is silent`,
      ),
    );
  },
  ({ sections }) =>
    sections.flatMap(({ id, coverage }) =>
      coverage.sources.map(
        ({ id: source, status, reason }) =>
          !['ok', 'quiet'].includes(status) && !reason && `${source} in ${id} is ${status} without a reason`,
      ),
    ),
  (edition) =>
    editionEntries(edition).map(
      ({ id, summary }) =>
        summary &&
        !fitsSummary(summary.text) &&
        `the summary of ${id} is longer than ${summaryWordsMax} words or ${summaryCharsMax} characters`,
    ),
  (edition) =>
    editionEntries(edition).flatMap(({ id, summary }) => [
      summary && markupInText.test(summary.text) && `the summary of ${id} holds markup`,
      summary && /\n/.test(summary.text) && `the summary of ${id} has more than one line`,
      summary &&
        (summary.by === 'model') !== (summary.model !== undefined) &&
        `the summary of ${id} names a model and another hand, or a model without its name`,
    ]),
];

/** The findings of one edition, whose file is named after `date`. */
export function checkEdition(edition: Edition, date: string): string[] {
  return rules.flatMap((rule) => rule(edition, date)).filter((finding) => typeof finding === 'string');
}

/**
 * A number for each address that an edition prints, of up to 53 bits: the same for two spellings of one page, and hardly
 * ever for two pages.
 */
export function linkMarks(edition: Edition): Float64Array {
  return Float64Array.from(
    editionEntries(edition).flatMap(({ url }) => (url === undefined ? [] : [markOf(linkKey(url))])),
  );
}

/** 53 bits of a text, by two multiplications a character. No secret: what it confuses is looked at again. */
function markOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    high = Math.imul(high ^ character, 2_654_435_761);
    low = Math.imul(low ^ character, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 2 ** 32 * (low & 0x1fffff) + (high >>> 0);
}

/** The dates whose editions may print what another prints: only these {@link checkRepeats} has to read. */
export function mayRepeat(marks: ReadonlyMap<string, Float64Array>): string[] {
  // Nearly always nothing is printed twice, which a sorted list shows ten times as fast as a table.
  const sorted = joined([...marks.values()]).sort();
  if (!sorted.some((mark, at) => mark === sorted[at - 1])) return [];
  const first = new Map<number, string>();
  const dates = new Set<string>();
  for (const [date, ofDay] of marks)
    for (const mark of ofDay) {
      const before = first.get(mark);
      if (before === undefined) first.set(mark, date);
      else if (before !== date) dates.add(before).add(date);
    }
  return [...dates].sort();
}

function joined(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

/** Entries that one edition after another has printed: nothing is to appear twice. Editions come old to new. */
export function checkRepeats(editions: Iterable<Edition>): { date: string; message: string }[] {
  const first = new Map<string, string>();
  const findings: { date: string; message: string }[] = [];
  for (const edition of editions)
    for (const { id, url } of editionEntries(edition)) {
      if (url === undefined) continue;
      const key = linkKey(url);
      const before = first.get(key);
      if (before !== undefined && before !== edition.date)
        findings.push({ date: edition.date, message: `the entry ${id} was printed on ${before} already` });
      else first.set(key, edition.date);
    }
  return findings;
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
