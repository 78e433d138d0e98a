import { flushCompileCache } from 'node:module';
import type { Candidate } from '../core/candidate.ts';
import { isFailure } from '../core/failure.ts';
import type { FeedDocument, RawEntry } from '../core/feed.ts';
import { believableDates, normalize, type NormalizeContext } from '../core/normalize.ts';
import { parseFeed } from './parse.ts';
import { packEntries, type PackedReading } from './packed-entries.ts';

/**
 * The other side of `parse-apart.ts`: says that it is ready, then answers each task. It ends by itself when the run that
 * started it is gone, because nothing but the channel keeps it alive.
 */

/** A document to be parsed, and to be normalized too where it is said for what; or texts whose language is wanted. */
export type Task = (FeedDocument & { context?: NormalizeContext }) | { told: Told[] };
/** What the language of an entry is told by. */
export type Told = Pick<Candidate, 'title' | 'excerpt' | 'lang'>;

process.on('message', (task: Task) => {
  void answerTo(task).then((answer) => process.send?.(answer));
});
// A process that is ended keeps nothing of what it has compiled unless it does so before.
process.once('message', () => setImmediate(flushCompileCache));
process.send?.('ready');

async function answerTo(task: Task): Promise<unknown> {
  if ('told' in task) return languagesOf(task.told);
  const feed = await parseFeed(task);
  const { context } = task;
  if (!context || isFailure(feed)) return feed;
  const { entries, ...frame } = feed;
  const shortForms = new Set<RawEntry>();
  const normalized = normalize(feed, context, (raw, form) => form === 'summary' && shortForms.add(raw));
  return {
    frame,
    // Of what the short form tells the long one is not looked at again.
    packed: packEntries(entries.map((raw) => (shortForms.has(raw) ? withoutContent(raw) : raw))),
    read: entries.length,
    dates: believableDates(entries, context.window.to),
    normalized,
  } satisfies PackedReading;
}

function withoutContent({ content: _, ...raw }: RawEntry): RawEntry {
  return raw;
}

/** Loaded when it is wanted: what knows sixty languages takes a hundred megabytes. */
async function languagesOf(told: readonly Told[]): Promise<(string | undefined)[]> {
  const { languageOfEntry } = await import('../core/language.ts');
  return told.map((one) => languageOfEntry(one, one.lang));
}
