import { arrange, type Brought, type EditionInput } from './arrange.ts';
import type { Edition, Summary } from './edition.ts';
import { languageOfEntry } from './language.ts';
import { putIntoWords, unprinted } from './put-into-words.ts';

/**
 * The whole of editing: from what the sources answered to the edition of the day. Pure: the same input gives the
 * same edition, and made again on top of itself it stays as it is. `chosen` are summaries that a model has chosen, by
 * entry id, for entries whose opening gives none.
 */
export function makeEdition({ chosen, ...input }: EditionInput & { chosen?: ReadonlyMap<string, Summary> }): {
  edition: Edition;
  brought: Brought[];
} {
  const arranged = arrange(input);
  const languages = unprinted(arranged).map((one) => [one.id, languageOfEntry(one, one.lang)] as const);
  return { edition: putIntoWords(arranged, new Map(languages), chosen), brought: arranged.brought };
}
