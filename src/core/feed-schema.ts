import { z } from 'astro/zod';
import type { ParsedFeed } from './feed.ts';
import { linkCharsMax } from './links.ts';
import { fieldCharsMax, titleCharsMax } from './text.ts';
import { weatherDocumentSchema } from './weather-schema.ts';

/** The shape of `feed.ts`, for feeds that come from another machine. No limit is tighter than those of the parser. */

const entriesMax = 10_000;
const categoriesMax = 50;
const shortCharsMax = 1_000;
const repairsMax = 500;

const short = z.string().max(shortCharsMax);
const title = z.string().max(titleCharsMax);
const field = z.string().max(fieldCharsMax);
const instant = z.iso.datetime();

export const repairsSchema = z.array(z.string().max(shortCharsMax)).max(repairsMax);

const rawEntrySchema = z.strictObject({
  title: title.exactOptional(),
  link: z.string().max(linkCharsMax).exactOptional(),
  id: short.exactOptional(),
  published: instant.exactOptional(),
  updated: instant.exactOptional(),
  summary: field.exactOptional(),
  content: field.exactOptional(),
  author: short.exactOptional(),
  categories: z.array(short).max(categoriesMax),
  lang: short.exactOptional(),
});

export const feedSchema: z.ZodType<ParsedFeed> = z.strictObject({
  format: z.enum(['rss', 'rdf', 'atom', 'json']),
  title: title.exactOptional(),
  lang: short.exactOptional(),
  ttlMinutes: z.number().positive().exactOptional(),
  entries: z.array(rawEntrySchema).max(entriesMax),
  weather: weatherDocumentSchema.exactOptional(),
  repairs: repairsSchema,
});
