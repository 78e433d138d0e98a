import { describe, expect, it } from 'vitest';
import { cutOff, exampleBriefing } from '../../scripts/testing/examples.ts';
import {
  type Answer,
  sectionCoverage,
  silence,
  sourceCoverage,
  usualGapHours,
  withAddress,
} from './coverage.ts';

const source = exampleBriefing({ local: ['courier'] }).sections[0]!.sources[0]!;
const daysAgo = (days: number): string => new Date(Date.parse(cutOff) - days * 86_400_000).toISOString();

describe('sourceCoverage', () => {
  const rows: { name: string; answer: Answer; kept: number; expected: object }[] = [
    {
      name: 'new entries',
      answer: { kind: 'read', read: 9, newest: daysAgo(0), repairs: [] },
      kept: 2,
      expected: { status: 'ok', read: 9, kept: 2 },
    },
    {
      name: 'nothing new',
      answer: { kind: 'read', read: 9, newest: daysAgo(2), repairs: [] },
      kept: 0,
      expected: { status: 'quiet' },
    },
    {
      name: 'nothing changed',
      answer: { kind: 'unchanged', newest: daysAgo(2) },
      kept: 0,
      expected: { status: 'quiet', read: 0 },
    },
    {
      name: 'long silence',
      answer: { kind: 'read', read: 9, newest: daysAgo(40), usualGapHours: 24, repairs: [] },
      kept: 0,
      expected: { status: 'stale', reason: 'Nothing new for 40 days.' },
    },
    {
      name: 'a silence that is usual for a yearly report',
      answer: { kind: 'read', read: 9, newest: daysAgo(40), usualGapHours: 24 * 365, repairs: [] },
      kept: 0,
      expected: { status: 'quiet' },
    },
    {
      name: 'a mended document',
      answer: { kind: 'read', read: 9, repairs: ['an unescaped & was taken as text', 'the end is missing'] },
      kept: 3,
      expected: {
        status: 'degraded',
        reason: 'Mended before it could be read: an unescaped & was taken as text; the end is missing.',
      },
    },
    {
      name: 'a mended document that has not changed',
      answer: { kind: 'unchanged', repairs: ['the end is missing'] },
      kept: 0,
      expected: { status: 'degraded', reason: 'Mended before it could be read: the end is missing.' },
    },
    {
      name: 'an address that has moved',
      answer: { kind: 'read', read: 9, repairs: [], movedTo: 'https://new.example/feed' },
      kept: 2,
      expected: {
        status: 'ok',
        movedTo: 'https://new.example/feed',
        reason: 'Moved for good: write https://new.example/feed in briefing.yaml.',
      },
    },
    {
      name: 'an answer that is kept',
      answer: { kind: 'unchanged', newest: daysAgo(2), keptUntil: '09:40' },
      kept: 0,
      expected: { status: 'quiet' },
    },
    {
      name: 'a failure',
      answer: { kind: 'failed', reason: 'No such address (404).' },
      kept: 0,
      expected: { status: 'failed', reason: 'No such address (404).' },
    },
    {
      name: 'not asked',
      answer: { kind: 'skipped', reason: 'Later.' },
      kept: 0,
      expected: { status: 'skipped', reason: 'Later.' },
    },
  ];
  it.each(rows)('$name', ({ answer, kept, expected }) => {
    const row = sourceCoverage(source, answer, { kept }, cutOff);
    expect(row).toMatchObject(expected);
    if (['ok', 'quiet'].includes(row.status) && !row.movedTo) expect(row.reason).toBeUndefined();
  });

  it('is ok where something else than entries was printed, such as the weather', () => {
    const row = sourceCoverage(
      source,
      { kind: 'read', read: 15, repairs: [] },
      { kept: 0, used: true },
      cutOff,
    );
    expect(row).toMatchObject({ status: 'ok', kept: 0 });
    expect(sectionCoverage([row]).status).toBe('news');
  });

  it('says why a backup was read', () => {
    const row = sourceCoverage(
      source,
      { kind: 'read', read: 1, repairs: [] },
      { kept: 1 },
      cutOff,
      'Backup, read because …',
    );
    expect(row).toMatchObject({ status: 'ok', reason: 'Backup, read because …' });
  });
});

describe('sectionCoverage', () => {
  const status = (...answers: [Answer['kind'], number][]): string =>
    sectionCoverage(
      answers.map(([kind, kept]) =>
        sourceCoverage(
          source,
          kind === 'read' || kind === 'unchanged'
            ? { kind: 'read', read: 1, repairs: [] }
            : { kind, reason: 'r' },
          { kept },
          cutOff,
        ),
      ),
    ).status;
  it.each([
    ['news', () => status(['read', 1], ['read', 0])],
    ['quiet', () => status(['read', 0], ['unchanged', 0])],
    ['partial', () => status(['read', 1], ['failed', 0])],
    ['partial', () => status(['read', 0], ['skipped', 0])],
    ['unreachable', () => status(['failed', 0], ['skipped', 0])],
    ['quiet', () => status()],
  ])('%s', (expected, actual) => {
    expect(actual()).toBe(expected);
  });
});

describe('usualGapHours', () => {
  const every = (days: number, count: number): string[] =>
    Array.from({ length: count }, (_, n) => daysAgo(n * days));
  const burst = (day: number): string[] => [0, 0.01, 0.02, 0.3].map((later) => daysAgo(day - later));
  it.each([
    ['three days running', every(1, 3), 24],
    ['once a week', every(7, 5), 7 * 24],
    ['with one long pause', [0, 1, 2, 12].map(daysAgo), 24],
    ['on weekdays', [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map(daysAgo), 24],
    ['on two days running each week', [0, 1, 7, 8, 14, 15, 21].map(daysAgo), 6 * 24],
    ['an issue of many papers a month', [1, 31, 61].flatMap(burst), (30 - 0.3) * 24],
    ['many an hour, with nights', every(1 / 24, 12).concat(every(1 / 24, 12).map(dayBefore)), 13],
    ['with an old entry that stays on top', [...every(1, 20), daysAgo(900)], 24],
    ['all of one day', burst(1), undefined],
    ['two dates', [0, 9].map(daysAgo), undefined],
    ['one date', [daysAgo(0)], undefined],
    ['no date', [], undefined],
  ])('%s', (_, dates, expected) => {
    expect(usualGapHours(dates)).toBe(expected);
    expect(usualGapHours([...dates].reverse())).toBe(expected);
  });
  function dayBefore(date: string): string {
    return new Date(Date.parse(date) - 86_400_000).toISOString();
  }
});

describe('silence', () => {
  const days = 24;
  it.each<[string, number, number | undefined, boolean]>([
    ['a daily source over a weekend', 2.9, 1 * days, false],
    ['a daily source after three days', 3.1, 1 * days, true],
    ['a source of every hour over a weekend', 2.9, 13, false],
    ['a source of every other day, at three intervals', 6, 2 * days, false],
    ['a source of every other day, beyond', 6.1, 2 * days, true],
    ['a weekly source', 20.9, 7 * days, false],
    ['a weekly source after three weeks', 21.1, 7 * days, true],
    ['a source whose interval is unknown', 13.9, undefined, false],
    ['a source whose interval is unknown, after two weeks', 14.1, undefined, true],
  ])('%s', (_, daysSince, usual, stale) => {
    const newest = daysAgo(daysSince);
    const answer = { newest, ...(usual !== undefined && { usualGapHours: usual }) };
    expect(silence(answer, cutOff) !== undefined).toBe(stale);
  });
  it('cannot be told of a source without dates', () => {
    expect(silence({ usualGapHours: 1 }, cutOff)).toBeUndefined();
  });
});

describe('withAddress', () => {
  const row = sourceCoverage(
    source,
    { kind: 'read', read: 1, repairs: ['the end is missing'] },
    { kept: 1 },
    cutOff,
  );
  const [first, second] = ['https://one.example/', 'https://two.example/'];
  it('enters, changes and forgets where a source has moved, and leaves the other words', () => {
    const moved = withAddress(row, first);
    expect(moved).toMatchObject({
      movedTo: first,
      reason: expect.stringMatching(/one\.example.*Mended before/),
    });
    expect(withAddress(moved, first)).toBe(moved);
    expect(withAddress(moved, second).reason).not.toContain(first);
    expect(withAddress(withAddress(moved, second), undefined)).toEqual(row);
  });
});
