import { daysApart } from './times.ts';

/**
 * The dates of all editions, old to new, in a few bytes: the first one, then how many days in a row have an edition,
 * how many have none, and so on. `2026-10-14 30 1 9` is forty days of which one is missing. Ten years without a gap
 * take as much as a week, with a gap each week about 2 KB.
 */
export function editionRuns(dates: readonly string[]): string {
  const [first] = dates;
  if (first === undefined) return '';
  const lengths = [1];
  for (const [index, date] of dates.slice(1).entries()) {
    const missing = daysApart(dates[index] ?? date, date) - 1;
    if (missing > 0) lengths.push(missing, 1);
    else lengths[lengths.length - 1]! += 1;
  }
  return [first, ...lengths].join(' ');
}
