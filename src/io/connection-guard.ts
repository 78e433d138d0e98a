import { lookup } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { isPublicIp } from './address.ts';
import { PlainError } from './download-reasons.ts';
import type { Lookup } from './name-lookup.ts';

/**
 * The half of the protection against private addresses that only the connection itself can give: what a name resolves
 * to is judged at the moment of connecting, and exactly the addresses that were judged are connected to. A name server
 * that answers with a public address first and with 127.0.0.1 a moment later (DNS rebinding) finds nothing to change.
 */

/**
 * A lookup for `net.connect` that hands on only what is public: one address in a private network among the answers
 * condemns them all, because nobody can say which one will be called. Fails with a `PlainError`.
 *
 * `net.connect` does not ask it about a host that is an address already; `refusePrivateLiteral` is for those.
 */
export function guardedLookup(find: Lookup, signal: AbortSignal): LookupFunction {
  return (name, _options, answer) => {
    publicAddresses(name, find, signal).then(
      (addresses) =>
        answer(
          null,
          addresses.map((address) => ({ address, family: isIP(address) })),
        ),
      (error: unknown) => answer(error as NodeJS.ErrnoException, []),
    );
  };
}

/**
 * The lookup for hosts that the owner allows, by the system’s own means. Names below `localhost` are this machine (RFC
 * 6761 6.3), although not every system knows it.
 */
export const lookupAllowed: LookupFunction = (name, options, answer) => {
  if (!/\.localhost\.?$/i.test(name)) return lookup(name, options, answer);
  return answer(null, [{ address: '127.0.0.1', family: 4 }]);
};

async function publicAddresses(name: string, find: Lookup, signal: AbortSignal): Promise<readonly string[]> {
  const addresses = await find(name, signal);
  if (addresses.length === 0) throw new PlainError('There is no server of that name.');
  if (!addresses.every((address) => isIP(address) && isPublicIp(address)))
    throw new PlainError('The name of the server leads into a private network.');
  return addresses;
}

/** Throws a `PlainError` for a host that is an address of a private network, written without brackets. */
export function refusePrivateLiteral(host: string): void {
  if (isIP(host) && !isPublicIp(host))
    throw new PlainError('The address of the server lies inside a private network.');
}
