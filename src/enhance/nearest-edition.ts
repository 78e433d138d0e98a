/** What the page for unknown addresses can tell of a day: pure, so that it can be tried without a browser. */
export interface Nearest {
  /** Whether the day itself has an edition. */
  has: boolean;
  before?: string;
  after?: string;
}

const dayMs = 86_400_000;

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * The day that an address asks for, however it is typed: `/2026/2/3`, `/2026-02-03/`, `/20260203`, `/text/2026/02/03/`.
 * Undefined where there is none, or none that the calendar has.
 */
export function askedDate(path: string): string | undefined {
  const parts = /(?:^|\/)(\d{4})(?:[-/._](\d{1,2})[-/._](\d{1,2})|(\d\d)(\d\d))(?!\d)/.exec(path);
  if (!parts) return undefined;
  const [, year = '', month, day, tightMonth, tightDay] = parts;
  const date = `${year}-${(month ?? tightMonth ?? '').padStart(2, '0')}-${(day ?? tightDay ?? '').padStart(2, '0')}`;
  const ms = Date.parse(date);
  // 31 February is read as 3 March by some engines and refused by others.
  return Number.isNaN(ms) || dateOf(ms) !== date ? undefined : date;
}

/** The editions next to a day, in `runs` as the site writes them: `2026-10-14 30 1 9`, days with and without in turn. */
export function nearestEditions(runs: string, asked: string): Nearest {
  const [first = '', ...lengths] = runs.split(' ');
  const target = Date.parse(asked);
  const nearest: Nearest = { has: false };
  let start = Date.parse(first);
  for (const [index, length] of lengths.entries()) {
    const end = start + (Number(length) - 1) * dayMs;
    if (index % 2 === 0) {
      if (start < target) nearest.before = dateOf(Math.min(end, target - dayMs));
      if (start <= target && target <= end) nearest.has = true;
      if (end > target) {
        nearest.after = dateOf(Math.max(start, target + dayMs));
        break;
      }
    }
    start = end + dayMs;
  }
  return nearest;
}
