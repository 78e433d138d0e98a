import { expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { reportMarkdown } from './report-markdown.ts';
import type { RunReport } from './report.ts';

const row = { section: 'us', read: 20, new: 3, kept: 2, ms: 120 };
const report: RunReport = {
  date: '2026-11-22',
  outcome: 'made',
  entries: 3,
  sourcesRead: 2,
  sourcesAsked: 3,
  notes: ['Something <b>odd</b>'],
  sources: [
    { ...row, source: 'npr', name: 'NPR', status: 'ok', answer: 200 },
    {
      ...row,
      source: 'bad',
      name: 'Bad | <img src=x> @owner',
      status: 'failed',
      answer: 404,
      note: 'No `such` address.',
    },
    { ...row, source: 'old', name: 'Old', status: 'quiet', answer: 304, movedTo: 'https://new.example/feed' },
  ],
};
const page = 'https://news.example/2026/11/22/';

it('says first what needs attention, then what every source answered', () => {
  const text = reportMarkdown(report, undefined, page);
  expect(text.startsWith('## Made the edition of 2026-11-22: 3 entries; 2 of 3 sources read.')).toBe(true);
  const [attention = '', all = ''] = text.split('<details>');
  expect(attention).toContain('### What needs attention');
  expect(attention).not.toContain('| NPR |');
  expect(attention).toContain(
    '| Old | us | quiet 304 | 20 | 3 | 2 | 120 | Moved to https://new.example/feed |',
  );
  expect(all).toContain('| NPR | us | ok 200 | 20 | 3 | 2 | 120 |  |');
});

it('leaves names and reasons what they are: text', () => {
  const text = reportMarkdown(report, undefined, page);
  const line = text.split('\n').find((one) => one.startsWith('| Bad'));
  expect(line?.split(' | ')).toHaveLength(8);
  expect(text).not.toMatch(/<img|<b>|@owner|`such`/);
});

it('links the edition, and names the sections without entries and why', () => {
  const edition = sampleEdition('2026-11-22', '2026-11-22');
  const [section] = edition.sections;
  section!.entries = [];
  section!.coverage.status = 'unreachable';
  Object.assign(section!.coverage.sources[0]!, { status: 'failed', reason: 'Gone.' });
  const text = reportMarkdown(report, edition, page);
  expect(text).toContain(`[The edition of 2026-11-22](${page})`);
  expect(text).toMatch(/### Sections without entries\n\n- .*: unreachable\. .*: Gone\./);
});
