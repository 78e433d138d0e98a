import { isFailure } from '../src/core/failure.ts';
import { normalize } from '../src/core/normalize.ts';
import type { Headline } from '../src/core/same-story.ts';
import { parseFeed } from '../src/io/parse.ts';
import { inventFeeds } from './invented-feeds.ts';

const seed = 1;
const now = new Date('2026-11-26T11:45:00.000Z');
const window = { from: '2026-11-21T11:45:00.000Z', to: now.toISOString() };

/** The first `count` headlines of invented feeds, read as those of a morning are: with their excerpts. */
export async function inventHeadlines(count: number): Promise<Headline[]> {
  const { feed } = await inventFeeds(seed, now);
  const headlines: Headline[] = [];
  for (let number = 0; headlines.length < count; number += 1) {
    const [id, base] = [`s${number}`, `https://s${number}.example`];
    const parsed = await parseFeed({ url: base, bytes: Buffer.from(feed(number, base).body) });
    if (isFailure(parsed)) throw new Error(parsed.reason);
    const source = { id, excerpt: true };
    const { candidates } = normalize(parsed, { source, window, base, date: '2026-11-26', firstSeen: {} });
    headlines.push(
      ...candidates.map(({ title, published, excerpt }) => ({ title, published, excerpt, sources: [id] })),
    );
  }
  return headlines.slice(0, count);
}
