import { titleKey } from './title-key.ts';

const isAscii = /^[\0-\x7f]*$/;

/** Letters alone: feeds that make a teaser of the address lose digits and hyphens on the way. */
function lettersOf(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase().replace(/[^a-z]+/g, '');
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '');
}

/** Words that tell nothing by themselves and come and go between a title and its echo. */
const small = new Set(
  'a an the of in on at to for from by with and or is are was were be been has have had as its it we were our how why what this that new le la les un une des de du d l en et a au aux pour par sur'.split(
    ' ',
  ),
);

/** So much of a sentence may be new and it is still the title again. */
const newShareMax = 0.15;

/** Whether a sentence only says the title again: the same letters, a part of them, or hardly a word besides. */
export function repeatsTitle(sentence: string, title: string): boolean {
  if (title !== last.title) last = titleRead(title);
  const { letters, words: known } = last;
  if (!letters) return false;
  const said = lettersOf(sentence);
  if (!said) return false;
  if (letters.includes(said)) return true;
  let [words, added] = [0, 0];
  for (const word of titleKey(sentence).split(' ')) {
    if (small.has(word)) continue;
    words += 1;
    if (!known.has(word)) added += 1;
  }
  return words > 0 && added <= words * newShareMax;
}

interface TitleRead {
  title: string;
  letters: string;
  words: ReadonlySet<string>;
}

/** The title that was asked about last: every sentence of an entry is held against the same one. */
let last: TitleRead = titleRead('');

function titleRead(title: string): TitleRead {
  return { title, letters: lettersOf(title), words: new Set(titleKey(title).split(' ')) };
}
