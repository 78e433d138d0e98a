import type { HeadlineWord } from './headline-words.ts';

/** Finds headlines that share enough words to be of one event, without looking at every other headline. */
export interface HeadlineIndex {
  /** Enters a headline under a number below the size of the index. */
  add: (at: number, words: readonly HeadlineWord[]) => void;
  /**
   * The numbers, in no order, of those that share two telling words with these, or one and two everyday words, so
   * that neither one name alone nor what every morning says joins any two.
   */
  near: (words: readonly HeadlineWord[]) => number[];
}

export function startHeadlineIndex(size: number): HeadlineIndex {
  const holders = new Map<string, number[]>();
  const everydayOf = new Map<number, ReadonlySet<string>>();
  /** How many telling words each shares with what is asked for; all zero in between. */
  const shared = new Uint16Array(size);
  return {
    add: (at, words) => {
      const { telling, everyday } = stemsOf(words);
      for (const stem of telling) {
        const known = holders.get(stem);
        if (known) known.push(at);
        else holders.set(stem, [at]);
      }
      if (everyday.size > 1) everydayOf.set(at, everyday);
    },
    near: (words) => {
      const { telling, everyday } = stemsOf(words);
      const found: number[] = [];
      for (const stem of telling)
        for (const at of holders.get(stem) ?? []) {
          if (shared[at] === 0) found.push(at);
          shared[at]! += 1;
        }
      const near: number[] = [];
      for (const at of found) {
        if (shared[at]! > 1 || (everyday.size > 1 && shareTwo(everyday, everydayOf.get(at)))) near.push(at);
        shared[at] = 0;
      }
      return near;
    },
  };
}

function stemsOf(words: readonly HeadlineWord[]): { telling: Set<string>; everyday: Set<string> } {
  const telling = new Set<string>();
  const everyday = new Set<string>();
  for (const { stem, weight } of words) (weight === 1 ? telling : everyday).add(stem);
  return { telling, everyday };
}

function shareTwo(one: ReadonlySet<string>, other: ReadonlySet<string> | undefined): boolean {
  if (!other) return false;
  let count = 0;
  for (const stem of one) if (other.has(stem)) count += 1;
  return count > 1;
}
