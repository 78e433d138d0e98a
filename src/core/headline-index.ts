import type { HeadlineWord } from './headline-words.ts';

/** The words of a headline that are looked for, each once. */
export interface Stems {
  telling: readonly string[];
  everyday: readonly string[];
}

export function stemsOf(words: readonly HeadlineWord[]): Stems {
  const [telling, everyday]: [string[], string[]] = [[], []];
  for (const { stem, weight } of words) {
    const stems = weight === 1 ? telling : everyday;
    // A dozen are gone through sooner than a set of them is made.
    if (!stems.includes(stem)) stems.push(stem);
  }
  return { telling, everyday };
}

/** Finds headlines that share enough words to be of one event, without looking at every other headline. */
export interface HeadlineIndex {
  /** Enters a headline under a number below the size of the index. */
  add: (at: number, stems: Stems) => void;
  /**
   * The numbers, in no order, of those that share two telling words with these, or one and two everyday words, so
   * that neither one name alone nor what every morning says joins any two.
   */
  near: (stems: Stems) => number[];
}

export function startHeadlineIndex(size: number): HeadlineIndex {
  const holders = new Map<string, number[]>();
  const everydayOf = new Map<number, readonly string[]>();
  /** How many telling words each shares with what is asked for; all zero in between. */
  const shared = new Uint16Array(size);
  return {
    add: (at, { telling, everyday }) => {
      for (const stem of telling) {
        const known = holders.get(stem);
        if (known) known.push(at);
        else holders.set(stem, [at]);
      }
      if (everyday.length > 1) everydayOf.set(at, everyday);
    },
    near: ({ telling, everyday }) => {
      const found: number[] = [];
      for (const stem of telling)
        for (const at of holders.get(stem) ?? []) {
          if (shared[at] === 0) found.push(at);
          shared[at]! += 1;
        }
      const near: number[] = [];
      for (const at of found) {
        if (shared[at]! > 1 || (everyday.length > 1 && shareTwo(everyday, everydayOf.get(at)))) near.push(at);
        shared[at] = 0;
      }
      return near;
    },
  };
}

function shareTwo(one: readonly string[], other: readonly string[] | undefined): boolean {
  if (!other) return false;
  let count = 0;
  for (const stem of one) if (other.includes(stem)) count += 1;
  return count > 1;
}
