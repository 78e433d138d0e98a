import type { RawEntry } from './feed.ts';
import { undoMojibake } from './mojibake.ts';
import { isRoundUp } from './round-up.ts';
import { storyLines, summarize } from './summarize.ts';
import { plainText } from './text.ts';

/** Longer excerpts are cut here: a summary needs only their beginning. */
export const excerptCharsMax = 1_000;
/** Half of a character, where the cut went through one. */
const cutCharacter = /\p{Surrogate}$/u;

/**
 * What a feed tells of an entry beside its title, as plain text of at most {@link excerptCharsMax} characters: the
 * short form where it makes a summary, else the long form where that does, else what of them holds any story. Of a
 * digest the long form comes first, since it keeps its stories apart. Undefined where there is only boilerplate or
 * the title again.
 */
export function findExcerpt(raw: RawEntry, title: string, lang?: string): string | undefined {
  return excerptWithForm(raw, title, lang)?.excerpt;
}

/** The short and the long form of what is told. */
export type Form = 'summary' | 'content';

/** {@link findExcerpt}, and the form that it is of: without the other one it would be the same. */
export function excerptWithForm(
  raw: RawEntry,
  title: string,
  lang?: string,
): { excerpt: string; form: Form } | undefined {
  let story: { excerpt: string; form: Form } | undefined;
  const forms: readonly Form[] = isRoundUp(title) ? ['content', 'summary'] : ['summary', 'content'];
  for (const form of forms) {
    const html = raw[form];
    if (!html) continue;
    const excerpt = plainText(undoMojibake(html)).slice(0, excerptCharsMax).replace(cutCharacter, '');
    if (summarize({ title, excerpt, ...(lang && { lang }) })) return { excerpt, form };
    if (storyLines(excerpt, title, lang).length > 0) story ??= { excerpt, form };
  }
  return story;
}
