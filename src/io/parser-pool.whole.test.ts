import { afterEach, describe, expect, it } from 'vitest';
import { exampleBriefing, exampleWindow } from '../../scripts/testing/examples.ts';
import { languageOfEntry } from '../core/language.ts';
import { contextOf, normalize } from '../core/normalize.ts';
import type { FeedDocument, ParsedFeed } from '../core/feed.ts';
import { parseFeed } from './parse.ts';
import { type Parser, startParser } from './parse-apart.ts';
import { startParsers } from './parser-pool.ts';

let parser: Parser;
afterEach(() => parser.close());

const item = (name: string, rest: string): string =>
  `<item><title>${name}</title><link>https://news.example/${name}</link>${rest}</item>`;
const document = (...items: string[]): FeedDocument => ({
  url: 'https://news.example/feed',
  bytes: new TextEncoder().encode(
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>${items.join('')}</channel></rss>`,
  ),
});
const long = '<content:encoded>&lt;p&gt;The whole story is told here at length.&lt;/p&gt;</content:encoded>';
const short = '<description>The mill by the river has opened its doors again.</description>';
const news = document(
  item('short-and-long', `${short}${long}<pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate>`),
  item('long-alone', long),
);
const source = exampleBriefing({ local: ['a'] }).sections[0]!.sources[0]!;
const known = { url: source.url, failures: 0, firstSeen: {}, waiting: [] };
const context = contextOf({ source, known, base: news.url }, exampleWindow, '2026-11-22');

/** A pool that tells how many parsers it has started. */
function counted(max: number): { pool: Parser; started: () => number; asked: number[] } {
  const asked: number[] = [];
  const start = (): Parser => {
    const one = startParser();
    const place = asked.push(0) - 1;
    return {
      ...one,
      parse: (given) => {
        asked[place]! += 1;
        return one.parse(given);
      },
    };
  };
  const pool = startParsers({ max, start });
  return { pool, started: () => asked.length, asked };
}

describe('startParsers', () => {
  it('reads what normalize makes of a document, and whole entries but for forms that nobody looks at', async () => {
    parser = startParsers({ max: 2 });
    const feed = (await parseFeed(news)) as ParsedFeed;
    const reading = await parser.read(news, context);
    expect(reading).toMatchObject({
      read: 2,
      dates: ['2026-11-22T08:00:00.000Z'],
      normalized: normalize(feed, context),
    });
    const { entries } = (reading as { feed: ParsedFeed }).feed;
    const { content: _, ...withoutContent } = feed.entries[0]!;
    expect(entries).toEqual([withoutContent, feed.entries[1]]);
    // Made of what was kept, it is the same again.
    expect(normalize({ ...feed, entries }, context)).toEqual(normalize(feed, context));
  });

  it('says why a document cannot be read', async () => {
    parser = startParsers({ max: 2 });
    const page = { url: news.url, bytes: new TextEncoder().encode('<!doctype html><html></html>') };
    expect(await parser.read(page, context)).toEqual(await parseFeed(page));
  });

  it('tells languages as languageOfEntry does', async () => {
    parser = startParsers({ max: 2 });
    const told = [
      { title: 'Le gouvernement annonce un nouveau programme pour les hôpitaux de la province' },
      { title: 'Snow', lang: 'en' },
    ];
    expect(await parser.languages(told)).toEqual(told.map((one) => languageOfEntry(one, one.lang)));
  });

  it('starts one for a few documents and shares many among several', async () => {
    const few = counted(2);
    parser = few.pool;
    await Promise.all(Array.from({ length: 10 }, () => few.pool.parse(news)));
    expect(few.started()).toBe(1);
    await few.pool.close();

    const many = counted(2);
    parser = many.pool;
    many.pool.prepare(200);
    expect(many.started()).toBe(2);
    const read = await Promise.all(Array.from({ length: 100 }, () => many.pool.parse(news)));
    expect(read).toEqual(Array.from({ length: 100 }, () => read[0]));
    expect(Math.min(...many.asked)).toBeGreaterThan(30);
  });

  it('learns languages once, as soon as there is nothing to read, where they will be asked for', async () => {
    const told: number[] = [];
    const start = (): Parser => {
      const one = startParser();
      return {
        ...one,
        languages: (of) => {
          told.push(of.length);
          return one.languages(of);
        },
      };
    };
    for (const learns of [false, true]) {
      told.length = 0;
      parser = startParsers({ max: 2, start, learns });
      await Promise.all(Array.from({ length: 5 }, () => parser.parse(news)));
      await parser.parse(news);
      await parser.languages([{ title: 'Snow' }]);
      await parser.close();
      expect(told).toEqual(learns ? [0, 1] : [1]);
    }
  });

  it('starts another where documents come that nobody foretold', async () => {
    const { pool, started } = counted(2);
    parser = pool;
    await Promise.all(Array.from({ length: 90 }, () => pool.parse(news)));
    expect(started()).toBe(2);
  });
});
