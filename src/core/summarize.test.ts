import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleCandidate } from '../../scripts/testing/examples.ts';
import { withoutBoilerplate } from './boilerplate.ts';
import { summarize, summaryCharsMax, summaryWordsMax } from './summarize.ts';

const summaryOf = (excerpt: string, title = 'A title of its own'): string | undefined =>
  summarize(exampleCandidate({ title, excerpt }))?.text;

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
      name: 'drops the boilerplate behind the story',
      excerpt: 'One came. The post One came appeared first on The Example.',
      expected: 'One came.',
    },
  ];
  it.each(rows)('$name', ({ excerpt, title, expected }) => {
    expect(summaryOf(excerpt, title)).toBe(expected);
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

describe('withoutBoilerplate', () => {
  it.each([
    ['It rained. Read more', 'It rained.'],
    ['It rained. Continue reading It rained →', 'It rained.'],
    ['Il pleut. Lire la suite…', 'Il pleut.'],
    ['It rained. […] The post Rain appeared first on The Example.', 'It rained. […]'],
    ['She likes to read more than to write.', 'She likes to read more than to write.'],
    ['It rained. Comments', 'It rained.'],
  ])('%s', (text, expected) => {
    expect(withoutBoilerplate(text)).toBe(expected);
  });
});
