import { describe, expect, it } from 'vitest';
import type { Coverage, SourceCoverage } from '../core/edition.ts';
import { partialWords, silenceWords } from './coverage-words.ts';
import { english as t } from './strings.ts';

const source = (
  name: string,
  status: SourceCoverage['status'] = 'quiet',
  reason?: string,
): SourceCoverage => ({
  id: name.toLowerCase(),
  name,
  kind: 'news',
  status,
  ...(reason && { reason }),
  read: 0,
  kept: 0,
});
const down = (name: string): SourceCoverage => source(name, 'failed', 'The server answered 503.');
const quiet: Coverage = { status: 'quiet', sources: [source('A'), source('B')] };

const rows: { name: string; coverage: Coverage; since?: string; alarm?: string; text: string }[] = [
  {
    name: 'quiet since yesterday',
    coverage: quiet,
    since: '2026-11-21',
    text: 'Nothing new since Saturday’s edition. 2 sources checked.',
  },
  {
    name: 'quiet since this week',
    coverage: quiet,
    since: '2026-11-17',
    text: 'Nothing new since Tuesday. 2 sources checked.',
  },
  {
    name: 'quiet for longer',
    coverage: quiet,
    since: '2026-10-03',
    text: 'Nothing new since 3 October. 2 sources checked.',
  },
  {
    name: 'quiet since last year',
    coverage: quiet,
    since: '2025-10-03',
    text: 'Nothing new since 3 October 2025. 2 sources checked.',
  },
  { name: 'quiet from the beginning', coverage: quiet, text: 'Nothing new. 2 sources checked.' },
  { name: 'no source at all', coverage: { status: 'quiet', sources: [] }, text: 'Nothing new.' },
  {
    name: 'unreachable, with the reason of each',
    coverage: {
      status: 'unreachable',
      sources: [down('A'), source('B', 'failed', 'DNS knows no such name.')],
    },
    since: '2026-11-21',
    alarm: 'Could not check.',
    text: 'None of the 2 sources could be read. A: the server answered 503. B: DNS knows no such name.',
  },
  {
    name: 'unreachable, one source',
    coverage: { status: 'unreachable', sources: [down('A')] },
    alarm: 'Could not check.',
    text: 'Its only source could not be read. A: the server answered 503.',
  },
  {
    name: 'unreachable, more reasons than fit',
    coverage: { status: 'unreachable', sources: ['A', 'B', 'C', 'D', 'E'].map(down) },
    alarm: 'Could not check.',
    text: 'None of the 5 sources could be read. A: the server answered 503. B: the server answered 503. C: the server answered 503. And 2 more.',
  },
  {
    name: 'partial and nothing new',
    coverage: {
      status: 'partial',
      sources: [source('A'), down('B'), source('C', 'skipped', 'Not asked: it is gone.')],
    },
    since: '2026-11-21',
    text: 'Nothing new since Saturday’s edition. 2 of 3 sources could not be read. B: the server answered 503. C: not asked: it is gone.',
  },
];

describe('silenceWords', () => {
  it.each(rows)('$name', ({ coverage, since, alarm, text }) => {
    expect(silenceWords(coverage, '2026-11-22', since, t)).toEqual({ ...(alarm && { alarm }), text });
  });
});

it('says nothing of sources when all answered', () => {
  expect(partialWords(quiet, t)).toBeUndefined();
  expect(
    partialWords({ status: 'partial', sources: [source('A', 'degraded'), source('B', 'stale')] }, t),
  ).toBeUndefined();
});
