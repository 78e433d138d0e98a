import { aboutWords } from './english/about.ts';
import { aidPageWords, aidWords } from './english/aids.ts';
import { archiveWords } from './english/archive.ts';
import { editionWords } from './english/edition.ts';
import { ownFeedWords } from './english/feeds.ts';
import { healthWords } from './english/health.ts';
import { listenWords } from './english/listen.ts';
import { reasonWords } from './english/reasons.ts';
import { plainTextWords } from './english/plain-text.ts';
import { storyWords } from './english/story.ts';
import { subscribeWords } from './english/subscribe.ts';
import { weekWords } from './english/week.ts';
import { firstMorningWords } from './english/first-morning.ts';
import { notFoundWords } from './english/not-found.ts';
import { searchWords } from './english/search.ts';
import { sharingWords } from './english/sharing.ts';
import { aboutWords as aboutFrench } from './french/about.ts';
import { aidPageWords as aidPageFrench, aidWords as aidFrench } from './french/aids.ts';
import { archiveWords as archiveFrench } from './french/archive.ts';
import { editionWords as editionFrench } from './french/edition.ts';
import { ownFeedWords as ownFeedFrench } from './french/feeds.ts';
import { healthWords as healthFrench } from './french/health.ts';
import { listenWords as listenFrench } from './french/listen.ts';
import { plainTextWords as plainTextFrench } from './french/plain-text.ts';
import { reasonWords as reasonFrench } from './french/reasons.ts';
import { storyWords as storyFrench } from './french/story.ts';
import { subscribeWords as subscribeFrench } from './french/subscribe.ts';
import { weekWords as weekFrench } from './french/week.ts';
import { firstMorningWords as firstMorningFrench } from './french/first-morning.ts';
import { notFoundWords as notFoundFrench } from './french/not-found.ts';
import { searchWords as searchFrench } from './french/search.ts';
import { sharingWords as sharingFrench } from './french/sharing.ts';

/** English as Canada writes it: one line a topic. */
export const english = {
  ...editionWords,
  ...archiveWords,
  ...healthWords,
  ...storyWords,
  ...reasonWords,
  ...aboutWords,
  ...weekWords,
  ...listenWords,
  ...subscribeWords,
  ...firstMorningWords,
  ...notFoundWords,
  ...searchWords,
  ...aidPageWords,
  aids: aidWords,
  ...sharingWords,
  ...plainTextWords,
  ...ownFeedWords,
};

/**
 * Every word of the interface. A language is one object of this shape; sentences that carry numbers, names or dates
 * are functions, because word order and plurals differ between languages.
 */
export type Strings = typeof english;

/** French as Canada writes it. A topic or a word that is missing does not pass the type check. */
export const french: Strings = {
  ...editionFrench,
  ...archiveFrench,
  ...healthFrench,
  ...storyFrench,
  ...reasonFrench,
  ...aboutFrench,
  ...weekFrench,
  ...listenFrench,
  ...subscribeFrench,
  ...firstMorningFrench,
  ...notFoundFrench,
  ...searchFrench,
  ...aidPageFrench,
  aids: aidFrench,
  ...sharingFrench,
  ...plainTextFrench,
  ...ownFeedFrench,
};

const languages: Record<string, Strings> = { en: english, fr: french };

/** The words for a language such as `en-CA` or `fr`; English where there are none. */
export function stringsFor(language: string): Strings {
  return languages[language.slice(0, 2)] ?? english;
}
