import { setImmediate } from 'node:timers/promises';
import Parser from 'rss-parser';
import { type Failure, isFailure } from '../core/failure.ts';
import type { FeedDocument, FeedFormat, ParsedFeed } from '../core/feed.ts';
import {
  baseOf,
  entryElements,
  moduleElements,
  readEntry,
  withoutUndefined,
  type XmlElement,
  type XmlEntry,
} from './entry-fields.ts';
import { attributeNamer, elementNamer, splitName } from './feed-names.ts';
import { cappedFeed } from './feed-caps.ts';
import { repairFeed, type RepairedFeed } from './feed-repair.ts';
import { xmlTree } from './feed-tree.ts';
import { decodeFeed } from './feed-text.ts';
import { readJsonFeed } from './json-feed.ts';
import { readWeatherJson } from './weather-json.ts';

export { isFailure };

/**
 * The border between feed documents and the rest: bytes of any format go in, one shape or one failure comes out.
 * What rss-parser and xml2js make of a document stops here.
 */

const reasons = {
  empty: 'The source answered with an empty document.',
  compressed: 'The source answered with compressed data that was not announced as such.',
  page: 'The source answered with a web page instead of a feed.',
  brokenJson: 'The source answered with JSON that is broken.',
  otherJson: 'The source answered with JSON that is not a JSON Feed.',
  otherXml: 'The source answered with XML that is not a feed.',
  unknown: 'The source answered with something that is not a feed.',
  broken: 'The feed is broken beyond repair.',
} as const;

/** gzip, zip, zstd, bzip2, xz. */
const compressedMarks = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 3, 4],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58],
];

/**
 * A feed document → its entries in document order, or why it cannot be read. Never throws and touches nothing outside.
 * RSS 0.9x and 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1.
 */
export async function parseFeed(document: FeedDocument): Promise<ParsedFeed | Failure> {
  const result = await readDocument(document);
  return isFailure(result) ? result : cappedFeed(result);
}

async function readDocument(document: FeedDocument): Promise<ParsedFeed | Failure> {
  const { bytes, url } = document;
  if (compressedMarks.some((mark) => mark.every((byte, i) => bytes[i] === byte)))
    return failure('compressed');
  const { text, repairs } = decodeFeed(document);
  const start = /[^\s\0\ufeff]/.exec(text)?.[0];
  if (start === undefined) return failure('empty');
  if (start === '{' || start === '[') return parseJson(text, url, repairs);
  const repaired = repairFeed(text);
  if (!repaired) return failure(strangeXml(text));
  const feed = await parseXml(repaired, url);
  return feed ? { ...feed, repairs: [...repairs, ...repaired.repairs] } : failure('broken');
}

function parseJson(text: string, url: string, repairs: string[]): ParsedFeed | Failure {
  try {
    const value: unknown = JSON.parse(text);
    const feed = readJsonFeed(value, url) ?? readWeatherJson(value, url);
    return feed ? { ...feed, repairs: [...repairs, ...feed.repairs] } : failure('otherJson');
  } catch {
    return failure('brokenJson');
  }
}

function failure(kind: keyof typeof reasons): Failure {
  return { stage: 'parse', reason: reasons[kind] };
}

function strangeXml(text: string): keyof typeof reasons {
  const start = text.slice(0, 4_000);
  if (/<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return 'page';
  return /^\s*<[?!a-z]/i.test(start) ? 'otherXml' : 'unknown';
}

const formats: Readonly<Record<string, FeedFormat>> = { rss: 'rss', rdf: 'rdf', feed: 'atom' };
const elements = [...entryElements, ...moduleElements];

interface FeedElements {
  'own.title'?: unknown;
  'own.language'?: unknown;
  'dc.language'?: unknown;
  'own.ttl'?: unknown;
}

/** rss-parser finds feed and entries; every element comes back as xml2js read it, under one name (`feed-names.ts`). */
async function parseXml(
  repaired: RepairedFeed,
  url: string,
): Promise<Omit<ParsedFeed, 'repairs'> | undefined> {
  const { root, rootAttributes, namespaces, xml, restore } = repaired;
  const format = formats[splitName(root)[1]];
  const parser = new Parser<FeedElements, XmlEntry>({
    defaultRSS: 2,
    customFields: {
      feed: ['own.title', 'own.language', 'dc.language', 'own.ttl'],
      item: [
        ...elements.map((name) => [name, name, { keepArray: true }]),
        ['$', 'attributes', { keepArray: true }],
      ],
    },
  });
  const names = {
    element: elementNamer(namespaces, root),
    attribute: attributeNamer(namespaces),
    text: restore,
  };
  readElements(parser, () => xmlTree(xml, names));
  const output = await settled(() => parser.parseString(xml));
  if (!output || !format) return undefined;
  const base = baseOf(rootAttributes, url);
  const fields = {
    title: feedText(output['own.title']),
    ttlMinutes: wholeNumber(feedText(output['own.ttl'])),
    lang: feedText(output['own.language']) ?? feedText(output['dc.language']) ?? rootAttributes['xml:lang'],
  };
  const entries = output.items.map((entry) => readEntry(entry, format, base));
  return { format, ...withoutUndefined(fields), entries };
}

function feedText(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Gives rss-parser elements that were read here in the place of those that it would have from xml2js. */
function readElements(parser: object, read: () => XmlElement): void {
  const xmlParser = {
    parseString: (_xml: string, answer: (error: null, root: unknown) => void): void => {
      // The one root stands alone, and not in a list.
      answer(
        null,
        Object.fromEntries(Object.entries(read()).map(([name, list]) => [name, (list as unknown[])[0]])),
      );
    },
  };
  Object.assign(parser, { xmlParser });
}

/** xml2js answers at once or, for a document without a root, never; an error is an answer of its own. */
async function settled<T>(parse: () => Promise<T>): Promise<T | undefined> {
  try {
    return await Promise.race([parse(), setImmediate(undefined)]);
  } catch {
    return undefined;
  }
}
