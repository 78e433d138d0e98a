import { eld } from 'eld/small';
import { characterCounter } from './character-counter.ts';

const lettersIn = characterCounter(/\p{L}/u);
const latinLettersIn = characterCounter(/\p{Script=Latin}/u);

/** Shorter texts say too little of their language. */
const lettersMin = 20;
/**
 * How far the likeliest language must lie before the next one (0 to 1), where the feed names none. Names and products
 * in Latin letters look like any of forty languages; in other letters kindred languages lie close, and are told apart.
 */
const leadMin = { latin: 0.05, other: 0 };
/** To contradict the feed takes more letters, and a lead before the language it names: names and quotations look foreign. */
const contradiction = { lettersMin: 40, leadMin: 0.1 };

/**
 * The language of an entry as a tag (RFC 5646). What the feed states holds, unless the entry's own words are surely in
 * another language: feeds of publishers that write in several often name one for all. Where nothing is stated, the
 * words decide if they are sure, else it stays unknown. Pure; knows 60 languages.
 */
export function languageOfEntry(
  entry: { title: string; excerpt?: string | undefined },
  stated: string | undefined,
): string | undefined {
  const text = `${entry.title}. ${entry.excerpt ?? ''}`;
  const letters = lettersIn(text);
  if (letters < (stated === undefined ? lettersMin : contradiction.lettersMin) || !isKnown(stated))
    return stated;
  const found = eld.detect(text);
  // `isReliable` compares with the usual score of the language, but not with that of another.
  if (!found.isReliable() || primary(found.language) === (stated && primary(stated))) return stated;
  const scores = found.getScores();
  const [first = 0, second = 0] = Object.values(scores);
  if (stated !== undefined)
    return first - (scores[primary(stated)] ?? 0) >= contradiction.leadMin ? found.language : stated;
  const isLatin = latinLettersIn(text) > letters / 2;
  return first - second >= (isLatin ? leadMin.latin : leadMin.other) ? found.language : undefined;
}

/** An entry with the language of its own words, where it can be told. */
export function inItsLanguage<
  T extends { title: string; excerpt?: string | undefined; lang?: string | undefined },
>(entry: T): T {
  const lang = languageOfEntry(entry, entry.lang);
  return lang === undefined ? entry : { ...entry, lang };
}

const known = new Set(Object.values(eld.info().Languages));

/** Of a language that the detector has never seen it would only say what it resembles. */
function isKnown(tag: string | undefined): boolean {
  return tag === undefined || known.has(primary(tag));
}

/** Norwegian has three tags, of which the detector knows one. */
const sameAs: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', iw: 'he', fil: 'tl' };

function primary(tag: string): string {
  const language = tag.split(/[-_]/)[0]?.toLowerCase() ?? '';
  return sameAs[language] ?? language;
}
