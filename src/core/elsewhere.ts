import type { Distinct } from './dedupe.ts';
import type { EditionSection } from './edition.ts';

type Elsewhere = NonNullable<EditionSection['elsewhere']>;

/**
 * What was found in one section and is printed in another, by the section that found it: a story is printed once, in
 * the section listed first, and named in the others.
 */
export function printedElsewhere(
  filled: readonly { section: { id: string }; chosen: readonly Distinct[] }[],
): Map<string, Elsewhere> {
  const found = new Map<string, Elsewhere>();
  for (const { section, chosen } of filled)
    for (const { candidate, joined = [] } of chosen) {
      const sections = new Set(joined.map(({ distinct }) => distinct.section));
      sections.delete(section.id);
      for (const finder of sections)
        found.set(finder, [...(found.get(finder) ?? []), { id: candidate.id, section: section.id }]);
    }
  return found;
}

/** Names what an earlier run of the day named, and then what is new; nothing where there is neither. */
export function mergeElsewhere(
  earlier: Elsewhere = [],
  next: Elsewhere = [],
): Pick<EditionSection, 'elsewhere'> {
  const added = next.filter(({ id }) => !earlier.some((one) => one.id === id));
  return earlier.length + added.length > 0 ? { elsewhere: [...earlier, ...added] } : {};
}
