import { Resolver, lookup } from 'node:dns/promises';

/**
 * Finds every address of a host name, IPv4 and IPv6. Rejects with the code of Node's DNS module; an abort of `signal`
 * ends the question.
 */
export type Lookup = (name: string, signal: AbortSignal) => Promise<readonly string[]>;

/**
 * Asks the name servers of this machine.
 *
 * Not by `dns.lookup`: that one runs in the few threads which also read and write files and cannot be called off, so
 * with a name server that is silent eight names keep the process for forty seconds.
 */
export const askNameServer: Lookup = async (name, signal) => {
  signal.throwIfAborted();
  const resolver = new Resolver({ timeout: 1_000, tries: 2 });
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length > 0) return addresses;
    const [error] = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    // No name server could even be called: the machine may know names in another way.
    if (codeOf(error) === 'ECONNREFUSED') return await askSystem(name);
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
};

async function askSystem(name: string): Promise<string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
