import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunReport } from '../src/core/report.ts';
import { collect } from './collect/run.ts';
import { type Newsroom, silentProgress } from './testing/newsroom.ts';
import {
  merge,
  mergeHere,
  openSharedMorning,
  openSharing,
  type SharedMorning,
  type Sharing,
} from './testing/shared-morning.ts';

/** Several machines and one: the same publishers, the same moments, and every byte of the content folder the same. */

const runs = [
  { now: '2026-11-22T11:45:00Z', day: 1 },
  { now: '2026-11-22T15:45:00Z', day: 2 },
  // Two days later: what has not changed is answered by 304, and the day between is made up for.
  { now: '2026-11-24T11:45:00Z', day: 2 },
] as const;

let morning: SharedMorning;
let sharing: Sharing;
/** What one machine made of each run: the folder, and what it reported. */
const alone: { bytes: Record<string, string>; report: RunReport; asked: string[] }[] = [];
const rooms: Newsroom[] = [];

async function openRoom(): Promise<Newsroom> {
  const room = await morning.open();
  rooms.push(room);
  return room;
}

beforeAll(async () => {
  morning = await openSharedMorning();
  sharing = await openSharing();
  const room = await openRoom();
  for (const { now, day } of runs) {
    morning.goOn(day);
    const report = await room.collect(now);
    alone.push({ report, bytes: await room.bytes(), asked: morning.takeAsked() });
  }
});
afterAll(async () => {
  await Promise.all([...rooms, morning, sharing].map((one) => one?.close()));
});

/** How long a source took differs from run to run, whoever asks. */
const untimed = (text: string): string => text.replaceAll(/"ms": ?\d+/g, '"ms":0');
const untimedFiles = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, untimed(text)]));

it('is a morning on which everything happens', () => {
  const said = alone.map(({ report }) =>
    Object.fromEntries(
      report.sources.map(({ source, status, answer }) => [source, `${status} ${answer ?? ''}`]),
    ),
  );
  expect(said[0]).toMatchObject({
    ...{ ferry: 'ok 200', torn: 'degraded 200', page: 'failed 200', gone: 'failed 410', old: 'stale 200' },
    ...{ busy: 'failed 429', behind: 'skipped ', spare: 'ok 200', paused: 'skipped ' },
  });
  expect(said[1]).toMatchObject({ sky: 'failed 404', gone: 'skipped ', kept: 'ok ', page: 'ok 200' });
  expect(alone[2]?.report.notes.join()).toContain('The edition of 2026-11-23 was missing; it was made now');
  expect(said[2]?.['ferry']).toBe('ok 304');
});

describe.each([1, 2, 3, 5])('%i machines', (of) => {
  it('make what one would have made, in whatever order their shares come, run after run', async () => {
    const room = await openRoom();
    for (const [index, { now, day }] of runs.entries()) {
      morning.goOn(day);
      const before = await room.bytes();
      // The real commands once; they are slow to start.
      const files = await (index === 0 ? sharing.collect : sharing.collectHere)(room.content, of, now);
      expect(await room.bytes()).toEqual(before);
      const report =
        index === 0
          ? (JSON.parse((await merge(room.content, files.toReversed())).stdout) as RunReport)
          : await mergeHere(room.content, files, now);
      expect(untimed(JSON.stringify(report))).toBe(untimed(JSON.stringify(alone[index]?.report)));
      expect(untimedFiles(await room.bytes())).toEqual(untimedFiles(alone[index]?.bytes ?? {}));
      expect(morning.takeAsked().toSorted()).toEqual(alone[index]?.asked.toSorted());
    }
  });
});

it('a day that was missed is made by shares as it is made by one', async () => {
  const [now, date] = ['2026-11-24T11:45:00Z', '2026-11-22'];
  const [one, two] = [await openRoom(), await openRoom()];
  const day = { date, reopen: false };
  await collect({ content: one.content, now: new Date(now), progress: silentProgress, day });
  const report = await mergeHere(
    two.content,
    await sharing.collectHere(two.content, 2, now, date),
    now,
    date,
  );
  expect(report.outcome).toBe('made');
  expect(await two.bytes()).toEqual(await one.bytes());
});
