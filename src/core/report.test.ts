import { describe, expect, it } from 'vitest';
import { closingSentence, type ReportRow, reportText, type RunReport } from './report.ts';

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
      stage: 'download',
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
      'Écho            failed     0    0     0  20000  download: No answer within 20 seconds.',
      '',
      'Note: Valley Courier has moved.',
      'Made the edition of 2026-11-22: 2 entries; 1 of 2 sources read.',
    ]);
  });
});

describe('reportText in a log of some width', () => {
  const address = `https://courier.example/${'feeds/'.repeat(12)}rss.xml`;
  const [courier, post] = report.sources as [ReportRow, ReportRow];
  const long: RunReport = {
    ...report,
    sources: [
      {
        ...courier,
        name: 'The Gazette of the Ottawa Valley and the Pontiac',
        movedTo: address,
        note: `Moved for good: write ${address} in briefing.yaml.`,
      },
      {
        ...post,
        note: `Failed on 3 days in a row, since 20 November. ${'No answer within 20 seconds. '.repeat(3)}`.trim(),
      },
    ],
    notes: [`Valley Courier has moved for good: in briefing.yaml write ${address} instead of the old one`],
  };
  const words = (text: string): string => text.replace(/\s+/g, ' ');

  it.each([80, 120, 160])('keeps to %i columns, cuts no address and drops no word', (width) => {
    const text = reportText(long, width);
    for (const line of text.split('\n'))
      if (!line.includes(address)) expect([...line].length).toBeLessThanOrEqual(width);
    for (const { note = '' } of long.sources) expect(words(text)).toContain(note);
    expect(words(text)).toContain(long.notes[0]);
    expect(text).toContain('The Gazette of the Ottawa V…  ok 200, moved');
  });

  it('puts notes under their rows where a column of them would be too narrow', () => {
    const lines = reportText(long, 80).split('\n');
    const row = lines.findIndex((line) => /^Écho .*20000$/.test(line));
    expect(lines[row + 1]).toMatch(/^ {4}download: Failed on 3 days in a row, since 20 November\. No/);
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
  it('tells a briefing without sources from one whose sources are all down', () => {
    expect(closingSentence({ ...report, outcome: 'none', sources: [] })).toMatch(
      /no source to read.*Add sources/,
    );
  });
});
