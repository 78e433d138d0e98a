import { aboutWords } from './english/about.ts';
import { archiveWords } from './english/archive.ts';
import { editionWords } from './english/edition.ts';
import { ownFeedWords } from './english/feeds.ts';
import { healthWords } from './english/health.ts';
import { plainTextWords } from './english/plain-text.ts';
import { storyWords } from './english/story.ts';

export const english = {
  ...editionWords,
  ...archiveWords,
  ...healthWords,
  ...storyWords,
  ...aboutWords,
  ...plainTextWords,
  ...ownFeedWords,
};

/**
 * Every word of the interface. A language is one object of this shape; sentences that carry numbers, names or dates
 * are functions, because word order and plurals differ between languages.
 */
export type Strings = typeof english;

const languages: Record<string, Strings> = { en: english };

/** The words for a language such as `en-CA`; English where there are none yet. */
export function stringsFor(language: string): Strings {
  return languages[language] ?? languages[language.slice(0, 2)] ?? english;
}
