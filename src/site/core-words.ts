import type { Strings } from './strings.ts';

/** Collecting writes its sentences into editions and health files in this language, whatever the interface speaks. */
const languageOfCore = 'en';

/** Sentences of an edition or a health file in the language of the interface; as they stand, with `lang`, where not known. */
export function coreWords(sentences: string, t: Strings): { text: string; lang?: string } {
  const text = t.reason(sentences);
  return text === undefined ? { text: sentences, lang: languageOfCore } : { text };
}
