import { describe, expect, it } from 'vitest';
import { exampleBriefing, exampleCandidate } from '../../scripts/testing/examples.ts';
import {
  afterFailure,
  afterReading,
  emptyState,
  knownOf,
  reasonToSkip,
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
    expect(
      afterReading(known, '2026-11-22', { document: {}, firstSeen: {}, waiting, limit: 5 }).waiting,
    ).toEqual([]);
    const kept = afterReading(known, '2026-11-22', {
      document: validators,
      firstSeen: {},
      waiting,
      limit: 5,
    }).waiting;
    expect(kept).toHaveLength(waitingDays * 5);
    expect(kept[0]?.url).toBe('https://c.example/19');
  });

  it.each([
    ['gone for good', { ...known, gone: true }, /410/],
    ['asked to wait', { ...known, retryAt: '2026-11-22T12:00:00.000Z' }, /not to be called/],
    ['waited long enough', { ...known, retryAt: '2026-11-22T11:00:00.000Z' }, undefined],
    ['nothing against it', known, undefined],
  ])('%s', (_, state, expected) => {
    const reason = reasonToSkip(state, '2026-11-22T11:45:00.000Z');
    if (expected) expect(reason).toMatch(expected);
    else expect(reason).toBeUndefined();
  });

  it('is written with sources by name and a newline at the end', () => {
    const text = stateText({ schema: 1, sources: { b: known, a: known } });
    expect(Object.keys(JSON.parse(text).sources)).toEqual(['a', 'b']);
    expect(text.endsWith('}\n')).toBe(true);
  });
});
