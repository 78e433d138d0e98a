import { describe, expect, it } from 'vitest';
import { exampleBriefing, exampleFeed, exampleRaw, exampleWindow } from '../../scripts/testing/examples.ts';
import { excerptCharsMax, findExcerpt } from './excerpt.ts';
import { normalize } from './normalize.ts';
import { summarize } from './summarize.ts';

const title = 'The mill reopens';
const find = (summary?: string, content?: string, of = title): string | undefined =>
  findExcerpt(
    exampleRaw({ link: '/a', title: of, ...(summary && { summary }), ...(content && { content }) }),
    of,
  );

describe('findExcerpt', () => {
  it.each([
    ['HTML', '<p>Flour <b>runs</b> again.</p>', 'Flour runs again.'],
    ['HTML escaped twice', '&lt;p&gt;Flour runs &amp;amp; runs.&lt;/p&gt;', 'Flour runs & runs.'],
    ['plain text', 'Flour runs again.', 'Flour runs again.'],
    ['text saved twice as UTF-8', 'Flour runs at 5Â°, itâ€™s said.', 'Flour runs at 5°, it’s said.'],
  ])('reads %s', (_, summary, expected) => {
    expect(find(summary)).toBe(expected);
  });

  it.each([
    ['only says the title again', 'The mill reopens.'],
    ['is only boilerplate', 'Tags: mills<br>The post The mill reopens appeared first on The Example.'],
    ['is only a link to the comments', '<a href="https://a.example/1#c">Comments</a>'],
    ['breaks off', 'Flour runs again, and the town that has waited for so long is …'],
    ['is too long to begin with', `Flour, ${'which is white, '.repeat(20)}runs.`],
  ])('takes the long form where the short one %s', (_, summary) => {
    expect(find(summary, '<p>Flour runs again.</p><p>The town is glad.</p>')).toBe(
      'Flour runs again.\nThe town is glad.',
    );
  });

  it('takes the short form where both would do', () => {
    expect(find('Flour runs again.', 'The town is glad.')).toBe('Flour runs again.');
  });

  it('keeps what makes no summary but is story, for whoever chooses from it', () => {
    const long = `Flour, ${'which is white, '.repeat(20)}runs.`;
    expect(find(`${long} The town is glad.`)).toBe(`${long} The town is glad.`);
  });

  it('has nothing where there is nothing but boilerplate and the title', () => {
    expect(find('The mill reopens', 'Comments')).toBeUndefined();
    expect(find('By Ada Quill<br>Photo: The Example')).toBeUndefined();
    expect(find()).toBeUndefined();
  });

  it('takes of a digest the long form, which keeps its stories apart', () => {
    const of = 'The Weekly: flour, and a ferry';
    const summary = 'This is today’s edition of The Weekly, our newsletter. Flour at last Flour runs again.';
    const content =
      '<p><em>This is today’s edition of The Weekly, our newsletter.</em></p><h2>Flour at last</h2>' +
      '<p>Flour runs again. The town is glad.</p><h2>A ferry</h2><p>It sinks.</p>';
    const excerpt = find(summary, content, `${of} (newsletter)`) ?? '';
    expect(excerpt).toMatch(/\nFlour at last\n/);
    expect(summarize({ title: of, excerpt })?.text).toBe('Flour runs again. The town is glad.');
  });

  const habits: { of: string; html: string; summary: string | undefined }[] = [
    {
      of: 'a preprint server',
      html: 'arXiv:2611.00001v1 Announce Type: new \nAbstract: We measure tides. They rise.',
      summary: 'We measure tides. They rise.',
    },
    {
      of: 'a journal',
      html: '<p>Tides, Published online: 03 May 2026; <a href="https://doi.org/1">doi:10.1000/t-026-1</a></p>We measure tides.',
      summary: 'We measure tides.',
    },
    {
      of: 'a journal that cites only',
      html: '<p>Journal of Tides, Volume 3, Issue 2, Page 1-9, May 2026.</p>',
      summary: undefined,
    },
    {
      of: 'a forum',
      html: '<table><tr><td><a href="a"><img></a></td><td> &#32; submitted by &#32; <a href="u"> /u/gull </a> <br/> <span><a href="l">[link]</a></span> &#32; <span><a href="c">[comments]</a></span></td></tr></table>',
      summary: undefined,
    },
    {
      of: 'a list of links',
      html: '<p>Article URL: <a href="a">https://a.example/</a></p><p>Comments URL: <a href="b">https://b.example/</a></p><p>Points: 7</p><p># Comments: 2</p>',
      summary: undefined,
    },
    {
      of: 'a channel of videos',
      html: 'The tide comes in.<br>Subscribe to our channel!<br>00:00 The bay<br>#tide #sea',
      summary: 'The tide comes in.',
    },
    {
      of: 'an agency through a newspaper',
      html: '<p>By Ada Quill</p><p>HALIFAX, N.S. (CP) — The tide is in. Boats float.</p>',
      summary: 'The tide is in. Boats float.',
    },
    {
      of: 'a French newspaper',
      html: '<p>AVANT-PREMIÈRE - La marée monte à St. Anne. Les bateaux flottent.</p><p>À lire aussi : la marée d’hier</p>',
      summary: 'La marée monte à St. Anne. Les bateaux flottent.',
    },
  ];
  it.each(habits)('finds the story in the feed of $of', ({ html, summary }) => {
    const excerpt = find(html) ?? '';
    expect(summarize({ title, excerpt })?.text).toBe(summary);
  });

  it('is not looked for where the owner wants headlines only', () => {
    const source = exampleBriefing({ local: ['courier'] }).sections[0]!.sources[0]!;
    const feed = exampleFeed([exampleRaw({ link: '/a', summary: 'Flour runs again.' })]);
    const context = { window: exampleWindow, base: source.url, date: '2026-11-22', firstSeen: {} };
    const of = (wanted: boolean) =>
      normalize(feed, { ...context, source: { ...source, excerpt: wanted } }).candidates[0];
    expect(of(true)).toHaveProperty('excerpt', 'Flour runs again.');
    expect(of(false)).not.toHaveProperty('excerpt');
  });

  it('is cut where it is long', () => {
    expect(find('Flour runs again. '.repeat(500))?.length).toBeLessThanOrEqual(excerptCharsMax);
  });
});
