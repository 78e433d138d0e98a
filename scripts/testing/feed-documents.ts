import { expect } from 'vitest';
import type { ParsedFeed, RawEntry } from '../../src/core/feed.ts';
import { isFailure, parseFeed } from '../../src/io/parse.ts';

/** Small invented feed documents for the tests of the parser border. */

export const url = 'https://news.example/feeds/all.xml';
export const noon = '2026-07-06T12:00:00.000Z';
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface EntryCase {
  name: string;
  document: string;
  expected: Partial<RawEntry>;
  repairs?: string[];
}

/** The feed, or an error with the reason why there is none. */
export async function read(text: string): Promise<ParsedFeed> {
  const result = await parseFeed({ url, bytes: bytesOf(text) });
  if (isFailure(result)) throw new Error(result.reason);
  return result;
}

export const rss = (entry: string, attributes = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>Harbour Post</title>${entry}</channel></rss>`;
export const atom = (entry: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Harbour Post</title><entry>${entry}</entry></feed>`;
export const rdf = (entry: string): string =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>Harbour Post</title></channel>${entry}</rdf:RDF>`;
export const json = (entry: object): string =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Harbour Post', items: [entry] });

/** Reads a document of one entry and compares: every field where no categories are expected, else those named. */
export async function expectEntry({ document, expected, repairs }: EntryCase): Promise<void> {
  const feed = await read(document);
  expect(feed.entries).toHaveLength(1);
  const [entry] = feed.entries;
  if (expected.categories?.length === 0) expect(entry).toEqual(expected);
  else expect(entry).toMatchObject(expected);
  if (repairs) expect(feed.repairs.toSorted()).toEqual(repairs.toSorted());
}
