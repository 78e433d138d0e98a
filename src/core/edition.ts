import { z } from 'astro/zod';
import { sourceKinds } from './briefing.ts';

/**
 * The schema of one edition, `content/editions/YYYY/YYYY-MM-DD.json`, and the published contract of
 * `/api/YYYY-MM-DD.json`. It is read and written through here; unknown keys are rejected.
 * An edition stands on its own: names and kinds of its sources are kept in it, because the briefing may change.
 */

export const editionDateSchema = z.iso.date();
const instant = z.iso.datetime().describe('An instant, ISO 8601 in UTC.');
const webLink = z.url({ protocol: /^https?$/ });
const text = z.string().min(1);

export const sourceStatuses = ['ok', 'quiet', 'stale', 'degraded', 'failed', 'skipped'] as const;
export const sectionStatuses = ['news', 'quiet', 'partial', 'unreachable'] as const;

/** An entry as our own sources give it. */
export const linkedEntrySchema = z.strictObject({
  id: z
    .string()
    .regex(/^e[0-9a-f]{12}$/)
    .describe('Made from the canonical URL; the anchor on the page.'),
  title: text,
  url: webLink.describe('The canonical URL.'),
  source: text.describe('Id of a source in the coverage of its section.'),
  published: instant.optional().describe('Absent where the feed gave no date that could be read.'),
  lang: z.string().optional(),
  summary: z
    .strictObject({
      text: text.describe('The publisher’s own sentences.'),
      by: z.enum(['publisher', 'extract', 'model']),
      model: z.string().optional(),
    })
    .optional(),
  also: z
    .array(z.strictObject({ source: text, title: text, url: webLink, why: text }))
    .describe('The same story elsewhere, and why it was joined.'),
  story: z.string().optional(),
  since: editionDateSchema.optional(),
});

export const entrySchema = linkedEntrySchema.extend({
  url: webLink
    .optional()
    .describe('The canonical URL. Absent only in imported editions, which were printed without links.'),
});

export const sourceCoverageSchema = z.strictObject({
  id: text,
  name: text,
  kind: z.enum(sourceKinds),
  status: z.enum(sourceStatuses),
  reason: text.optional().describe('Plain words; absent where all is as usual.'),
  movedTo: webLink.optional().describe('The publisher has moved the feed here for good (301, 308).'),
  newest: instant.optional().describe('Date of the newest entry in the document.'),
  read: z.int().min(0).describe('Entries in the document.'),
  kept: z.int().min(0).describe('Entries printed.'),
});

export const coverageSchema = z.strictObject({
  status: z.enum(sectionStatuses),
  sources: z.array(sourceCoverageSchema),
});

export const editionSectionSchema = z.strictObject({
  id: text,
  title: text,
  emoji: z.string(),
  entries: z.array(entrySchema),
  elsewhere: z
    .array(z.strictObject({ id: text, section: text }))
    .optional()
    .describe('Entries that were found here too and are printed in another section.'),
  coverage: coverageSchema,
});

export const alertSchema = z.strictObject({
  title: text.describe('Word for word as issued.'),
  text: z.string().describe('Word for word as issued.'),
  url: webLink.optional(),
  area: text.optional().describe('Where it holds, as issued.'),
  issued: instant.optional(),
  colour: z.enum(['yellow', 'orange', 'red']).optional(),
  ended: z.literal(true).optional().describe('It is over, and printed because the office still lists it.'),
});

export const forecastSchema = z.strictObject({
  period: text.describe('Such as "Monday" or "Monday night".'),
  brief: text.describe('Such as "Chance of showers".'),
  text: z.string().describe('The whole forecast of the period, word for word.'),
  high: z.number().optional().describe('°C'),
  low: z.number().optional().describe('°C'),
  precipitation: z.number().optional().describe('Probability of precipitation, %.'),
});

export const observationSchema = z.strictObject({
  station: text.optional(),
  at: instant.optional(),
  old: z.literal(true).optional().describe('Observed more than three hours before the edition.'),
  condition: text.optional(),
  temperature: z.number().optional().describe('°C'),
  humidity: z.number().optional().describe('%'),
  humidex: z.number().optional(),
  windChill: z.number().optional(),
  dewpoint: z.number().optional().describe('°C'),
  wind: text.optional().describe('As issued, such as "SE 11 km/h".'),
  gust: z.number().optional().describe('km/h'),
  pressure: text.optional().describe('As issued, such as "101.4 kPa rising".'),
  visibility: text.optional().describe('As issued, such as "24 km".'),
});

export const weatherReportSchema = z.strictObject({
  place: text,
  notes: z.array(text).optional().describe('What the reader should know first, such as another place.'),
  alerts: z.array(alertSchema),
  alertsChecked: z
    .literal(true)
    .optional()
    .describe('The list of alerts was read whole; where absent, no alert does not mean none in effect.'),
  noAlerts: text.optional().describe('The sentence that says none is in effect, word for word.'),
  observed: observationSchema.optional(),
  forecast: z.array(forecastSchema),
  forecastIssued: instant.optional(),
  forecastOld: z.literal(true).optional().describe('Issued more than a day before the edition.'),
  aqhi: z.number().optional().describe('Air Quality Health Index.'),
  aqhiStation: text.optional().describe('Where the index was measured.'),
  sun: z.strictObject({ rise: instant, set: instant }).optional(),
  source: z.strictObject({ name: text, url: webLink }),
  licence: z.strictObject({ text, url: webLink }).optional(),
});

export const weatherSchema = z.union([weatherReportSchema, z.strictObject({ unavailable: text })]);

export const editionSchema = z.strictObject({
  schema: z.literal(1),
  date: editionDateSchema,
  timeZone: text,
  collectedAt: instant,
  window: z.strictObject({ from: instant, to: instant }),
  weather: weatherSchema,
  lead: z.array(z.string()).describe('Ids of the entries on top.'),
  leadReasons: z
    .record(z.string(), text)
    .optional()
    .describe('Why each of them is there, by its id, such as "3 sources".'),
  sections: z.array(editionSectionSchema),
  imported: z.boolean().optional(),
  backfilled: z.boolean().optional(),
});

export type Edition = z.infer<typeof editionSchema>;
export type EditionSection = z.infer<typeof editionSectionSchema>;
export type Entry = z.infer<typeof entrySchema>;
export type Summary = NonNullable<Entry['summary']>;
export type Coverage = z.infer<typeof coverageSchema>;
export type SourceCoverage = z.infer<typeof sourceCoverageSchema>;
export type SourceStatus = SourceCoverage['status'];
export type Weather = z.infer<typeof weatherSchema>;
export type WeatherReport = z.infer<typeof weatherReportSchema>;
export type Alert = z.infer<typeof alertSchema>;
export type Forecast = z.infer<typeof forecastSchema>;
export type Observation = z.infer<typeof observationSchema>;

/** All entries of an edition, section by section. */
export function editionEntries(edition: Edition): Entry[] {
  return edition.sections.flatMap((section) => section.entries);
}

/** Every address that an entry prints: its own, and those of its `also`. */
export function entryLinks({ url, also }: Pick<Entry, 'url' | 'also'>): string[] {
  return [...(url === undefined ? [] : [url]), ...also.map((other) => other.url)];
}

/** `2026-11-22` → `editions/2026/2026-11-22.json`, relative to the content folder. */
export function editionPath(date: string): string {
  return `editions/${date.slice(0, 4)}/${date}.json`;
}

/** `2026-11-22` → `ledger/2026.json`, which knows what was written that year; relative to the content folder. */
export function ledgerPath(date: string): string {
  return `ledger/${date.slice(0, 4)}.json`;
}

/** The date an edition's file is named after, whatever its folder; undefined for another file. */
export function editionFileDate(path: string): string | undefined {
  return /(?:^|[\\/])(\d{4}-\d\d-\d\d)\.json$/.exec(path)?.[1];
}

/** The bytes of an edition: keys in schema order, two spaces, a newline at the end. Throws on anything the schema rejects. */
export function editionText(edition: Edition): string {
  return `${JSON.stringify(editionSchema.parse(edition), null, 2)}\n`;
}
