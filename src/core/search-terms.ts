/**
 * How texts become terms of the search index, and where the index keeps a term. The site writes the index by these rules
 * and the search page reads it by them, so both import this file, and a change of it makes a new index.
 */

const termCharactersMax = 24;
/** Scripts that are written without spaces: each character is a term, and a word is found where all of its are. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const pieces = new RegExp(`${unspaced.source}|(?:(?!${unspaced.source})[\\p{L}\\p{N}])+`, 'gu');

/** A text without case and accents: `Santé` and `SANTE` are one. */
export function folded(text: string): string {
  // Nearly all texts are of plain letters, which need no more.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The terms of a text in their order, also those that come twice. */
export function termsIn(text: string): string[] {
  return (folded(text).match(pieces) ?? []).map((term) =>
    term.length > termCharactersMax ? [...term].slice(0, termCharactersMax).join('') : term,
  );
}

/**
 * The file that keeps a term, without its ending: its first two characters where they are plain letters or digits
 * (`fe` for ferry, `a_` for a), else a block of 64 neighbours in Unicode, so that Chinese makes no thousand files.
 */
export function shardOf(term: string): string {
  if (/^[a-z0-9]/.test(term)) return /^[a-z0-9]{2}/.test(term) ? term.slice(0, 2) : `${term.slice(0, 1)}_`;
  return `u${((term.codePointAt(0) ?? 0) >> 6).toString(36)}`;
}

/** What a year knows of a term: places of entries as differences, each doubled, plus one where it stands in the title. */
export type Postings = number[];
/** A term that stands nearly everywhere tells nothing: its entries are not listed. */
export const everywhere = 0;
export type Shard = Record<string, Postings | typeof everywhere>;

/** One year of the index, as `/search/index.json` lists it. */
export interface SearchYear {
  year: string;
  /** The first day with an edition; `counts` are the entries of it and of each day after it, 0 where there is none. */
  from: string;
  counts: number[];
  /** Names of its files of terms, apart by spaces: what is not here need not be asked for. */
  shards: string;
}

/** `/search/index.json` */
export interface SearchList {
  years: SearchYear[];
  /** Names of all sources that an entry has, in no order. */
  sources: string[];
}

/** For choosing by section and source: names, and of each entry of the year the numbers of its own. */
export interface SearchChoices {
  sections: string[];
  sources: string[];
  section: number[];
  source: number[];
  /** How many entries hold a term that stands nearly everywhere: the year may grow until it no longer does. */
  everywhere: Record<string, number>;
}
