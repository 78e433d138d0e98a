import { describe, expect, it } from 'vitest';
import { collectionPage, inertJson } from './json-ld.ts';

const frame = {
  page: { name: 'Sunday', url: '/repo/2026/11/22/' },
  description: 'Two stories.',
  language: 'en-CA',
  publication: { name: 'The Quay', url: '/repo/' },
};

describe('collectionPage', () => {
  const collection = {
    list: [{ name: 'Tide turns', url: '/repo/2026/11/22/#e1' }],
    total: 2,
    trail: [{ name: 'Archive', url: '/repo/archive/' }],
    date: '2026-11-22',
  };

  it('lists the first things of all, with whole addresses', () => {
    expect(collectionPage(collection, frame, 'https://quay.example')).toEqual({
      '@context': 'https://schema.org',
      '@type': 'CollectionPage',
      name: 'Sunday',
      url: 'https://quay.example/repo/2026/11/22/',
      description: 'Two stories.',
      inLanguage: 'en-CA',
      datePublished: '2026-11-22',
      isPartOf: { '@type': 'WebSite', name: 'The Quay', url: 'https://quay.example/repo/' },
      breadcrumb: {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'Archive', item: 'https://quay.example/repo/archive/' },
          { '@type': 'ListItem', position: 2, name: 'Sunday', item: 'https://quay.example/repo/2026/11/22/' },
        ],
      },
      mainEntity: {
        '@type': 'ItemList',
        numberOfItems: 2,
        itemListElement: [
          {
            '@type': 'ListItem',
            position: 1,
            name: 'Tide turns',
            url: 'https://quay.example/repo/2026/11/22/#e1',
          },
        ],
      },
    });
  });

  it('says nothing of a trail or a day that it does not have', () => {
    const page = collectionPage({ list: [] }, frame, 'https://quay.example');
    expect(page).not.toHaveProperty('breadcrumb');
    expect(page).not.toHaveProperty('datePublished');
    expect(page).toHaveProperty('mainEntity.numberOfItems', 0);
  });
});

describe('inertJson', () => {
  it.each([
    '</script><script>alert(1)</script>',
    '<!-- <script>',
    ']]> & "quoted" \\',
    'a\u2028b\u2029c',
    '\u0001',
  ])('keeps %j and no character that could end the element', (title) => {
    const json = inertJson({ title });
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(json)).toEqual({ title });
  });
});
