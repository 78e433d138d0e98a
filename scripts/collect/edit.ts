import { setImmediate } from 'node:timers/promises';
import { arrange, type Brought, type EditionInput } from '../../src/core/arrange.ts';
import type { Candidate } from '../../src/core/candidate.ts';
import type { Edition } from '../../src/core/edition.ts';
import { type Languages, putIntoWords, unprinted } from '../../src/core/put-into-words.ts';
import type { ModelSetup } from '../../src/io/model-settings.ts';
import type { Parser } from '../../src/io/parse-apart.ts';

/** An edition with what its sources brought. */
interface Edited {
  edition: Edition;
  brought: Brought[];
  modelNotes: string[];
}

/**
 * Makes the edition. Where the owner has named a model, it is asked about entries that have no summary, and the edition
 * is put into words once more with what it chose, so that its sentences pass everything that others pass. The edition
 * without the model is complete: whatever goes wrong with the model costs nothing else and is told in `modelNotes`.
 */
export async function edit(
  input: EditionInput,
  parser: Parser,
  { settings, problem }: ModelSetup = {},
): Promise<Edited> {
  const arranged = await arrangeBeside(parser, input);
  const { brought } = arranged;
  const languages = await languagesOf(unprinted(arranged), parser);
  const edition = putIntoWords(arranged, languages);
  if (!settings) return { edition, brought, modelNotes: problem === undefined ? [] : [problem] };
  const { askModel } = await import('./ask-model.ts');
  const { chosen, notes } = await askModel(edition, arranged, settings);
  const told = chosen.size > 0 ? putIntoWords(arranged, languages, chosen) : edition;
  return { edition: told, brought, modelNotes: notes };
}

/** While the entries are arranged, the parser learns what it needs to tell languages. */
async function arrangeBeside(parser: Parser, input: EditionInput): Promise<ReturnType<typeof arrange>> {
  if (input.heard.some(({ answer }) => answer.kind === 'read')) {
    void parser.languages([]);
    await setImmediate();
  }
  return arrange(input);
}

/** Told by the parser, for which it is a hundred megabytes less in this process; here, where that one has failed. */
async function languagesOf(entries: readonly Candidate[], parser: Parser): Promise<Languages> {
  if (entries.length === 0) return new Map();
  const told = (await parser.languages(entries)) ?? (await toldHere(entries));
  return new Map(entries.map(({ id }, index) => [id, told[index]]));
}

async function toldHere(entries: readonly Candidate[]): Promise<(string | undefined)[]> {
  const { languageOfEntry } = await import('../../src/core/language.ts');
  return entries.map((one) => languageOfEntry(one, one.lang));
}
