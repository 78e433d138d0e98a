import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleCandidate } from '../../scripts/testing/examples.ts';
import { summarize, summaryCharsMax, summaryWordsMax } from './summarize.ts';

const summaryOf = (excerpt: string, title = 'A title of its own', lang = 'en'): string | undefined =>
  summarize(exampleCandidate({ title, excerpt, lang }))?.text;

const long = `Long ${'word '.repeat(45).trim()}.`;

describe('summarize', () => {
  const rows: { name: string; excerpt: string; title?: string; expected: string | undefined }[] = [
    { name: 'takes whole sentences', excerpt: 'One came. Two went.', expected: 'One came. Two went.' },
    {
      name: 'stops before a sentence that does not fit',
      excerpt: `One came. ${long}`,
      expected: 'One came.',
    },
    { name: 'has nothing to say where the first does not fit', excerpt: long, expected: undefined },
    {
      name: 'takes no line that breaks off',
      excerpt: 'The mill has been silent for nine years, and the town has …',
      expected: undefined,
    },
    { name: 'leaves out what the publisher cut off', excerpt: 'One came. Two we', expected: 'One came.' },
    {
      name: 'does not print a teaser that breaks off',
      excerpt: 'What happened next was […]',
      expected: undefined,
    },
    {
      name: 'does not repeat the title',
      excerpt: 'The mill reopens.',
      title: 'The mill reopens',
      expected: undefined,
    },
    {
      name: 'takes a description of one line that has no full stop',
      excerpt: 'The mill has been silent for nine years, and the town has a plan',
      expected: 'The mill has been silent for nine years, and the town has a plan',
    },
    { name: 'takes no label for a description', excerpt: 'Video and photographs', expected: undefined },
    {
      name: 'passes over a kicker on a line of its own',
      excerpt: 'From the workshop\nOne came. Two went.',
      expected: 'One came. Two went.',
    },
    {
      name: 'passes over a byline, a credit and a dateline',
      excerpt: 'By Ada Quill\nPhoto: The Example\nOTTAWA (CP) — One came. Two went.',
      expected: 'One came. Two went.',
    },
    {
      name: 'passes over the title, and what is nearly the title',
      excerpt: 'The mill of Port Alder reopens. One came. Two went.',
      title: 'Mill of Port Alder reopens',
      expected: 'One came. Two went.',
    },
    {
      name: 'does not repeat the title with another ending',
      excerpt: 'Introducing the mill of Port Alder.',
      title: 'Introducing the mill of Port Alder | The Example',
      expected: undefined,
    },
    {
      name: 'does not print the address as a teaser, whose digits and hyphens are lost',
      excerpt: 'Milllinked group behind fire that burnt barns in May',
      title: 'Mill-linked group behind fire that burnt 11 barns in May',
      expected: undefined,
    },
    {
      name: 'keeps a sentence that says more than the title',
      excerpt: 'The mill reopens on Friday after nine years of silence.',
      title: 'The mill reopens',
      expected: 'The mill reopens on Friday after nine years of silence.',
    },
    {
      name: 'has nothing to say of a newsletter that only invites',
      excerpt: 'Here’s what you need to know.',
      expected: undefined,
    },
    {
      name: 'takes no words of others for the publisher’s',
      excerpt: 'Ada Quill, writing for The Example:\nOne came. Two went.',
      expected: undefined,
    },
    {
      name: 'stops before an invitation',
      excerpt: 'One came. Sign up to get it by email. Two went.',
      expected: 'One came.',
    },
    {
      name: 'stops before the name of who wrote it',
      excerpt: 'Pourquoi le pont ? Par Odile Ferrand-Roy.',
      expected: 'Pourquoi le pont ?',
    },
    {
      name: 'ends before a quote that is not closed',
      excerpt: `One came. “It is so. And ${'very '.repeat(40)}long.”`,
      expected: 'One came.',
    },
    {
      name: 'tells of a digest the first story alone',
      title: 'The Example: bridges, and ferries',
      excerpt: 'This is today’s edition of The Example.\nBridges\nOne came. Two went.\nFerries\nIt sank.',
      expected: 'One came. Two went.',
    },
    {
      name: 'does not go on to the second story of a digest',
      title: 'Morning briefing: bridges, and ferries',
      excerpt: 'One came.\nIt sank.',
      expected: 'One came.',
    },
    { name: 'prints no markup', excerpt: 'Write <a href="x">so</a>. Two went.', expected: undefined },
    {
      name: 'takes a standfirst where the text begins too long',
      excerpt: `The mill has been silent for nine years, and the town has a plan\n${long}`,
      expected: 'The mill has been silent for nine years, and the town has a plan',
    },
    {
      name: 'drops the boilerplate behind the story',
      excerpt: 'One came. The post One came appeared first on The Example.',
      expected: 'One came.',
    },
  ];
  it.each(rows)('$name', ({ excerpt, title, expected }) => {
    expect(summaryOf(excerpt, title)).toBe(expected);
  });

  it('counts two characters for a word where words are not spaced', () => {
    expect(summaryOf(`${'雪'.repeat(75)}。`, 'A', 'zh')).toBe(`${'雪'.repeat(75)}。`);
    expect(summaryOf(`${'雪'.repeat(85)}。`, 'A', 'zh')).toBeUndefined();
  });

  it('leaves out a first sentence that is a little too long rather than cutting it', () => {
    const sentence = (letters: number): string => `It was ${'a'.repeat(letters)} day.`;
    expect(summaryOf(sentence(summaryCharsMax - 12))).toHaveLength(summaryCharsMax);
    expect(summaryOf(sentence(summaryCharsMax - 11))).toBeUndefined();
  });

  it('prints nothing that is not in the excerpt, and never more than the caps', () => {
    const text = fc.array(
      fc.constantFrom('Dr.', 'Snow', 'fell', 'on', 'St. Anne.', 'Why?', 'No.', '5', '…', '\n', '“Yes.”'),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const excerpt = parts.join(' ');
        const summary = summaryOf(excerpt) ?? '';
        const flat = (value: string): string => value.replace(/\s+/g, ' ');
        expect(flat(excerpt)).toContain(flat(summary));
        expect(summary.split(/\s+/).length).toBeLessThanOrEqual(summaryWordsMax);
        expect(summary.length).toBeLessThanOrEqual(summaryCharsMax);
      }),
    );
  });
});
