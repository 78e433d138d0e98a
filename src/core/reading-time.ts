import { unspacedScripts } from './unspaced.ts';

/** How fast adults read English silently: 238 words a minute over many studies (Brysbaert 2019), less for news. */
const wordsAMinute = 230;
/** Where words are written without spaces, a word takes about so many characters. */
const charactersAWord = 2;

const unspaced = new RegExp(`[${unspacedScripts}]`, 'gu');
/** From the first letter or digit of a word to its end: what has neither is no word. */
const word = /[\p{L}\p{N}]\S*/gu;

/** Minutes to read some texts, whole and at least one. */
export function readingMinutes(texts: readonly string[]): number {
  const words = texts.reduce((sum, text) => sum + wordsIn(text), 0);
  return Math.max(1, Math.round(words / wordsAMinute));
}

function wordsIn(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0;
  const spaced = characters === 0 ? text : text.replace(unspaced, ' ');
  return (spaced.match(word)?.length ?? 0) + characters / charactersAWord;
}
