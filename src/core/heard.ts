import type { Section, Source } from './briefing.ts';
import type { Answer } from './coverage.ts';
import type { Failure } from './failure.ts';
import type { ParsedFeed } from './feed.ts';
import type { Normalized, NormalizeContext } from './normalize.ts';
import type { SourceState } from './state.ts';

/** One source with what it answered this time. */
export interface Heard {
  section: Section;
  source: Source;
  /** What was known of it before it was asked. */
  known: SourceState;
  answer: Answer;
  /** Why a backup was asked. */
  note?: string;
  /** Only where a document was read: its entries, and the address it came from. */
  feed?: ParsedFeed;
  base?: string;
  /** Its entries as they were normalized while others were waited for, and for what. */
  normalized?: { context: NormalizeContext; result: Normalized };
}

/** What came of the request to a source: all that is remembered of it but the document. `ms` as in `Download`. */
export type Exchange = { ms: number } & (
  | {
      kind: 'document' | 'unchanged';
      etag?: string;
      lastModified?: string;
      freshUntil?: string;
      movedTo?: string;
    }
  | { kind: 'failed'; failure: Failure; gone?: true }
  | { kind: 'skipped'; reason: string; retryAt?: string }
);
