import PQueue from 'p-queue';
import { hostOf } from '../core/state-leave.ts';
import { bareHost } from './address.ts';
import type { Skipped, Step, Turn } from './download.ts';

/**
 * Gives out turns: one request at a time to each host, `parallelMax` in all. A request that waits for its host takes no
 * place from others. A request holds one host and one place only while it is under way, and a redirect gives both back
 * before it waits for the next: nobody who waits holds anything, so no two can wait for each other.
 *
 * A host that asks for a pause (RFC 6585 4, RFC 9110 10.2.3) gets it: what has waited for it is skipped.
 */
export function startTurns(parallelMax: number): Turn {
  const everywhere = new PQueue({ concurrency: parallelMax });
  const hosts = new Map<string, PQueue>();
  const pauses = new Map<string, string>();

  const queueOf = (host: string): PQueue => {
    const queue = hosts.get(host) ?? new PQueue({ concurrency: 1 });
    hosts.set(host, queue);
    return queue;
  };
  return (url, ask) => {
    const paused = hostOf(url.href);
    const next = async (): Promise<Step> => {
      const retryAt = pauses.get(paused);
      if (retryAt) return skipped(retryAt);
      const step = await everywhere.add(ask);
      if (step.kind === 'failed' && step.failure.retryAt) pauses.set(paused, step.failure.retryAt);
      return step;
    };
    return queueOf(bareHost(url.hostname)).add(next);
  };
}

function skipped(retryAt: string): Skipped {
  return {
    kind: 'skipped',
    reason: 'The publisher asked for a pause when another source of the same host was read.',
    retryAt,
  };
}
