import { describe, expect, it } from 'vitest';
import { closingSentence, reportText, type RunReport } from './report.ts';

const report: RunReport = {
  date: '2026-11-22',
  outcome: 'made',
  file: 'editions/2026/2026-11-22.json',
  entries: 2,
  sourcesRead: 1,
  sourcesAsked: 2,
  sources: [
    {
      section: 'local',
      source: 'courier',
      name: 'Valley Courier',
      status: 'ok',
      answer: 200,
      read: 12,
      new: 3,
      kept: 2,
      ms: 87,
    },
    {
      section: 'local',
      source: 'post',
      name: 'Écho',
      status: 'failed',
      read: 0,
      new: 0,
      kept: 0,
      ms: 20_000,
      note: 'No answer within 20 seconds.',
    },
  ],
  notes: ['Valley Courier has moved.'],
};

describe('reportText', () => {
  it('is a table whose columns stand under each other, with notes and a closing sentence', () => {
    expect(reportText(report).split('\n')).toEqual([
      'source          answer  read  new  kept     ms  note',
      'Valley Courier  ok 200    12    3     2     87',
      'Écho            failed     0    0     0  20000  No answer within 20 seconds.',
      '',
      'Note: Valley Courier has moved.',
      'Made the edition of 2026-11-22: 2 entries; 1 of 2 sources read.',
    ]);
  });
});

describe('closingSentence', () => {
  it.each([
    ['made', 'Made the edition of 2026-11-22: 2 entries; 1 of 2 sources read.'],
    ['changed', 'Added to the edition of 2026-11-22: 2 entries; 1 of 2 sources read.'],
    ['unchanged', 'Nothing new for the edition of 2026-11-22: 2 entries; 1 of 2 sources read.'],
    ['none', 'No source could be read: nothing was written, and the previous edition stands.'],
  ] as const)('%s', (outcome, expected) => {
    expect(closingSentence({ ...report, outcome })).toBe(expected);
  });
});
