import { describe, expect, it } from 'vitest';
import { cutOff, exampleBriefing } from '../../scripts/testing/examples.ts';
import { type Answer, sectionCoverage, sourceCoverage, usualGapHours } from './coverage.ts';

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
    if (['ok', 'quiet'].includes(row.status)) expect(row.reason).toBeUndefined();
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
  it('is the median of the gaps', () => {
    expect(usualGapHours([0, 1, 2, 12].map(daysAgo))).toBe(24);
  });
  it('cannot be told from two dates', () => {
    expect(usualGapHours([daysAgo(0), daysAgo(9)])).toBeUndefined();
  });
});
