import type { DateWords } from '../times.ts';

const numbers = new Intl.NumberFormat('en-CA');

const figures = new Map<number, string>();

/** Kept, because every page of an archive counts the same few numbers. */
function inFigures(number: number): string {
  const known = figures.get(number) ?? numbers.format(number);
  figures.set(number, known);
  return known;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${inFigures(number)} ${number === 1 ? one : many}`;
}

export function list(names: readonly string[]): string {
  return new Intl.ListFormat('en-CA', { type: 'conjunction' }).format(names);
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
export function inWords(number: number): string {
  return small[number] ?? inFigures(number);
}

/** “four hours”, “three days”: whole hours up to two days. */
export function span(hours: number): string {
  const [number, unit] = hours < 48 ? [Math.floor(hours), 'hour'] : [Math.floor(hours / 24), 'day'];
  return `${inWords(number)} ${unit}${number === 1 ? '' : 's'}`;
}

/** Ends with one full stop, also after “a.m.”. */
export function stop(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

export const day = ({ weekday, day, month }: DateWords): string => `${weekday} ${day} ${month}`;
export const dayWithYear = (words: DateWords): string => `${day(words)} ${words.year}`;
