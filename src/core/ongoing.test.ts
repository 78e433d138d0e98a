import { describe, expect, it } from 'vitest';
import type { Entry } from './edition.ts';
import { findOngoing, storyOf } from './ongoing.ts';

const entry = (title: string, more: Partial<Entry> = {}): Entry => ({
  id: 'e0123456789ab',
  title,
  url: 'https://courier.example/1',
  source: 'courier',
  also: [],
  ...more,
});
const grounded = entry('Ferry Kichissippi runs aground off Quyon wharf', {
  summary: {
    text: 'The ferry struck a sandbar off the Quyon wharf with forty people aboard.',
    by: 'publisher',
  },
});
const earlier = [
  { date: '2026-11-19', entry: grounded },
  { date: '2026-11-20', entry: entry('School board drops plan to close schools', { id: 'e222222222222' }) },
];
const next = {
  title: 'Kichissippi ferry pulled off sandbar at Quyon',
  excerpt: 'A tug freed the ferry from the sandbar off the Quyon wharf at noon.',
};

describe('findOngoing', () => {
  it('says which story a new entry goes on with, and since when', () => {
    expect(findOngoing([{ title: 'Snow expected in Renfrew' }, next], earlier)).toEqual(
      new Map([[1, { story: 's0123456789ab', since: '2026-11-19' }]]),
    );
  });

  it('keeps id and first date of a story that has gone on before', () => {
    const second = entry('Tug on its way to the Kichissippi ferry at Quyon', {
      id: 'e333333333333',
      story: 's0123456789ab',
      since: '2026-11-19',
    });
    const found = findOngoing([next], [{ date: '2026-11-20', entry: second }]);
    expect(found.get(0)).toEqual({ story: 's0123456789ab', since: '2026-11-19' });
  });

  it('leaves apart what only has the subject in common', () => {
    const other = {
      title: 'Quyon ferry fares to rise',
      excerpt: 'The council votes on new fares on Monday evening.',
    };
    expect(findOngoing([other], earlier).size).toBe(0);
  });
});

it('names a story after its first entry', () => {
  expect(storyOf({ id: 'e0123456789ab' })).toBe('s0123456789ab');
  expect(storyOf({ id: 'e333333333333', story: 's0123456789ab' })).toBe('s0123456789ab');
});
