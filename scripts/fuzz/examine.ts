import { briefingSchema } from '../../src/core/briefing.ts';
import { type Edition, editionText } from '../../src/core/edition.ts';
import type { FeedDocument, ParsedFeed } from '../../src/core/feed.ts';
import { makeEdition } from '../../src/core/make-edition.ts';
import { remember } from '../../src/core/memory.ts';
import { emptyState, knownOf } from '../../src/core/state.ts';
import { isFailure, parseFeed } from '../../src/io/parse.ts';

/** The whole way of a document without network and disk: parsed, edited, printed. */

const briefing = briefingSchema.parse({
  window: '9999d',
  limit: 100,
  sections: [
    { id: 'all', title: 'All', sources: [{ id: 'one', name: 'One', url: 'https://news.example/feed' }] },
  ],
});
const date = '2026-11-22';
const window = { from: '1999-01-01T00:00:00.000Z', to: '2026-11-22T11:45:00.000Z' };

/** The edition that a document makes; undefined where it cannot be read, which is an answer too. */
export async function editionFrom(document: FeedDocument): Promise<Edition | undefined> {
  const feed = await parseFeed(document);
  return isFailure(feed) ? undefined : edited(feed, document.url);
}

function edited(feed: ParsedFeed, base: string): Edition {
  const [section] = briefing.sections;
  const [source] = section!.sources;
  const known = knownOf(emptyState, source!);
  const answer = { kind: 'read', read: feed.entries.length, repairs: feed.repairs } as const;
  const heard = [{ section: section!, source: source!, known, answer, feed, base }];
  return makeEdition({ briefing, date, window, heard, memory: remember([]) }).edition;
}

/** XML 1.0 2.2: what may not stand in a document; lone surrogates with it. */
const illegal = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;
/** UAX #9: controls that turn the direction of everything behind them. */
const turning = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u;

/** What is wrong with an edition made from any document at all; empty where everything holds. */
export function complaints(edition: Edition): string[] {
  const found: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      if (illegal.test(value)) found.push(`${path} holds a character that XML does not allow`);
      if (turning.test(value)) found.push(`${path} holds a control that turns the direction of text`);
    } else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`);
  };
  look(edition, 'edition');
  try {
    editionText(edition);
  } catch (error) {
    found.push(`the edition breaks its schema: ${(error as Error).message.slice(0, 300)}`);
  }
  if (({} as Record<string, unknown>)['polluted'] !== undefined) found.push('Object.prototype was changed');
  return found;
}

/** How often an input is edited a second time, to see whether it comes out the same. */
const twiceEvery = 25;

/** What is wrong with what comes of one document. Never throws. */
export async function examine(
  document: FeedDocument,
  index: number,
  make: typeof editionFrom = editionFrom,
): Promise<string[]> {
  try {
    const edition = await make(document);
    if (!edition) return [];
    const found = complaints(edition);
    if (found.length === 0 && index % twiceEvery === 0) {
      const again = await make(document);
      if (JSON.stringify(again) !== JSON.stringify(edition))
        found.push('read again it gives another edition');
    }
    return found;
  } catch (error) {
    return [`it threw ${String((error as Error)?.stack ?? error).slice(0, 600)}`];
  }
}
