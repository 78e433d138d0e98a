import PQueue from 'p-queue';
import { hostOf, turnHostOf } from '../core/state-leave.ts';
import type { Skipped, Step, Turn } from './download.ts';

/** So much of its time a request has at a host that has been waited for in vain. */
const hurriedShare = 0.25;

/**
 * Gives out turns: one request at a time to each host, `parallelMax` in all. A request that waits for its host takes no
 * place from others. A request holds one host and one place only while it is under way, and a redirect gives both back
 * before it waits for the next: nobody who waits holds anything, so no two can wait for each other.
 *
 * A host that kept one request waiting in vain gets less time for the next, so that those behind have their turn.
 * A host that asks for a pause (RFC 6585 4, RFC 9110 10.2.3) gets it: what has waited for it is skipped.
 */
export function startTurns(parallelMax: number): Turn {
  const everywhere = new PQueue({ concurrency: parallelMax });
  const hosts = new Map<string, PQueue>();
  const pauses = new Map<string, string>();
  const slow = new Set<string>();

  const queueOf = (host: string): PQueue => {
    const queue = hosts.get(host) ?? new PQueue({ concurrency: 1 });
    hosts.set(host, queue);
    return queue;
  };
  return (url, ask) => {
    const paused = hostOf(url.href);
    const host = turnHostOf(url.href);
    const next = async (): Promise<Step> => {
      const retryAt = pauses.get(paused);
      if (retryAt) return skipped(retryAt);
      const step = await everywhere.add(() => ask(slow.has(host) ? hurriedShare : 1));
      if (step.kind === 'failed' && step.failure.timedOut) slow.add(host);
      if (step.kind === 'failed' && step.failure.retryAt) pauses.set(paused, step.failure.retryAt);
      return step;
    };
    return queueOf(host).add(next);
  };
}

function skipped(retryAt: string): Skipped {
  return {
    kind: 'skipped',
    reason: 'The publisher asked for a pause when another source of the same host was read.',
    retryAt,
  };
}
