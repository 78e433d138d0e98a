/**
 * The order in which pages are rendered: those of one day one after the other, those of its month and year behind them,
 * so that an edition is read and laid out once for all of its forms, however long the archive is.
 */
export function inOrderOfDays<T extends { pathname: string }>(paths: readonly T[]): T[] {
  const placed = paths.map((path) => ({ path, place: placeOf(path.pathname) }));
  // Sorting keeps the order of equals: stories come as the archive tells them.
  return placed
    .toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ path }) => path);
}

const day = /(\d{4})[-/](\d\d)[-/](\d\d)/;
const month = /(\d{4})[-/](\d\d)/;
const week = /(\d{4})\/W(\d\d)/;
const year = /(?:^|\/)(\d{4})(?:\/|$)/;

/** `2026-11-22`, `2026-11-99` for a month, `2026-99` for a year; a week stands among the months. */
function placeOf(pathname: string): string {
  const [, ...ofDay] = day.exec(pathname) ?? [];
  if (ofDay.length > 0) return ofDay.join('-');
  const [, ...ofMonth] = month.exec(pathname) ?? [];
  if (ofMonth.length > 0) return `${ofMonth.join('-')}-99`;
  const [, weekYear, number] = week.exec(pathname) ?? [];
  if (weekYear)
    return `${weekYear}-${String(Math.min(12, Math.ceil(Number(number) / 4.35))).padStart(2, '0')}-98`;
  const [, ofYear] = year.exec(pathname) ?? [];
  return ofYear ? `${ofYear}-99` : 'undated';
}
