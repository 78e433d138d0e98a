import type { FeedDocument } from '../core/feed.ts';

export interface DecodedFeed {
  text: string;
  /** WHATWG name of the encoding that was used. */
  encoding: string;
  repairs: string[];
}

/** An XML declaration is looked for in this many bytes. */
const declarationBytesMax = 1_024;
/** Spoilt UTF-8 is still UTF-8 while sound sequences outnumber spoilt ones by this factor. */
const soundPerSpoilt = 5;

const byteOrderMarks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0x3c, 0x00]],
  ['utf-16be', [0x00, 0x3c]],
];

/**
 * Bytes → text. A byte order mark or the shape of UTF-16 decides; then valid UTF-8 with characters beyond ASCII,
 * which no other encoding produces by chance; then the charset of the answer, the XML declaration, UTF-8, windows-1252.
 * Never fails: what cannot be decoded becomes U+FFFD and is named in `repairs`.
 */
export function decodeFeed({ bytes, contentType }: FeedDocument): DecodedFeed {
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return decoded(bytes, marked[0]);

  const labels = [httpCharset(contentType), declaredEncoding(bytes)].flatMap((label) => encodingName(label));
  const unicode = strictText(bytes, 'utf-8');
  if (unicode !== undefined && /[^\0-\x7f]/.test(unicode)) {
    const [claimed] = labels;
    const wrong = claimed !== undefined && claimed !== 'utf-8';
    const repairs = wrong ? [`the document says ${claimed} but is UTF-8`] : [];
    return { text: unicode, encoding: 'utf-8', repairs };
  }
  const honest = labels.find((label) => label !== 'utf-8' && strictText(bytes, label) !== undefined);
  if (honest) return decoded(bytes, honest);
  if (unicode !== undefined) return { text: unicode, encoding: 'utf-8', repairs: [] };
  return decoded(
    bytes,
    isSpoiltUnicode(bytes) ? 'utf-8' : (labels.find((label) => label !== 'utf-8') ?? 'windows-1252'),
  );
}

function decoded(bytes: Uint8Array, encoding: string): DecodedFeed {
  const text = new TextDecoder(encoding).decode(bytes);
  const isSpoilt = text.includes('\ufffd') && strictText(bytes, encoding) === undefined;
  const repairs = isSpoilt ? [`some bytes are not valid ${encoding} and were replaced`] : [];
  return { text, encoding, repairs };
}

function strictText(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isSpoiltUnicode(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const spoilt = text.split('\ufffd').length - 1;
  const sound = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  return sound > spoilt * soundPerSpoilt;
}

/** `text/xml; charset="windows-1252"` → `windows-1252`. */
function httpCharset(contentType = ''): string | undefined {
  return /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1];
}

/** What an XML declaration claims; readable byte by byte because no byte is NUL, so a claim of UTF-16 is false. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, declarationBytesMax));
  return /<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(start)?.[1];
}

function encodingName(label: string | undefined): string[] {
  if (!label) return [];
  try {
    const name = new TextDecoder(label).encoding;
    return name.startsWith('utf-16') ? [] : [name];
  } catch {
    return [];
  }
}
