import { addAlso, type Distinct } from './dedupe.ts';

interface Room<S> {
  section: S;
  id: string;
  /** Entries a day. */
  limit: number;
}

/**
 * Fills every section by `choose`. A story belongs to the section listed first; where that is full of other stories,
 * it is told by its report in a section that has room, so that nothing is lost between two chairs and a second run of
 * the day finds nothing that the first should have printed.
 */
export function fillSections<S>(
  all: readonly Distinct[],
  rooms: readonly Room<S>[],
  choose: (of: readonly Distinct[], room: Room<S>) => Distinct[],
): { section: S; chosen: Distinct[] }[] {
  let distinct = [...all];
  for (;;) {
    const filled = rooms.map((room) => ({
      section: room.section,
      chosen: choose(
        distinct.filter(({ section }) => section === room.id),
        room,
      ),
    }));
    const chosen = new Set(filled.flatMap((one) => one.chosen));
    const hasRoom = new Set(
      rooms.filter(({ limit }, index) => (filled[index]?.chosen.length ?? 0) < limit).map(({ id }) => id),
    );
    const moved = distinct.map((one) => (chosen.has(one) ? one : toldElsewhere(one, hasRoom)));
    if (moved.every((one, index) => one === distinct[index])) return filled;
    distinct = moved;
  }
}

/** The same story, told by the first of its reports that stands in a section with room. */
function toldElsewhere(one: Distinct, hasRoom: ReadonlySet<string>): Distinct {
  const joined = one.joined ?? [];
  if (one.printed || hasRoom.has(one.section)) return one;
  const teller = joined.find(({ distinct: { section } }) => hasRoom.has(section));
  if (!teller) return one;
  const { joined: _, ...before } = one;
  const next: Distinct = { ...teller.distinct, also: [...teller.distinct.also], joined: [] };
  addAlso(next, before, teller.why);
  for (const other of joined) if (other !== teller) addAlso(next, other.distinct, other.why);
  return next;
}
