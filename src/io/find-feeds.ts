import { namedFeeds, usualFeedAddresses } from '../core/discover.ts';
import type { ParsedFeed } from '../core/feed.ts';
import { type Failure, isFailure } from '../core/failure.ts';
import { downloadAll, type DownloadAllOptions } from './download-all.ts';
import { decodeFeed } from './feed-text.ts';
import type { Parser } from './parse-apart.ts';

/** A feed that was found, read. */
export interface FoundFeed {
  url: string;
  feed: ParsedFeed;
  ms: number;
}

/** `failure` says what the address itself came to, where it is no feed. */
export interface Finding {
  found: FoundFeed[];
  failure?: Failure;
}

/** Feeds asked for at most, behind one page: a guess must not become a burden for the publisher. */
const askedMax = 12;

/**
 * The feeds behind an address, which may be a feed itself or a page that has some: those that the page names, else
 * those at usual places. Likeliest first; where there is none, the reason of the address itself. Never throws.
 */
export async function findFeeds(
  address: string,
  parser: Parser,
  options: DownloadAllOptions,
): Promise<Finding> {
  const [first] = (await downloadAll([{ id: '0', url: address }], options)).values();
  if (first?.kind !== 'document') {
    const failure =
      first?.kind === 'failed' ? first.failure : { stage: 'download' as const, reason: 'No answer.' };
    const others = URL.canParse(address) ? await readAll(usualFeedAddresses(address), parser, options) : [];
    return { found: others, failure };
  }
  const { document, movedTo = address, ms } = first;
  const parsed = await parser.parse(document);
  if (!isFailure(parsed)) return { found: [{ url: movedTo, feed: parsed, ms }] };
  const named = namedFeeds(decodeFeed(document).text, document.url).map(({ url }) => url);
  const found = await readAll(named, parser, options);
  if (found.length > 0) return { found, failure: parsed };
  const guessed = await readAll(usualFeedAddresses(document.url), parser, options);
  return { found: guessed, failure: parsed };
}

async function readAll(
  addresses: readonly string[],
  parser: Parser,
  options: DownloadAllOptions,
): Promise<FoundFeed[]> {
  const asked = [...new Set(addresses)].slice(0, askedMax);
  const answers = await downloadAll(
    asked.map((url) => ({ id: url, url })),
    options,
  );
  const found: FoundFeed[] = [];
  for (const url of asked) {
    const answer = answers.get(url);
    if (answer?.kind !== 'document') continue;
    const feed = await parser.parse(answer.document);
    const at = answer.movedTo ?? url;
    if (!isFailure(feed) && feed.entries.length > 0 && !found.some((one) => one.url === at))
      found.push({ url: at, feed, ms: answer.ms });
  }
  return found;
}
