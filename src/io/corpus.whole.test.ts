import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedFolder, sharedNote } from '../../scripts/testing/shared.ts';
import type { Failure } from '../core/failure.ts';
import type { ParsedFeed, RawEntry } from '../core/feed.ts';
import { plainTitle } from '../core/text.ts';
import { isFailure, parseFeed } from './parse.ts';

/** What must hold over a folder of real feed documents whose contents another parser has described. */
const floors = {
  realFeeds: 185,
  realFeedsRead: 185,
  /** Shares of values on which both parsers agree. */
  title: 0.999,
  link: 0.999,
  id: 0.999,
  date: 0.99,
  /** Values compared, so that an empty folder proves nothing. */
  facts: 250,
};
const manifestCharsMax = 200;
const zones = ['UTC', 'America/Toronto', 'Asia/Tokyo'];

interface Described {
  file: string;
  group: string;
  seed_list: boolean;
  real_capture: boolean;
  tags: string[];
  expected: Expected;
  replay_hint: { content_type?: string };
}
interface Expected {
  version: string | null;
  feed_link: string | null;
  entries: number;
  with_title: number;
  with_link: number;
  with_id: number;
  with_date: number;
  oldest: string | null;
  newest: string | null;
  first: ExpectedEntry | null;
  last: ExpectedEntry | null;
}
type ExpectedEntry = Record<'title' | 'link' | 'id' | 'published' | 'updated', string | null>;
type Fact = 'title' | 'link' | 'id' | 'date';

const folder = join(sharedFolder ?? '', 'feeds');
const described: Described[] = sharedFolder
  ? JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).files
  : [];

/** The address a document is taken to come from; its own links are resolved on the same one. */
function addressOf({ feed_link }: Expected): string {
  return feed_link && /^https?:\/\//.test(feed_link) ? feed_link : 'https://feeds.example/';
}

async function readAll(): Promise<{ about: Described; result: ParsedFeed | Failure }[]> {
  return Promise.all(
    described.map(async (about) => {
      const bytes = readFileSync(join(folder, about.file));
      const contentType = about.replay_hint.content_type ?? 'text/xml';
      return { about, result: await parseFeed({ url: addressOf(about.expected), bytes, contentType }) };
    }),
  );
}

/** Titles are compared without tags, references and white space. */
const bare = (html: string | null | undefined): string => plainTitle(html ?? '').replace(/\s/gu, '');
const seconds = (date: string | null | undefined): number | undefined =>
  date ? Math.floor(Date.parse(date) / 1000) : undefined;

function resolved(link: string | null | undefined, base: string): string | undefined {
  const url = link ? URL.parse(link, base) : undefined;
  return url && /^https?:$/.test(url.protocol) && !url.username ? url.href : undefined;
}

/** How many facts of a kind agree out of how many. */
type Tally = Record<Fact, { agreed: number; facts: number }>;

/** Whether two texts are one; the manifest cuts long ones off and ends them with an ellipsis. */
function agrees(
  read: (text: string) => string | undefined,
  ours: string | undefined,
  theirs: string,
): boolean {
  const isCut = theirs.length > manifestCharsMax;
  const expected = read(isCut ? theirs.slice(0, manifestCharsMax) : theirs) ?? '';
  const found = read(ours ?? '') ?? '';
  return isCut ? found.startsWith(expected) : found === expected;
}

/** What the reference could not find is no fact: to read more than it does is no fault. */
function compareEntry(tally: Tally, ours: RawEntry | undefined, theirs: ExpectedEntry, base: string): void {
  const count = (fact: Fact, isKnown: boolean, isSame: boolean): void => {
    tally[fact].facts += isKnown ? 1 : 0;
    tally[fact].agreed += isKnown && isSame ? 1 : 0;
  };
  const theirLink = theirs.link ? resolved(theirs.link, base) : undefined;
  const theirDate = seconds(theirs.published ?? theirs.updated);
  const link = (text: string): string | undefined => resolved(text, base);
  count('title', Boolean(theirs.title), agrees(bare, ours?.title, theirs.title ?? ''));
  count('link', theirLink !== undefined, agrees(link, ours?.link, theirs.link ?? ''));
  count(
    'id',
    Boolean(theirs.id?.trim()),
    agrees((text) => text.trim(), ours?.id, theirs.id ?? ''),
  );
  count('date', theirDate !== undefined, seconds(ours?.published ?? ours?.updated) === theirDate);
}

/**
 * Compares value with value. The manifest tells the first and the last entry of a document; fixtures of test suites
 * are left aside, since half of them are broken on purpose, and so are the titles of captures that were spoiled
 * when they were saved, which the reference guesses and we print as they stand.
 */
function agreement(all: Awaited<ReturnType<typeof readAll>>): Tally {
  const none = { agreed: 0, facts: 0 };
  const tally = { title: { ...none }, link: { ...none }, id: { ...none }, date: { ...none } };
  for (const { about, result } of all) {
    const { expected, tags, real_capture } = about;
    if (!real_capture || isFailure(result) || result.entries.length !== expected.entries) continue;
    const spoiled = tags.includes('mojibake-double-encoded');
    const ends = [
      [result.entries[0], expected.first],
      [result.entries.at(-1), expected.entries > 1 ? expected.last : null],
    ] as const;
    for (const [ours, theirs] of ends)
      if (theirs)
        compareEntry(tally, ours, spoiled ? { ...theirs, title: null } : theirs, addressOf(expected));
  }
  return tally;
}

/** Real documents in which a field is found less often than the reference found it. */
function poorer(all: Awaited<ReturnType<typeof readAll>>): string[] {
  return all.flatMap(({ about: { file, expected, real_capture }, result }) => {
    if (!real_capture || isFailure(result) || result.entries.length !== expected.entries) return [];
    const having = (field: keyof RawEntry): number => result.entries.filter((entry) => entry[field]).length;
    const dated = result.entries.filter(({ published, updated }) => published ?? updated).length;
    const fields = { title: having('title'), link: having('link'), id: having('id'), date: dated };
    return Object.entries(fields).flatMap(([field, ours]) => {
      const theirs = expected[`with_${field as Fact}`];
      return ours < theirs ? [`${file}: ${field} ${ours} of ${theirs}`] : [];
    });
  });
}

const digestScript = `
  const { createHash } = await import('node:crypto');
  const { readFileSync } = await import('node:fs');
  const { parseFeed } = await import(process.argv[1]);
  const hash = createHash('sha256');
  for (const path of JSON.parse(readFileSync(0, 'utf8')))
    hash.update(JSON.stringify(await parseFeed({ url: 'https://feeds.example/', bytes: readFileSync(path) })));
  console.log(hash.digest('hex'));
`;

/** Digest of all that is read, in a process of another time zone. */
function digestIn(zone: string): string {
  const parser = new URL('parse.ts', import.meta.url).href;
  const input = JSON.stringify(described.map(({ file }) => join(folder, file)));
  const options = { input, encoding: 'utf8', env: { ...process.env, TZ: zone, NODE_OPTIONS: '' } } as const;
  return execFileSync(process.execPath, ['--input-type=module', '-e', digestScript, parser], options).trim();
}

describe.skipIf(!sharedFolder)(`real feed documents${sharedNote}`, async () => {
  const all = await readAll();
  const isFeed = ({ about }: { about: Described }): boolean => about.expected.version !== null;
  const unread = all.filter((file) => isFeed(file) && isFailure(file.result));
  const nameOf = ({ about }: { about: Described }): string => about.file;

  it('are read', () => {
    const real = all.filter((file) => isFeed(file) && file.about.real_capture);
    const read = real.filter(({ result }) => !isFailure(result));
    console.log(
      `read ${read.length} of ${real.length} real feeds; not read: ${unread.map(nameOf).join(', ') || 'none'}`,
    );
    expect(real).toHaveLength(floors.realFeeds);
    expect(read.length).toBeGreaterThanOrEqual(floors.realFeedsRead);
  });

  it('are read without exception where the publisher is on the list', () => {
    expect(unread.filter(({ about }) => about.seed_list).map(nameOf)).toEqual([]);
  });

  it('are never read where they are no feeds', () => {
    const accepted = all.filter((file) => !isFeed(file) && !isFailure(file.result));
    expect(all.filter((file) => !isFeed(file)).length).toBeGreaterThan(10);
    expect(accepted.map(nameOf)).toEqual([]);
  });

  it('hold every field as often as another parser found it', () => {
    // Hugo writes the year 0001 where a page has no date; the reference takes it for one.
    expect(poorer(all)).toEqual(['edge/ffp-relative-links.xml: date 14 of 16']);
  });

  it('say what another parser found in them', () => {
    const tally = agreement(all);
    for (const fact of ['title', 'link', 'id', 'date'] as const) {
      const { agreed, facts } = tally[fact];
      console.log(`${fact}: ${agreed} of ${facts} values agree (${((100 * agreed) / facts).toFixed(2)} %)`);
    }
    for (const fact of ['title', 'link', 'id', 'date'] as const) {
      expect(tally[fact].facts).toBeGreaterThan(floors.facts);
      expect(tally[fact].agreed / tally[fact].facts, fact).toBeGreaterThanOrEqual(floors[fact]);
    }
  });

  it('are read alike in every time zone', async () => {
    const hash = createHash('sha256');
    for (const { file } of described) {
      const bytes = readFileSync(join(folder, file));
      hash.update(JSON.stringify(await parseFeed({ url: 'https://feeds.example/', bytes })));
    }
    const digest = hash.digest('hex');
    expect(zones.map(digestIn)).toEqual(zones.map(() => digest));
  });
});
