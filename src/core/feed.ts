import type { WeatherDocument } from './weather-document.ts';

/**
 * What the parser border (`io/parse.ts`) hands to the core, whatever format and whatever parser it came from.
 * Everything here is untrusted. `title`, `summary` and `content` are HTML source (plain text has been escaped),
 * dates are ISO instants in UTC, links are absolute where the document allowed it.
 */
export interface RawEntry {
  title?: string;
  link?: string;
  /** The feed's own id: guid, atom:id, rdf:about; the link where there is none. */
  id?: string;
  published?: string;
  updated?: string;
  /** The short form: description, summary. */
  summary?: string;
  /** The long form: content:encoded, atom:content, content_html. */
  content?: string;
  author?: string;
  categories: string[];
  lang?: string;
}

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json';

export interface ParsedFeed {
  format: FeedFormat;
  title?: string;
  lang?: string;
  /** Minutes for which the publisher wants the document to be kept (RSS 2.0 `ttl`). */
  ttlMinutes?: number;
  entries: RawEntry[];
  /** For the JSON of a weather office, which has no entries. */
  weather?: WeatherDocument;
  /** What had to be mended before the document could be read, in plain words; empty for a sound document. */
  repairs: string[];
}

/** Downloaded bytes with what the answer said of them. */
export interface FeedDocument {
  /** The address the bytes came from, after redirects: base of relative links. */
  url: string;
  bytes: Uint8Array;
  contentType?: string;
}
