import { describe, expect, it } from 'vitest';
import { exampleCandidate } from '../../scripts/testing/examples.ts';
import type { Candidate } from './candidate.ts';
import type { Edition, Entry } from './edition.ts';
import { isPrinted, remember } from './memory.ts';

const opening = 'The ferry struck a sandbar off the Quyon wharf with forty people aboard.';
const printed: Entry = {
  id: 'e0123456789ab',
  title: 'Ferry Kichissippi runs aground off Quyon wharf',
  url: 'https://courier.example/ferry',
  source: 'courier',
  summary: { text: opening, by: 'publisher' },
  also: [],
};

const edition = (date: string, entries: Entry[]): Edition => ({
  schema: 1,
  date,
  timeZone: 'America/Toronto',
  collectedAt: `${date}T11:45:00.000Z`,
  window: { from: `${date}T00:00:00.000Z`, to: `${date}T11:45:00.000Z` },
  weather: { unavailable: 'None.' },
  lead: [],
  sections: [{ id: 'local', title: 'Local', emoji: '', entries, coverage: { status: 'news', sources: [] } }],
});

const memory = remember([edition('2026-11-20', [printed])], [], '2026-11-22');
const again = (given: Partial<Candidate>): boolean =>
  isPrinted(
    memory,
    exampleCandidate({ url: 'https://courier.example/new', title: 'Something else today', ...given }),
  );

describe('isPrinted', () => {
  it.each<[string, Partial<Candidate>]>([
    [
      'the same link under another title and date',
      { url: 'https://www.courier.example/ferry/?utm_source=x' },
    ],
    ['the same headline elsewhere', { title: printed.title, source: 'wire' }],
    ['the same opening under another headline and link', { excerpt: `${opening} Nobody was hurt.` }],
    ['a headline in which a word was changed', { title: 'Ferry Kichissippi runs aground near Quyon wharf' }],
  ])('knows %s', (_, given) => {
    expect(again(given)).toBe(true);
  });

  it.each<[string, Partial<Candidate>]>([
    ['another event', {}],
    ['the same opening at another source, who tells it himself', { source: 'wire', excerpt: opening }],
    [
      'a column that returns with other words',
      { title: printed.title, excerpt: 'Another day, another ferry.' },
    ],
    [
      'a changed headline over another text',
      { title: 'Ferry Kichissippi runs aground off Luskville wharf', excerpt: 'Twice in a week.' },
    ],
  ])('takes %s for new', (_, given) => {
    expect(again(given)).toBe(false);
  });

  it('takes another number in a headline for news', () => {
    const count = { ...printed, title: 'Measles cases in Renfrew County climb to 12', summary: undefined };
    const { summary: _, ...bare } = count;
    const known = remember([edition('2026-11-20', [bare])]);
    const next = exampleCandidate({
      url: 'https://courier.example/n',
      title: 'Measles cases in Renfrew County climb to 19',
    });
    expect(isPrinted(known, next)).toBe(false);
  });
});

it('remembers for a week what a story may go on from, never the day itself or later ones', () => {
  const days = ['2026-11-14', '2026-11-15', '2026-11-21', '2026-11-22', '2026-11-23'];
  const { recent } = remember(
    days.map((date) => edition(date, [printed])),
    [],
    '2026-11-22',
  );
  expect(recent.map(({ date }) => date)).toEqual(['2026-11-15', '2026-11-21']);
});
