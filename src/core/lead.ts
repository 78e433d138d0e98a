import type { EditionSection } from './edition.ts';

export const leadMax = 5;

/**
 * The few entries on top: first those that most sources carry, then the first entry of each section in turn.
 * Sections hold their entries in order of weight already. Returns ids, most important first.
 */
export function chooseLead(sections: readonly EditionSection[]): string[] {
  const ranked = sections.flatMap(({ entries }, order) =>
    entries.map((entry, rank) => ({ entry, rank, order })),
  );
  ranked.sort((a, b) => b.entry.also.length - a.entry.also.length || a.rank - b.rank || a.order - b.order);
  return ranked.slice(0, leadMax).map(({ entry }) => entry.id);
}
