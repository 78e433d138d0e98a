import { describe, expect, it } from 'vitest';
import { exampleBriefing, exampleCandidate } from '../../scripts/testing/examples.ts';
import {
  afterFailure,
  afterKeeping,
  afterReading,
  emptyState,
  knownOf,
  stateText,
  waitingDays,
} from './state.ts';

const source = exampleBriefing({ local: ['courier'] }).sections[0]!.sources[0]!;
const known = knownOf(emptyState, source);
const failure = { stage: 'download' as const, reason: 'No such address (404).' };
const validators = { etag: 'W/"1"', lastModified: 'Sun, 22 Nov 2026 05:00:00 GMT' };

describe('what is known of a source', () => {
  it('belongs to its address: another one starts afresh', () => {
    const state = { schema: 1 as const, sources: { courier: { ...known, ...validators } } };
    expect(knownOf(state, source)).toMatchObject(validators);
    expect(knownOf(state, { ...source, url: 'https://courier.example/new' })).not.toHaveProperty('etag');
  });

  it('counts a failure once a date', () => {
    const once = afterFailure(known, '2026-11-22', failure, false);
    expect(afterFailure(once, '2026-11-22', failure, false)).toEqual(once);
    expect(afterFailure(once, '2026-11-23', failure, false)).toMatchObject({
      failures: 2,
      lastFailed: '2026-11-23',
    });
  });

  it('keeps the validators through a failure and forgets the failures after a good answer', () => {
    const failed = afterFailure({ ...known, ...validators }, '2026-11-22', failure, false);
    expect(failed).toMatchObject(validators);
    const well = afterReading(failed, '2026-11-23', { firstSeen: {}, waiting: [], limit: 5 });
    expect(well).toMatchObject({ ...validators, failures: 0, lastGood: '2026-11-23' });
    expect(well).not.toHaveProperty('lastFailed');
  });

  it('keeps waiting entries only where the next answer may be “nothing changed”, the newest of them', () => {
    const waiting = Array.from({ length: 20 }, (_, n) =>
      exampleCandidate({
        url: `https://c.example/${n}`,
        published: `2026-11-22T01:${String(n).padStart(2, '0')}:00.000Z`,
      }),
    );
    const reading = { document: {}, firstSeen: {}, waiting, limit: 5 };
    expect(afterReading(known, '2026-11-22', reading).waiting).toEqual([]);
    const fresh = { freshUntil: '2026-11-22T12:45:00.000Z' };
    for (const given of [{ etag: validators.etag }, { lastModified: validators.lastModified }, fresh])
      expect(afterReading(known, '2026-11-22', { ...reading, ...given }).waiting).toHaveLength(15);
    const kept = afterReading(known, '2026-11-22', { ...reading, ...validators }).waiting;
    expect(kept).toHaveLength(waitingDays * 5);
    expect(kept[0]?.url).toBe('https://c.example/19');
  });

  it('keeps through 304 what was known, but for what that answer says anew (RFC 9111 3.2)', () => {
    const before = { ...known, ...validators, ttlMinutes: 60, repairs: ['the end is missing'], failures: 2 };
    const reading = {
      etag: '"2"',
      freshUntil: '2026-11-22T12:45:00.000Z',
      firstSeen: {},
      waiting: [],
      limit: 5,
    };
    const after = afterReading(before, '2026-11-22', reading);
    expect(after).toMatchObject({
      etag: reading.etag,
      freshUntil: reading.freshUntil,
      lastModified: validators.lastModified,
      ttlMinutes: 60,
      repairs: ['the end is missing'],
      failures: 0,
    });
    // A new document brings its own or none.
    const anew = afterReading(after, '2026-11-22', { document: {}, firstSeen: {}, waiting: [], limit: 5 });
    for (const key of ['etag', 'lastModified', 'freshUntil', 'repairs', 'ttlMinutes'])
      expect(anew).not.toHaveProperty(key);
  });

  it('knows since when a source has failed, until it answers', () => {
    const dates = ['2026-11-20', '2026-11-21', '2026-11-21', '2026-11-22'];
    const failed = dates.reduce((state, date) => afterFailure(state, date, failure, false), known);
    expect(failed).toMatchObject({ failures: 3, failingSince: '2026-11-20', lastFailed: '2026-11-22' });
    const well = afterReading(failed, '2026-11-23', { firstSeen: {}, waiting: [], limit: 5 });
    expect(well).not.toHaveProperty('failingSince');
  });

  it('forgets a move when the address answers by itself again, and a pause when it was asked again', () => {
    const before = { ...known, movedTo: 'https://new.example/', retryAt: '2026-11-22T11:00:00.000Z' };
    const after = afterReading(before, '2026-11-22', { firstSeen: {}, waiting: [], limit: 5 });
    expect(after).not.toHaveProperty('movedTo');
    expect(after).not.toHaveProperty('retryAt');
    expect(afterFailure(before, '2026-11-22', failure, false)).toMatchObject({ movedTo: before.movedTo });
  });

  it('is not set back by a clock that was', () => {
    const good = afterReading(known, '2026-11-22', { firstSeen: {}, waiting: [], limit: 5 });
    expect(afterReading(good, '2026-11-21', { firstSeen: {}, waiting: [], limit: 5 }).lastGood).toBe(
      '2026-11-22',
    );
    const failed = afterFailure(good, '2026-11-22', failure, false);
    expect(afterFailure(failed, '2026-11-21', failure, false).lastFailed).toBe('2026-11-22');
  });

  it('leaves a source that was not asked as it was, but for what has been printed since', () => {
    const before = { ...known, ...validators, lastGood: '2026-11-21', waiting: [exampleCandidate()] };
    expect(afterKeeping(before, { waiting: [], limit: 5 })).toEqual({ ...before, waiting: [] });
  });

  it('is written with sources by name and a newline at the end', () => {
    const text = stateText({ schema: 1, sources: { b: known, a: known } });
    expect(Object.keys(JSON.parse(text).sources)).toEqual(['a', 'b']);
    expect(text.endsWith('}\n')).toBe(true);
  });
});
