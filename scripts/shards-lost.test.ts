import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunReport } from '../src/core/report.ts';
import { type Share, shareText } from '../src/core/share.ts';
import { shareAsked, sharesAsked } from './collect/options.ts';
import { UsageError } from './command.ts';
import { handedOver } from './morning/shares.ts';
import { whatIsMissing } from '../src/core/whole.ts';
import { readState } from '../src/io/content-folder.ts';
import { assertPlaceForShare } from '../src/io/share-file.ts';
import type { Newsroom } from './testing/newsroom.ts';
import {
  merge,
  mergeHere,
  openSharedMorning,
  openSharing,
  type SharedMorning,
  type Sharing,
} from './testing/shared-morning.ts';

/** What becomes of an edition where a share is lost, damaged, or one of something else. */

const now = '2026-11-22T11:45:00Z';
const date = '2026-11-22';

let morning: SharedMorning;
let sharing: Sharing;
let room: Newsroom;
/** The texts of three shares of one run. */
let texts: string[];
let files: string[];

beforeAll(async () => {
  morning = await openSharedMorning();
  sharing = await openSharing();
  room = await morning.open();
  files = await sharing.collectHere(room.content, 3, now);
  texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
});
beforeEach(async () => {
  await Promise.all(files.map((file, index) => writeFile(file, texts[index] ?? '')));
  await Promise.all(
    ['editions', 'health', 'ledger', 'state.json'].map((name) =>
      rm(join(room.content, name), { recursive: true, force: true }),
    ),
  );
});
afterAll(async () => {
  await Promise.all([room, morning, sharing].map((one) => one?.close()));
});

const shareIn = (index: number): Share => JSON.parse(texts[index] ?? '') as Share;
const sourcesOf = (index: number): string[] => shareIn(index).answers.map(({ source }) => source);
const rows = async () => (await room.edition(date)).sections.flatMap(({ coverage }) => coverage.sources);

describe('a share that is not there', () => {
  const lost: { name: string; lose: (file: string) => Promise<void>; note: RegExp }[] = [
    { name: 'a missing file', lose: (file) => rm(file), note: /2\.json is not there\./ },
    {
      name: 'a file cut short',
      lose: (file) => writeFile(file, texts[1]?.slice(0, -200) ?? ''),
      note: /2\.json is damaged: it is not all there, or not as a share is written\./,
    },
    {
      name: 'a strange value',
      lose: (file) => writeFile(file, (texts[1] ?? '').replace('"ms":', '"ms":-1,"hours":')),
      note: /2\.json does not hold what a share must hold \(at answers\.0/,
    },
    {
      name: 'another version',
      lose: (file) => writeFile(file, (texts[1] ?? '').replace('"schema":1', '"schema":2')),
      note: /2\.json does not hold what a share must hold \(at schema\)\./,
    },
    {
      name: 'fewer answers than sources',
      lose: (file) => {
        const share = shareIn(1);
        return writeFile(file, shareText({ ...share, answers: share.answers.slice(1) }));
      },
      note: /share 2 of 3 did not arrive/,
    },
    {
      name: 'answers of others',
      lose: (file) => writeFile(file, shareText({ ...shareIn(1), answers: shareIn(0).answers })),
      note: /share 2 of 3 did not arrive/,
    },
  ];
  it.each(lost)('costs its own sources and nothing else: $name', async ({ lose, note }) => {
    await lose(files[1]!);
    const { outcome, notes } = await mergeHere(room.content, files, now);
    expect(outcome).toBe('made');
    expect(notes.join('\n')).toMatch(note);
    const count = sourcesOf(1).length;
    expect(notes).toContain(
      `${count} sources count as failed, because share 2 of 3 did not arrive. The next run asks again.`,
    );
    const reason =
      'It is not known what this source answered, because share 2 of 3 of this run did not arrive.';
    const silent = (await rows()).filter((row) => row.reason === reason);
    expect(silent.map(({ id, status }) => [id, status]).toSorted()).toEqual(
      sourcesOf(1)
        .map((id) => [id, 'failed'])
        .toSorted(),
    );
  });

  it('is no fault of its publishers, and is asked again by the next run', async () => {
    await mergeHere(room.content, [files[0]!, files[2]!], now);
    const state = await readState(room.content);
    expect(sourcesOf(1).filter((id) => id in state.sources)).toEqual([]);
    const missing = whatIsMissing(await room.edition(date), state).join('\n');
    for (const id of sourcesOf(1)) expect(missing).toContain(`${id} (`);
    const { notes, sources } = await room.collect(now);
    expect(notes.join()).not.toContain('did not arrive');
    // What must not be asked now keeps the word of this morning.
    const left = (await rows()).filter(({ reason }) => reason?.includes('did not arrive'));
    for (const { id } of left) expect(sources.find(({ source }) => source === id)?.status).toBe('skipped');
    expect(left.length).toBeLessThan(sourcesOf(1).length);
  });

  it('reads the backups of a section of which nothing arrived', async () => {
    const [hills, other] = [0, 1, 2].filter((index) =>
      sourcesOf(index).some((id) => ['gone', 'old'].includes(id)),
    );
    const rest = files.filter((_, index) => index !== hills && index !== other);
    await mergeHere(room.content, rest, now);
    expect((await rows()).find(({ id }) => id === 'spare')?.reason).toMatch(
      /^Backup, read because no source/,
    );
  });

  it('is told of by the command, which ends well', async () => {
    const { code, stdout } = await merge(room.content, [
      files[0]!,
      join(sharing.folder, 'nowhere.json'),
      files[2]!,
    ]);
    expect(code).toBe(0);
    const { notes } = JSON.parse(stdout) as RunReport;
    expect(notes[0]).toContain('nowhere.json is not there.');
  });
});

describe('shares that do not belong together', () => {
  const cases: { name: string; change: (share: Share) => Share; at?: string; expected: RegExp }[] = [
    {
      name: 'the same twice',
      change: () => shareIn(0),
      expected: /1\.json and .*3\.json are both share 1 of 3\. Give each share once\./,
    },
    {
      name: 'of another number of machines',
      change: (share) => ({ ...share, of: 4 }),
      expected: /3\.json is share 3 of 4, but .*1\.json is one of 3\. Give --merge the shares of one run\./,
    },
    {
      name: 'of another briefing',
      change: (share) => ({ ...share, run: { ...share.run, briefing: '0'.repeat(64) } }),
      expected: /3\.json was collected with another briefing\.yaml\. Collect every share again/,
    },
    {
      name: 'of another state',
      change: (share) => ({ ...share, run: { ...share.run, state: '0'.repeat(64) } }),
      expected: /3\.json was collected with another state\.json\. Collect every share again/,
    },
    {
      name: 'of another moment',
      change: (share) => ({ ...share, run: { ...share.run, now: '2026-11-22T11:46:00.000Z' } }),
      expected:
        /3\.json was collected at 2026-11-22T11:46:00.000Z, and this run is of 2026-11-22T11:45:00.000Z\./,
    },
    {
      name: 'of another day',
      change: (share) => ({ ...share, run: { ...share.run, day: '2026-11-20' } }),
      expected:
        /3\.json was collected for 2026-11-20, and this run is for today\. Give every share and --merge/,
    },
    {
      name: 'of another moment than the run',
      change: (share) => share,
      at: '2026-11-22T12:00:00Z',
      expected: /1\.json was collected at .*11:45.* and this run is of .*12:00.*the same --now\./,
    },
  ];
  it.each(cases)('$name', async ({ change, at = now, expected }) => {
    await writeFile(files[2]!, shareText(change(shareIn(2))));
    const before = await room.bytes();
    await expect(mergeHere(room.content, files, at)).rejects.toThrow(expected);
    await expect(mergeHere(room.content, files, at)).rejects.toThrow(UsageError);
    expect(await room.bytes()).toEqual(before);
  });

  it('after the edition has been made of them, because what is known of the sources has changed', async () => {
    await mergeHere(room.content, files, now);
    const { code, stderr } = await merge(room.content, files);
    expect([code, stderr]).toEqual([2, expect.stringContaining('another state.json')]);
  });
});

describe('a wrong command', () => {
  const out = 'share.json';
  it.each([
    [{ shard: '2/5' }, '--shard needs --out'],
    [{ out }, '--out needs --shard'],
    [{ shard: '6/5', out }, '--shard 6/5 is no share; write it like 2/5'],
    [{ shard: '1/2', out, json: true }, '--json does not go with --shard'],
    [{ shard: '1/2', out, merge: ['a.json'] }, '--merge does not go with --shard'],
  ])('%j', (values, expected) => expect(() => shareAsked({ values, paths: [] })).toThrow(expected));
  it.each([
    [{ merge: ['a.json'], 'save-feeds': 'feeds' }, [], '--save-feeds does not go with --merge'],
    [{ merge: ['a.json'] }, ['b.json'], 'There is no share to merge'],
    [{}, ['a.json'], "Unexpected argument 'a.json'"],
  ])('%j %j', (values, paths, expected) => expect(sharesAsked({ values, paths })).rejects.toThrow(expected));
});

it('a share is asked also where the state is damaged, and the run that merges sets it aside', async () => {
  const path = join(room.content, 'state.json');
  await writeFile(path, '{');
  const again = await sharing.collectHere(room.content, 2, now);
  expect(await readFile(path, 'utf8')).toBe('{');
  const { outcome, notes } = await mergeHere(room.content, again, now);
  expect([outcome, notes[0]]).toEqual(['made', expect.stringContaining('state.json.damaged')]);
  await rename(`${path}.damaged`, join(sharing.folder, 'damaged'));
});

it('asks nobody for a day that is still to come, with a clock that is far behind, or where the share has no place', async () => {
  await expect(sharing.collectHere(room.content, 2, now, '2026-11-30')).rejects.toThrow('has not passed yet');
  await mergeHere(room.content, files, now);
  await expect(sharing.collectHere(room.content, 2, '2026-11-01T11:45:00Z')).rejects.toThrow(
    'Nothing was asked or written',
  );
  await expect(assertPlaceForShare(sharing.folder)).rejects.toThrow(
    'a folder stands where the file should be',
  );
  const below = join(room.content, 'briefing.yaml', 'share.json');
  await expect(assertPlaceForShare(below)).rejects.toThrow('a file stands where a folder should be');
});

it('a share under the number of another is left out where nobody can be asked about it', async () => {
  await writeFile(files[1]!, texts[0]!);
  const said: string[] = [];
  const shares = await handedOver(dirname(files[0]!), (line) => said.push(line));
  expect(shares?.files.map(({ share }) => share.share)).toEqual([1, 3]);
  expect(shares?.unread).toEqual([
    expect.stringMatching(/2\.json says that it is share 1, and was left out\./),
  ]);
  expect(said).toEqual([]);
});
