import type { DateWords } from '../times.ts';

const numbers = new Intl.NumberFormat('fr-CA');

const figures = new Map<number, string>();

/** Kept, because every page of an archive counts the same few numbers. */
function inFigures(number: number): string {
  const known = figures.get(number) ?? numbers.format(number);
  figures.set(number, known);
  return known;
}

/** “1 édition”, “2 éditions”, “1 234 éditions”. In French zero and one are singular. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${inFigures(number)}\u00a0${plural(number, one, many)}`;
}

/** The form alone, for words that must agree with a number: a participle, an article, a verb. */
export function plural(number: number, one: string, many: string): string {
  return Math.abs(number) < 2 ? one : many;
}

export function list(names: readonly string[]): string {
  return new Intl.ListFormat('fr-CA', { type: 'conjunction' }).format(names);
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const small = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'];
/** A number from 1 on, in words up to nine; `feminine` for the one that differs, “une”. */
export function inWords(number: number, gender: 'feminine' | 'masculine' = 'masculine'): string {
  if (number === 1 && gender === 'feminine') return 'une';
  return small[number] || inFigures(number);
}

/** “quatre heures”, “trois jours”: whole hours up to two days. */
export function span(hours: number): string {
  if (hours >= 48) return `${inWords(Math.floor(hours / 24))} jours`;
  const whole = Math.floor(hours);
  return whole === 0
    ? 'moins d’une heure'
    : `${inWords(whole, 'feminine')} ${plural(whole, 'heure', 'heures')}`;
}

/** Ends with one full stop. */
export function stop(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

export function quoted(text: string): string {
  return `«\u00a0${text}\u00a0»`;
}

/** “de Ward Letters”, “d’Annals”: the preposition before a name. A foreign h counts as spoken. */
export function of(name: string): string {
  return /^[aâàeéèêiîoôuû]/i.test(name) ? `d’${name}` : `de ${name}`;
}

/** The first of a month is an ordinal, all other days are plain numbers. */
export const dayNumber = (day: number): string => (day === 1 ? '1er' : String(day));
export const dayAndMonth = ({ day, month }: DateWords): string => `${dayNumber(day)} ${month}`;
export const day = (words: DateWords): string => `${words.weekday} ${dayAndMonth(words)}`;
export const dayWithYear = (words: DateWords): string => `${day(words)} ${words.year}`;
