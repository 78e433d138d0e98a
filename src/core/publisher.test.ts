import { expect, it } from 'vitest';
import { independentSources, publisherOf } from './publisher.ts';

it.each([
  ['https://edition.cnn.com/a', 'cnn.com'],
  ['https://www.bbc.co.uk/news', 'bbc.co.uk'],
  ['https://www.canada.ca/en', 'canada.ca'],
  ['https://health.gc.ca/a', 'health.gc.ca'],
  ['https://one.substack.com/p/a', 'one.substack.com'],
  ['http://127.0.0.1:8080/a', undefined],
  ['http://localhost/a', undefined],
  ['http://[::1]/a', undefined],
  ['no address', undefined],
])('%s is of %s', (url, expected) => expect(publisherOf(url)).toBe(expected));

const voices = (...urls: string[]) => {
  const [first = '', ...also] = urls;
  return independentSources({
    source: 's0',
    url: first,
    also: also.map((url, index) => ({ source: `s${index + 1}`, title: 't', url, why: 'w' })),
  });
};

it.each([
  { urls: ['https://a.example/1'], expected: 1 },
  { urls: ['https://a.example/1', 'https://b.example/1'], expected: 2 },
  { urls: ['https://news.a.example/1', 'https://www.a.example/2', 'https://b.example/1'], expected: 2 },
  { urls: ['http://127.0.0.1:1/a', 'http://127.0.0.1:1/b'], expected: 2 },
])('counts publishers of $urls', ({ urls, expected }) => expect(voices(...urls)).toBe(expected));
