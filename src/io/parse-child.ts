import type { FeedDocument } from '../core/feed.ts';
import { parseFeed } from './parse.ts';

/**
 * The other side of `parse-apart.ts`: says that it is ready, then answers each document with what it holds. It ends
 * by itself when the run that started it is gone, because nothing but the channel keeps it alive.
 */
process.on('message', (document: FeedDocument) => {
  void parseFeed(document).then((result) => process.send?.(result));
});
process.send?.('ready');
