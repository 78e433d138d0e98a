import type { Candidate } from './candidate.ts';
import { PatternError, patternOf, type Pattern } from './keep-pattern.ts';
import { unspacedScripts } from './unspaced.ts';

/**
 * The owner's word lists. A rule is a word or phrase, found whole, or a pattern between slashes. They stand at three
 * places with one meaning: of the whole briefing, of a section, of a source. `mute` leaves out what matches; where
 * there is a `keep`, only what matches it is taken. What is muted anywhere stays out whatever is kept, and an entry
 * must pass the `keep` of all three places: the order in which Miniflux, too, applies its blocking and keeping rules.
 */
export interface WordLists {
  mute?: readonly string[] | undefined;
  keep?: readonly string[] | undefined;
}

export type LeftOut = 'muted' | 'outside of keep';

/** Characters of an excerpt that are looked at, after the title: what a reader would see of the entry. */
export const openingCharsMax = 300;

/** What to write instead of a rule that cannot be used, as an order that begins with “write”; undefined for a sound one. */
export function ruleAdvice(rule: string): string | undefined {
  try {
    ruleOf(rule);
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return `write a word, a phrase, or a sound /pattern/: this one ${error.message}`;
  }
}

/** One rule as a test of a text; upper and lower case are alike. Throws a PatternError. */
export function ruleOf(rule: string): Pattern {
  const plain = folded(rule);
  if (!plain.startsWith('/')) return wordRule(plain);
  const source = /^\/(.+)\/$/s.exec(plain)?.[1];
  if (source === undefined)
    throw new PatternError(
      'does not end with a slash; nothing stands behind it, and case makes no difference',
    );
  return patternOf(source);
}

/** Whole words only: “art” is not found in “party”. Scripts without spaces have no such edges. */
function wordRule(rule: string): Pattern {
  const literal = rule.trim().replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const start = beginsUnspaced.test(rule) ? '' : '(?<![\\p{L}\\p{N}])';
  const end = endsUnspaced.test(rule) ? '' : '(?![\\p{L}\\p{N}])';
  const whole = new RegExp(`${start}${literal}${end}`, 'iu');
  return (text) => whole.test(text);
}

const beginsUnspaced = new RegExp(`^[${unspacedScripts}]`, 'u');
const endsUnspaced = new RegExp(`[${unspacedScripts}]$`, 'u');

/** Apostrophes and spaces come in several forms that a reader takes for one, and accents in two spellings. */
function folded(text: string): string {
  return text.normalize('NFC').replace(/[’‘ʼ]/g, "'").replace(/\s+/gu, ' ');
}

/** Why an entry is left out by the lists of its briefing, section and source; undefined where it is taken. */
export function leaveOut(lists: readonly WordLists[]): (candidate: Candidate) => LeftOut | undefined {
  const mutes = lists.flatMap(({ mute = [] }) => mute.map(ruleOf));
  const keeps = lists.flatMap(({ keep = [] }) => (keep.length > 0 ? [keep.map(ruleOf)] : []));
  if (mutes.length === 0 && keeps.length === 0) return () => undefined;
  return ({ title, excerpt = '' }) => {
    const texts = [folded(title), folded(excerpt.slice(0, openingCharsMax))];
    const stands = (rule: Pattern): boolean => texts.some(rule);
    if (mutes.some(stands)) return 'muted';
    return keeps.every((rules) => rules.some(stands)) ? undefined : 'outside of keep';
  };
}
