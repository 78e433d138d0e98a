import type { DownloadRequest } from './download.ts';
import { acceptEncoding } from './download-body.ts';

/**
 * Honest, with the owner's own domain as contact where there is one, and without an address: some publishers hang up
 * on a User-Agent that holds `+https://` or the name of the code host. A source that is refused all the same can be
 * given its own.
 */
export function userAgentOf(site?: string): string {
  const host = site && URL.canParse(site) ? new URL(site).hostname : '';
  const contact = host && !/github/i.test(host) ? `; contact: ${host}` : '';
  return `MorningNewsBriefing/0.1 (a personal newspaper, asks a few times each morning${contact})`;
}

const acceptedTypes =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1';

/** The headers of a request; undefined where the User-Agent cannot be sent. */
export function requestHeaders(request: DownloadRequest): Record<string, string> | undefined {
  const userAgent = request.userAgent ?? userAgentOf();
  if (!isHeaderValue(userAgent)) return undefined;
  return {
    accept: acceptedTypes,
    'accept-encoding': acceptEncoding,
    'user-agent': userAgent,
    ...(request.etag && isHeaderValue(request.etag) ? { 'if-none-match': request.etag } : {}),
    ...(request.lastModified && isHeaderValue(request.lastModified)
      ? { 'if-modified-since': request.lastModified }
      : {}),
  };
}

/** RFC 9110 5.5: visible characters, spaces, tabs and the upper half of Latin-1. */
function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}
