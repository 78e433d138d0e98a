import { describe, expect, it } from 'vitest';
import { namedFeeds, usualFeedAddresses } from './discover.ts';

const base = 'https://paper.example/news/today?x=1';
const urls = (html: string, at = base): string[] => namedFeeds(html, at).map(({ url }) => url);
const link = (href: string, more = 'type="application/rss+xml"'): string =>
  `<link rel="alternate" ${more} href="${href}">`;

describe('namedFeeds', () => {
  it.each([
    ['application/rss+xml'],
    ['application/atom+xml'],
    ['application/feed+json'],
    ['application/json'],
    ['Application/RSS+XML; charset=utf-8'],
    ['text/xml'],
  ])('takes %s for a feed', (type) =>
    expect(urls(link('/feed', `type="${type}"`))).toEqual(['https://paper.example/feed']),
  );

  it.each([
    [link('/fr/', 'hreflang="fr"')],
    [link('/app', 'type="text/html"')],
    ['<link rel="stylesheet" type="text/xml" href="/a.xsl">'],
    [link('javascript:alert(1)')],
    [link('ftp://paper.example/feed')],
    [link('')],
    ['<a href="/feedback">Feedback</a>'],
    ['<a href="/about">RSS</a>'],
  ])('takes %s for none', (html) => expect(urls(html).filter((url) => url !== base)).toEqual([]));

  it('resolves addresses as a browser does, and names each once with its title', () => {
    expect(
      namedFeeds(
        `<base href="https://cdn.example/a/"><LINK HREF=feed.xml rel='me ALTERNATE' type=application/rss+xml title=" All ">${link('feed.xml#top')}`,
        base,
      ),
    ).toEqual([{ url: 'https://cdn.example/a/feed.xml', title: 'All' }]);
  });

  it('puts what is declared before what is linked, and comments last', () => {
    const html = `<a href="/x/rss.xml">RSS</a>${link('/comments/feed/')}${link('/feed/', 'type="application/rss+xml" title="Comments on news"')}${link('/main.atom', 'type="application/atom+xml"')}`;
    expect(urls(html)).toEqual([
      'https://paper.example/main.atom',
      'https://paper.example/x/rss.xml',
      'https://paper.example/comments/feed/',
      'https://paper.example/feed/',
    ]);
  });

  it('survives any text', () => {
    for (const html of ['', '<', '<link', '<base href="::">', '\0'.repeat(50), '<a href="http://[">'])
      expect(urls(html)).toEqual([]);
  });
});

it('usualFeedAddresses looks below the page, then at the root', () => {
  const found = usualFeedAddresses('https://paper.example/blog?page=2#x');
  expect(found[0]).toBe('https://paper.example/blog/feed/');
  expect(found).toContain('https://paper.example/rss.xml');
  expect(new Set(found).size).toBe(found.length);
  expect(usualFeedAddresses('https://paper.example/')).toHaveLength(found.length / 2);
});
