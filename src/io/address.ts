import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type JudgedAddress = { url: URL } | { reason: string };

export interface AddressRules {
  /** Private or loopback hosts that may be read, by name: `localhost`, `127.0.0.1`, `::1`. */
  allowHosts: readonly string[];
  /** The address that led here, where this one is a redirect. */
  from?: URL;
}

/**
 * Names that lead into the machine or its own network: RFC 6761 (localhost), RFC 6762 (local), RFC 8375 (home.arpa),
 * ICANN's reserved `internal`, and what routers hand out.
 */
const privateDomains = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'home.arpa',
  'home',
  'lan',
  'corp',
];

/** Looks public but answers only inside Azure, where GitHub's runners live: it hands out the machine's own secrets. */
const azureWireServer = '168.63.129.16';

/**
 * Judges one address, the first or one that a publisher points to: `http` or `https` without a password, never from
 * `https` back to `http`, and no host of a private network unless it is allowed by name. The host is judged as the
 * URL standard reads it, so `2130706433`, `0x7f.1` and `０１７７.1` are all 127.0.0.1.
 *
 * This is the half of the protection that names can give. A public name whose DNS record points into a private
 * network passes here; `connection-guard.ts` sees that.
 */
export function judgeAddress(address: string, { allowHosts, from }: AddressRules): JudgedAddress {
  if (!URL.canParse(address, from))
    return {
      reason: from
        ? 'The publisher pointed to an address that cannot be read.'
        : 'This is not a web address.',
    };
  const url = new URL(address, from);
  url.hash = '';
  const reason = objection(url, from) ?? (isPrivate(url, allowHosts) ? privateReason(from) : undefined);
  return reason ? { reason } : { url };
}

function objection(url: URL, from: URL | undefined): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return 'Only web addresses that begin with http or https are read.';
  if (from?.protocol === 'https:' && url.protocol === 'http:')
    return 'The publisher pointed from a protected address to an unprotected one.';
  if (url.username || url.password) return 'The address holds a user name or a password.';
  return undefined;
}

function privateReason(from: URL | undefined): string {
  return from
    ? 'The publisher pointed to an address inside a private network.'
    : 'The address lies inside a private network.';
}

function isPrivate(url: URL, allowHosts: readonly string[]): boolean {
  if (isAllowed(url, allowHosts)) return false;
  const host = bareHost(url.hostname);
  return isIP(host) ? !isPublicIp(host) : isPrivateName(host);
}

/** Whether the owner has opened this host by name: `127.0.0.1` opens it, `127.0.0.1:8080` that one port of it. */
export function isAllowed(url: URL, allowHosts: readonly string[]): boolean {
  const names = [bareHost(url.hostname), url.host];
  return allowHosts.some((allowed) => names.includes(bareHost(allowed.trim())));
}

/** `[::1]` → `::1`, `LocalHost.` → `localhost` */
export function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

/** A name without a dot can only be answered by the local network. */
function isPrivateName(name: string): boolean {
  return !name.includes('.') || privateDomains.some((domain) => name.endsWith(`.${domain}`));
}

/** True for an address of the public internet; false for loopback, private, link-local, translated and reserved ones. */
export function isPublicIp(ip: string): boolean {
  const parsed = ipaddr.parse(ip);
  if (parsed.range() !== 'unicast' || ip === azureWireServer) return false;
  // RFC 4291 2.4: of all IPv6 only 2000::/3 is given out to the public.
  return !(parsed instanceof ipaddr.IPv6) || (parsed.parts[0] ?? 0) >> 13 === 1;
}
