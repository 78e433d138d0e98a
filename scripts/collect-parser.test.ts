import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { editionEntries } from '../src/core/edition.ts';
import type { FeedDocument } from '../src/core/feed.ts';
import type { Parser } from '../src/io/parse-apart.ts';
import { startParsers } from '../src/io/parser-pool.ts';
import { collect } from './collect/run.ts';
import { type FeedServer, startFeedServer } from './testing/feed-server.ts';
import { type Newsroom, openNewsroom, silentProgress } from './testing/newsroom.ts';
import { feedOf } from './testing/small-feed.ts';

const french = 'Le gouvernement annonce un nouveau programme pour les hôpitaux de la province';

let server: FeedServer;
let newsroom: Newsroom;
let parser: Parser;
afterEach(async () => {
  await parser.close();
  await newsroom.close();
  await server.close();
});

async function collectWith(changed: (parser: Parser) => Partial<Parser>, keepsDocuments = false) {
  server = await startFeedServer({ '/a': { body: feedOf(french) } });
  newsroom = await openNewsroom({ local: { a: `${server.origin}/a` } });
  parser = startParsers();
  const now = new Date('2026-11-22T11:45:00Z');
  const given = { ...parser, ...changed(parser) };
  await collect({
    content: newsroom.content,
    now,
    progress: silentProgress,
    parser: given,
    ...(keepsDocuments && { saveFeeds: join(newsroom.content, 'feeds') }),
  });
  return editionEntries(await newsroom.edition('2026-11-22'));
}

/** A parser that keeps hold of the documents that it was given. */
const holding =
  (documents: FeedDocument[]) =>
  ({ read }: Parser): Partial<Parser> => ({
    read: (document, context) => {
      documents.push(document);
      return read(document, context);
    },
  });

describe('what a run asks of its parser', () => {
  it('the language of what is printed', async () => {
    const asked: string[] = [];
    const [entry] = await collectWith(({ languages }) => ({
      languages: (told) => {
        asked.push(...told.map(({ title }) => title));
        return languages(told);
      },
    }));
    expect(asked).toEqual([french]);
    expect(entry).toMatchObject({ title: french, lang: 'fr' });
  });

  it('and tells it itself where the parser cannot', async () => {
    const [entry] = await collectWith(() => ({ languages: () => Promise.resolve(undefined) }));
    expect(entry).toMatchObject({ title: french, lang: 'fr' });
  });

  it('gives the memory of a document back once it was read', async () => {
    const documents: FeedDocument[] = [];
    await collectWith(holding(documents));
    expect(documents.map(({ bytes }) => bytes.length)).toEqual([0]);
  });

  it('but not where the documents are to be kept', async () => {
    const documents: FeedDocument[] = [];
    await collectWith(holding(documents), true);
    expect(documents.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([feedOf(french)]);
  });
});
