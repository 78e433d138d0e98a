/** A list that two work on at once: one takes its items from the front, the other shares of it from the end. */
export interface BothEnds<T> {
  /** The items from the front, until those meet what has been taken from the end. */
  front: Iterable<T>;
  /** Some items from the end, in their order; none where all are taken. */
  takeShare: () => readonly T[];
}

/** A share has at most `shareMax` items, and fewer towards the end, so that both have done at the same time. */
export function bothEnds<T>(items: readonly T[], shareMax: number): BothEnds<T> {
  let [from, to] = [0, items.length];
  const front = function* (): Generator<T> {
    while (from < to) yield items[from++] as T;
  };
  const takeShare = (): readonly T[] => {
    const size = Math.min(shareMax, Math.ceil((to - from) / 4));
    to -= size;
    return items.slice(to, to + size);
  };
  return { front: front(), takeShare };
}
