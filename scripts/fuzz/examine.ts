import { briefingSchema } from '../../src/core/briefing.ts';
import type { Candidate } from '../../src/core/candidate.ts';
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

/** What a run keeps of a document: the edition, and the candidates that may wait in state.json. */
export interface Kept {
  edition: Edition;
  candidates: Candidate[];
}

/** What comes of a document; undefined where it cannot be read, which is an answer too. */
export async function keptFrom(document: FeedDocument): Promise<Kept | undefined> {
  const feed = await parseFeed(document);
  return isFailure(feed) ? undefined : edited(feed, document.url);
}

function edited(feed: ParsedFeed, base: string): Kept {
  const [section] = briefing.sections;
  const [source] = section!.sources;
  const known = knownOf(emptyState, source!);
  const answer = { kind: 'read', read: feed.entries.length, repairs: feed.repairs } as const;
  const heard = [{ section: section!, source: source!, known, answer, feed, base }];
  const { edition, brought } = makeEdition({ briefing, date, window, heard, memory: remember([]) });
  return { edition, candidates: brought.flatMap(({ fresh }) => fresh) };
}

/** XML 1.0 2.2: what may not stand in a document; lone surrogates with it. */
const illegal = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;
/** UAX #9: controls that turn the direction of everything behind them. */
const turning = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u;

/** An address that may be printed: http or https, a plain host, no credentials, nothing that ends an attribute. */
const webAddress = /^https?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d*)?(?:[/?#][^\s<>"]*)?$/i;

/** What is wrong with what any document at all came to; empty where everything holds. */
export function complaints({ edition, candidates }: Kept): string[] {
  const found: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      if (illegal.test(value)) found.push(`${path} holds a character that XML does not allow`);
      if (path.endsWith('.url') && !webAddress.test(value)) found.push(`${path} is no plain web address`);
      if (turning.test(value)) found.push(`${path} holds a control that turns the direction of text`);
    } else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`);
  };
  look(edition, 'edition');
  look(candidates, 'candidates');
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
  make: typeof keptFrom = keptFrom,
): Promise<string[]> {
  try {
    const kept = await make(document);
    if (!kept) return [];
    const found = complaints(kept);
    if (found.length === 0 && index % twiceEvery === 0) {
      const again = await make(document);
      if (JSON.stringify(again) !== JSON.stringify(kept)) found.push('read again it gives another edition');
    }
    return found;
  } catch (error) {
    return [`it threw ${String((error as Error)?.stack ?? error).slice(0, 600)}`];
  }
}
