import { titleKey } from './title-key.ts';

/** Letters alone: feeds that make a teaser of the address lose digits and hyphens on the way. */
function lettersOf(text: string): string {
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
  const [said, titled] = [lettersOf(sentence), lettersOf(title)];
  if (!said || !titled) return false;
  if (titled.includes(said)) return true;
  const known = new Set(titleKey(title).split(' '));
  const words = titleKey(sentence)
    .split(' ')
    .filter((word) => !small.has(word));
  const added = words.filter((word) => !known.has(word)).length;
  return words.length > 0 && added <= words.length * newShareMax;
}
