import type { SourceStatus } from '../core/edition.ts';

/** One day of a source; `blank` where nothing was recorded. */
export type Tick = SourceStatus | 'blank';

/** Height of a tick, the line included, and the room that a day takes, in units of the drawing. */
export const tickHeight = 20;
export const tickStep = 4;

/** Bars as [top, height]. Above the line the source answered, below it did not: the shape tells, colour only helps. */
const bars: Record<SourceStatus, readonly (readonly [top: number, height: number])[]> = {
  ok: [[1, 11]],
  degraded: [
    [1, 4],
    [7, 5],
  ],
  quiet: [[7, 5]],
  stale: [[10, 2]],
  failed: [[13.5, 6]],
  skipped: [[16.5, 2.5]],
};

/** The SVG path of one tick whose left edge is at `x`; empty for a day without a record. */
export function tickPath(tick: Tick, x: number): string {
  if (tick === 'blank') return '';
  return bars[tick].map(([top, height]) => `M${x} ${top}h3v${height}h-3z`).join('');
}
