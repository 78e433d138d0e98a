/** Sentences for what a server or the network did: plain, without an address, fit to be printed to a reader. */

/** An error whose message is a whole sentence, fit to be printed to a reader. */
export class PlainError extends Error {}

const statusReasons: Record<number, string> = {
  401: 'The publisher asks for a password',
  402: 'The publisher asks for payment',
  404: 'No such address',
  407: 'The network asks for a password',
  408: 'The publisher did not wait for the request',
  410: 'The feed is gone for good',
  429: 'The publisher asks to be called less often',
  451: 'The feed is withheld for legal reasons',
  503: 'The publisher’s server is busy',
  504: 'The publisher’s server waited in vain for another',
};

/** `403` → `The publisher refused the request (403).` */
export function statusReason(status: number): string {
  return `${statusReasons[status] ?? statusClassReason(status)} (${status}).`;
}

/** Says which gatekeeper of the publisher turned a request away; undefined where none did. */
export function gatekeeperReason(
  status: number,
  header: (name: string) => string | undefined,
): string | undefined {
  // Cloudflare sets it on every page that asks a visitor to prove that he is a person, whatever the status.
  return header('cf-mitigated')
    ? `The publisher’s gatekeeper (Cloudflare) turned the request away (${status}).`
    : undefined;
}

function statusClassReason(status: number): string {
  if (status >= 500) return 'The publisher’s server failed';
  if (status >= 400) return 'The publisher refused the request';
  return 'The publisher answered without a document';
}

/** The first row that fits the code of an error speaks. Codes of Node, its DNS module, undici, OpenSSL and zlib. */
const networkReasons: readonly [code: RegExp, reason: string][] = [
  [/^(ENOTFOUND|ENODATA)$/, 'There is no server of that name.'],
  [
    /^(EAI_|E?TIMEOUT$|ESERVFAIL|EREFUSED|EFORMERR|EBADRESP|EBADNAME|ENOTIMP|ECANCELLED)/,
    'The name of the server could not be looked up.',
  ],
  [/^ECONNREFUSED$/, 'The server refused the connection.'],
  [
    /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    'The connection broke before the answer was complete.',
  ],
  [/^ETIMEDOUT$/, 'The server could not be reached in time.'],
  [/^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/, 'The server cannot be reached.'],
  [/^CERT_HAS_EXPIRED$/, 'The server’s certificate has expired.'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'The server’s certificate is made out to another name.'],
  [/^([A-Z_]*CERT|UNABLE_TO_)/, 'The server’s certificate cannot be trusted.'],
  [/^(EPROTO|ERR_SSL_|ERR_TLS_)/, 'No protected connection could be made.'],
  [/^(Z_|ERR_BROTLI|ERR__ERROR)/, 'The answer could not be unpacked.'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'The server’s answer has more headers than are read.'],
];

/** The sentence for whatever a connection threw. */
export function networkReason(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  const code = errorCode(error) ?? '';
  return networkReasons.find(([pattern]) => pattern.test(code))?.[1] ?? 'The download failed.';
}

/** Where several addresses of one host were tried, the first one speaks for all. */
function errorCode(error: unknown): string | undefined {
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  // undici's complaint about a body without its end has a name only.
  if (error instanceof Error && error.name === 'HTTPParserError') return 'ECONNRESET';
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** RFC 9110 5.6.7: the form in use and the two obsolete ones, the last of them without a zone but meaning GMT. */
const httpDate =
  /^(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT|[A-Z][a-z]+day, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})$/;

/**
 * Reads Retry-After (RFC 9110 10.2.3), seconds or a date, into the ISO instant before which the publisher asked not to
 * be called again. No longer than `waitMaxMs` after `now`; nothing for what is unreadable or already past.
 */
export function retryInstant(value: string | undefined, now: Date, waitMaxMs: number): string | undefined {
  const waitMs = value === undefined ? Number.NaN : retryWaitMs(value.trim(), now);
  return waitMs > 0 ? new Date(now.getTime() + Math.min(waitMs, waitMaxMs)).toISOString() : undefined;
}

function retryWaitMs(value: string, now: Date): number {
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  if (!httpDate.test(value)) return Number.NaN;
  return Date.parse(value.endsWith('GMT') ? value : `${value} GMT`) - now.getTime();
}
