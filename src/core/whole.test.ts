import { expect, it } from 'vitest';
import { sampleEdition } from '../../scripts/testing/sample-archive.ts';
import { lateSince } from './late.ts';
import { emptyState, type State } from './state.ts';
import { whatIsMissing } from './whole.ts';

const date = '2026-11-22';

function editionWith(status: 'ok' | 'quiet' | 'failed' | 'skipped') {
  const edition = sampleEdition(date, date);
  for (const { coverage } of edition.sections) for (const row of coverage.sources) row.status = 'ok';
  const [row] = edition.sections.at(-1)?.coverage.sources ?? [];
  Object.assign(row ?? {}, { status, reason: 'No answer within 20 seconds.' });
  return { edition, id: row?.id ?? '' };
}

const stateOf = (id: string, failures: number): State => ({
  schema: 1,
  sources: { [id]: { url: 'https://a.example/', failures, firstSeen: {}, waiting: [] } },
});

it.each(['ok', 'quiet', 'skipped'] as const)('misses nothing of a source that is %s', (status) =>
  expect(whatIsMissing(editionWith(status).edition, emptyState)).toEqual([]),
);

it('misses a source that fails for the first time, and not one that is known to be broken', () => {
  const { edition, id } = editionWith('failed');
  expect(whatIsMissing(edition, stateOf(id, 1))).toEqual([
    expect.stringContaining('could not be read: No answer within 20 seconds.'),
  ]);
  expect(whatIsMissing(edition, stateOf(id, 2))).toEqual([]);
});

it('is old after a day and a half', () =>
  expect(lateSince({ collectedAt: '2026-11-22T11:45:00.000Z' }).toISOString()).toBe(
    '2026-11-23T23:45:00.000Z',
  ));
