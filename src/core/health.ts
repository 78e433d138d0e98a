import { z } from 'astro/zod';
import { editionDateSchema, type SourceCoverage, sourceStatuses } from './edition.ts';

/** What every source answered, day by day: `content/health/YYYY-MM.json`. */
export const sourceHealthSchema = z.strictObject({
  status: z.enum(sourceStatuses),
  reason: z.string().optional(),
  movedTo: z.string().optional(),
  newest: z.iso.datetime().optional(),
  read: z.int().min(0),
  kept: z.int().min(0),
  ms: z.int().min(0).describe('Milliseconds from request to last byte.'),
});

export const healthSchema = z.strictObject({
  schema: z.literal(1),
  month: z.string().regex(/^\d{4}-\d\d$/),
  days: z.record(editionDateSchema, z.record(z.string(), sourceHealthSchema)),
});

export type Health = z.infer<typeof healthSchema>;
export type SourceHealth = z.infer<typeof sourceHealthSchema>;

/** `2026-11-22` → `health/2026-11.json`, relative to the content folder. */
export function healthPath(date: string): string {
  return `health/${date.slice(0, 7)}.json`;
}

/**
 * The month's health with the rows of one day entered. A row that says the same as before keeps its milliseconds,
 * so that asking again changes no byte; a source that was asked earlier that day and is not in `sources` any more
 * keeps its row.
 */
export function recordHealth(
  health: Health | undefined,
  date: string,
  sources: readonly { coverage: SourceCoverage; ms: number }[],
): Health {
  const day = health?.days[date] ?? {};
  const rows = sources.map(
    ({ coverage: { id, name: _name, kind: _kind, ...row }, ms }): [string, SourceHealth] => {
      const earlier = day[id];
      const same = earlier && healthText({ ...earlier, ms: 0 }) === healthText({ ...row, ms: 0 });
      return [id, { ...row, ms: same ? earlier.ms : Math.round(ms) }];
    },
  );
  const days = Object.entries({ ...health?.days, [date]: { ...day, ...Object.fromEntries(rows) } });
  return {
    schema: 1,
    month: date.slice(0, 7),
    days: Object.fromEntries(days.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function healthText(row: SourceHealth): string {
  return JSON.stringify(sourceHealthSchema.parse(row));
}

/** The bytes of a month's file: one line a source and day, which a diff shows well. */
export function healthFileText(health: Health): string {
  const days = Object.entries(healthSchema.parse(health).days).map(([date, rows]) => {
    const lines = Object.entries(rows).map(
      ([id, row]) => `      ${JSON.stringify(id)}: ${JSON.stringify(row)}`,
    );
    return `    ${JSON.stringify(date)}: {\n${lines.join(',\n')}\n    }`;
  });
  return `{\n  "schema": 1,\n  "month": ${JSON.stringify(health.month)},\n  "days": {\n${days.join(',\n')}\n  }\n}\n`;
}
