import { describe, expect, it } from 'vitest';
import { exampleBriefing, exampleFeed, exampleRaw, exampleWindow } from '../../scripts/testing/examples.ts';
import { excerptCharsMax } from './excerpt.ts';
import type { RawEntry } from './feed.ts';
import { normalize } from './normalize.ts';

const source = exampleBriefing({ local: ['courier'] }).sections[0]!.sources[0]!;
const context = {
  source,
  window: exampleWindow,
  base: 'https://courier.example/feed',
  date: '2026-11-22',
  firstSeen: {},
};
const one = (raw: RawEntry, more: Partial<typeof context> = {}) =>
  normalize(exampleFeed([raw]), { ...context, ...more });
const undated = (link: string): RawEntry => ({ title: 'A title', link, categories: [] });

describe('normalize', () => {
  it('gives plain text and a canonical link', () => {
    const raw = exampleRaw({
      link: '/ferry?utm_source=rss',
      title: 'Ferry <i>out</i> &amp; back',
      summary: '<p>It leaves.</p>',
    });
    expect(one(raw).candidates[0]).toMatchObject({
      title: 'Ferry out & back',
      url: 'https://courier.example/ferry',
      excerpt: 'It leaves.',
    });
  });

  const rows: { name: string; raw: RawEntry; reason: string }[] = [
    { name: 'no title', raw: { ...exampleRaw({ link: '/a' }), title: ' <br> ' }, reason: 'no title' },
    { name: 'no link', raw: exampleRaw({ link: '' }), reason: 'no link' },
    { name: 'a link that is none', raw: exampleRaw({ link: 'javascript:alert(1)' }), reason: 'no link' },
    {
      name: 'too old',
      raw: exampleRaw({ link: '/a', published: '2026-11-17T11:44:59.000Z' }),
      reason: 'older than the window',
    },
  ];
  it.each(rows)('leaves out and counts: $name', ({ raw, reason }) => {
    expect(one(raw)).toMatchObject({ candidates: [], dropped: { [reason]: 1 } });
  });

  it('prints one of several entries with one link, and counts the others', () => {
    const notices = [exampleRaw({ link: '/a', title: 'One' }), exampleRaw({ link: '/a', title: 'Two' })];
    const { candidates, dropped } = normalize(exampleFeed(notices), context);
    expect([candidates.length, dropped]).toEqual([1, { 'the link of another entry': 1 }]);
  });

  it('cuts a long excerpt between characters', () => {
    const raw = exampleRaw({ link: '/a', summary: `${'a'.repeat(excerptCharsMax - 1)}🦊 and more` });
    expect(one(raw).candidates[0]?.excerpt).toBe('a'.repeat(excerptCharsMax - 1));
  });

  it('takes the first sentence of a post without a title for its title, and the rest for its excerpt', () => {
    const post = { link: '/a', summary: '<p>The ferry is back. It leaves at noon.</p>', categories: [] };
    expect(one(post).candidates[0]).toMatchObject({
      title: 'The ferry is back.',
      excerpt: 'It leaves at noon.',
    });
    expect(one({ ...post, summary: 'The ferry is back!' }).candidates[0]).not.toHaveProperty('excerpt');
  });

  const untitled = [
    { name: 'breaks off', summary: 'The ferry is back and…' },
    { name: 'is long', summary: `The ferry is ${'very '.repeat(30)}late.` },
    { name: 'is no sentence', summary: '<img src="a.png"> photo' },
  ];
  it.each(untitled)('has no title where the first sentence of a post $name', ({ summary }) => {
    const post = { link: '/a', summary, categories: [] };
    expect(one(post)).toMatchObject({ candidates: [], dropped: { 'no title': 1 } });
  });

  it('takes no title from a text that the owner does not want', () => {
    const post = { link: '/a', summary: 'The ferry is back.', categories: [] };
    expect(one(post, { source: { ...source, excerpt: false } }).dropped).toEqual({ 'no title': 1 });
  });

  it('uses the long form where the short one only repeats the title', () => {
    const raw = exampleRaw({
      link: '/a',
      title: 'Ferry out',
      summary: 'Ferry out.',
      content: '<p>It leaves.</p>',
    });
    expect(one(raw).candidates[0]?.excerpt).toBe('It leaves.');
  });

  it('counts an undated entry from the day on which it was first seen', () => {
    const first = one(undated('/a'));
    expect(first.candidates).toHaveLength(1);
    expect(Object.values(first.firstSeen)).toEqual(['2026-11-22']);
    const id = Object.keys(first.firstSeen)[0]!;
    const later = one(undated('/a'), { firstSeen: { [id]: '2026-11-10' } });
    expect(later).toMatchObject({
      candidates: [],
      dropped: { 'undated and seen before': 1 },
      firstSeen: { [id]: '2026-11-10' },
    });
  });

  it('forgets undated entries that have left the document', () => {
    expect(one(undated('/a'), { firstSeen: { e000000000000: '2026-11-20' } }).firstSeen).not.toHaveProperty(
      'e000000000000',
    );
  });

  it('does not believe a date far ahead', () => {
    const { published, ...rest } = one(exampleRaw({ link: '/a', published: '2027-01-01T00:00:00.000Z' }))
      .candidates[0]!;
    expect(published).toBeUndefined();
    expect(rest.title).toBeTruthy();
  });
});
