import { unspacedScripts } from './unspaced.ts';

/** How fast adults read English silently: 238 words a minute over many studies (Brysbaert 2019), less for news. */
const wordsAMinute = 230;
/** Where words are written without spaces, a word takes about so many characters. */
const charactersAWord = 2;

const unspaced = new RegExp(`[${unspacedScripts}]`, 'gu');

/** Minutes to read some texts, whole and at least one. */
export function readingMinutes(texts: readonly string[]): number {
  const words = texts.reduce((sum, text) => sum + wordsIn(text), 0);
  return Math.max(1, Math.round(words / wordsAMinute));
}

function wordsIn(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0;
  const spaced = text.replace(unspaced, ' ').split(/\s+/u);
  return spaced.filter((word) => /[\p{L}\p{N}]/u.test(word)).length + characters / charactersAWord;
}
