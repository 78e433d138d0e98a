import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { HouseCounts, HouseOrder, HouseReady } from './feed-house.ts';

export interface House extends HouseReady {
  /** How often it has answered since this was last called. */
  counts: () => Promise<HouseCounts>;
  close: () => Promise<void>;
}

/** Starts the publishers of `feed-house.ts` and waits until they answer. */
export async function openHouse(order: HouseOrder): Promise<House> {
  const child = fork(join(import.meta.dirname, 'feed-house.ts'), [JSON.stringify(order)]);
  const early = once(child, 'exit').then(() => {
    throw new Error('The feed server of the benchmark ended before it was ready.');
  });
  const [ready] = (await Promise.race([once(child, 'message'), early])) as [HouseReady];
  early.catch(() => undefined);
  return {
    ...ready,
    counts: async () => {
      const answer = once(child, 'message');
      child.send('counts');
      return ((await answer) as [HouseCounts])[0];
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
