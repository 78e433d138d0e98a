import type { Edition } from './edition.ts';

/** A morning and a half: one edition may be a few hours late, two must not be missing in silence. */
const lateAfterHours = 36;

/** The moment from which an edition is too old to be the newest. */
export function lateSince({ collectedAt }: Pick<Edition, 'collectedAt'>): Date {
  return new Date(Date.parse(collectedAt) + lateAfterHours * 3_600_000);
}
