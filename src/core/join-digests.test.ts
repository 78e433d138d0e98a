import { describe, expect, it } from 'vitest';
import { exampleDistinct } from '../../scripts/testing/examples.ts';
import { joinDigests } from './join-digests.ts';
import { storiesNamed } from './round-up.ts';

const digest = exampleDistinct({
  url: 'https://courier.example/digest',
  title: 'The Crossing: a ferry on a sandbar, and sturgeon counted from the air',
});
const article = exampleDistinct({
  url: 'https://courier.example/sturgeon',
  title: 'Drones count the sturgeon of the Kichissippi',
  excerpt: 'For the first time the sturgeon of the river were counted from the air.',
});
const other = exampleDistinct({
  url: 'https://courier.example/school',
  title: 'School board drops its plan',
});

describe('joinDigests', () => {
  it('prints the article and names the digest in it, also within one source', () => {
    const all = joinDigests([digest, other, article]);
    expect(all.map(({ candidate }) => candidate.url)).toEqual([other.candidate.url, article.candidate.url]);
    expect(all[1]?.also).toEqual([
      {
        source: 'courier',
        title: digest.candidate.title,
        url: digest.candidate.url,
        why: 'a digest that tells it',
      },
    ]);
  });

  it('leaves a digest of other stories alone, and one that is printed', () => {
    expect(joinDigests([digest, other])).toEqual([digest, other]);
    const printed = { ...digest, printed: { ...digest.candidate, also: [] } };
    expect(joinDigests([printed, article])).toEqual([printed, article]);
  });
});

describe('storiesNamed', () => {
  it.each([
    ['The Crossing: a ferry on a sandbar, and sturgeon counted from the air', 2],
    ['This Week in Security: a bad patch, a worse one; and a lost key', 3],
    ['Ferry runs aground, passengers rescued', 0],
    ['Mayor: no new taxes', 0],
  ])('%s', (title, count) => {
    expect(storiesNamed(title)).toHaveLength(count);
  });
});
