import { parentPort } from 'node:worker_threads';
import type { FeedDocument } from '../core/feed.ts';
import { parseFeed } from './parse.ts';

/** The other side of `parse-apart.ts`: says that it is ready, then answers each document with what it holds. */
parentPort?.on('message', (document: FeedDocument) => {
  void parseFeed(document).then((result) => parentPort?.postMessage(result));
});
parentPort?.postMessage('ready');
