import type { EditionSection, Entry } from './edition.ts';
import { independentSources } from './publisher.ts';

export const leadMax = 5;

/** The entries on top, most important first, and why each of them is there, in plain words by its id. */
export interface Lead {
  lead: string[];
  leadReasons: Record<string, string>;
}

interface Rival {
  entry: Entry;
  section: EditionSection;
  /** Publishers that carry it. */
  voices: number;
  /** Milliseconds; undefined where the date is missing or ahead of the clock. */
  time: number | undefined;
}

/**
 * The few entries that matter: those that most publishers carry, then from as many sections as possible, then the
 * newest. What only one publisher carries must have a date that can be believed at `collectedAt`, for else it would
 * stand on top for a mistake. Sections and entries are given in their order, which settles ties.
 */
export function chooseLead(sections: readonly EditionSection[], collectedAt: string): Lead {
  const rivals = sections.flatMap((section) =>
    section.entries.map((entry) => rivalOf(entry, section, collectedAt)),
  );
  let waiting = rivals.filter(({ voices, time }) => voices > 1 || time !== undefined);
  const chosen: Rival[] = [];
  while (chosen.length < leadMax && waiting.length > 0) {
    const leads = (id: string): number => chosen.filter(({ section }) => section.id === id).length;
    const [first] = waiting.toSorted(
      (a, b) =>
        b.voices - a.voices ||
        leads(a.section.id) - leads(b.section.id) ||
        (b.time ?? -Infinity) - (a.time ?? -Infinity) ||
        0,
    );
    if (!first) break;
    chosen.push(first);
    waiting = waiting.filter((rival) => rival !== first);
  }
  return {
    lead: chosen.map(({ entry }) => entry.id),
    leadReasons: Object.fromEntries(chosen.map((rival) => [rival.entry.id, reasonOf(rival, rivals)])),
  };
}

function rivalOf(entry: Entry, section: EditionSection, collectedAt: string): Rival {
  const time = entry.published === undefined ? Infinity : Date.parse(entry.published);
  const isPast = time <= Date.parse(collectedAt);
  return { entry, section, voices: independentSources(entry), time: isPast ? time : undefined };
}

function reasonOf({ section, voices, time = -Infinity }: Rival, rivals: readonly Rival[]): string {
  if (voices > 1) return `${voices} sources`;
  const isNewest = rivals.every((other) => other.section !== section || (other.time ?? -Infinity) <= time);
  return isNewest ? `newest of ${section.title}` : `among the newest of ${section.title}`;
}
