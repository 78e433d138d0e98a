import { expect, it } from 'vitest';
import { parseBriefing } from './briefing-text.ts';
import { planSourceIssues, sourceOfIssue } from './source-issues.ts';
import type { State } from './state.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const url = (id: string): string => `https://${id}.example/feed`;
const briefing = parseBriefing(
  `sections:\n  - id: news\n    title: News\n    sources:\n${ids.map((id) => `      - { id: ${id}, name: "Paper ${id}", url: "${url(id)}" }\n`).join('')}`,
  'briefing.yaml',
);
const failing = (failures: Record<string, number>, more: object = {}): State => ({
  schema: 1,
  sources: Object.fromEntries(
    Object.entries(failures).map(([id, count]) => [
      id,
      { url: url(id), failures: count, firstSeen: {}, waiting: [], ...more },
    ]),
  ),
});
const plan = (state: State, known: Parameters<typeof planSourceIssues>[2] = [], reasons = {}) =>
  planSourceIssues(briefing, state, known, new Map(Object.entries(reasons)));

it('opens one after three mornings, and not before', () => {
  expect(plan(failing({ a: 2, b: 3 })).open.map(({ source }) => source)).toEqual(['b']);
});

it('writes what a person needs, under a mark by which it is found again', () => {
  const [issue] = plan(failing({ b: 3 }, { failingSince: '2026-11-20' }), [], {
    b: 'No such <b> @address (404).',
  }).open;
  expect(issue?.title).toBe('The source Paper b has stopped answering');
  expect(issue?.body).toContain('on 3 mornings in a row, since 2026-11-20');
  expect(issue?.body).toContain('> No such b @\u200baddress (404).');
  expect(issue?.body).toContain('https://b.example/feed');
  expect(sourceOfIssue({ number: 1, body: issue?.body ?? '' })).toBe('b');
});

it('opens none for a source that has one, nor under an address that was changed since', () => {
  const known = [{ number: 7, body: '<!-- briefing-source: b -->' }];
  expect(plan(failing({ b: 5 }), known)).toEqual({ open: [], close: [] });
  expect(plan(failing({ b: 5 }, { url: 'https://old.example/' })).open).toEqual([]);
});

it('closes what has recovered and what has left the briefing, and nothing of others', () => {
  const known = [
    { number: 1, body: '<!-- briefing-source: a -->' },
    { number: 2, body: '<!-- briefing-source: gone -->' },
    { number: 3, body: 'Something else' },
    { number: 4, body: '<!-- briefing-source: c -->' },
  ];
  expect(plan(failing({ a: 0, c: 1 }), known).close).toEqual([
    { number: 1, source: 'a', comment: 'Paper a has answered again.' },
    { number: 2, source: 'gone', comment: 'This source is not in the briefing any more.' },
  ]);
});

it('opens five at a time, the longest silent first', () => {
  const all = Object.fromEntries(ids.map((id, nth) => [id, 3 + nth]));
  expect(plan(failing(all)).open.map(({ source }) => source)).toEqual(['g', 'f', 'e', 'd', 'c']);
});
