import { z } from 'astro/zod';
import { fieldCharsMax } from './text.ts';
import type { WeatherDocument } from './weather-document.ts';

/** The shapes of `weather-document.ts`, for documents that come from another machine. No limit is tighter than those of the parser. */

const text = z.string().max(fieldCharsMax + 1);
const words = z.strictObject({ en: text.exactOptional(), fr: text.exactOptional() }).exactOptional();
const address = z
  .url({ protocol: /^https?$/ })
  .max(fieldCharsMax + 1)
  .exactOptional();
const addresses = z.strictObject({ en: address, fr: address }).exactOptional();
const instant = z.iso.datetime();
const figure = z.number().exactOptional();
const point = z.strictObject({ lat: z.number(), lon: z.number() }).exactOptional();
const listMax = 1_000;
const cornersMax = 200_000;

const conditions = z.strictObject({
  station: words,
  at: instant.exactOptional(),
  condition: words,
  temperature: figure,
  humidity: figure,
  humidex: figure,
  windChill: figure,
  dewpoint: figure,
  windSpeed: figure,
  windWord: words,
  windDirection: words,
  gust: figure,
  pressure: figure,
  tendency: words,
  visibility: figure,
});

const forecast = z.strictObject({
  period: words,
  brief: words,
  text: words,
  high: figure,
  low: figure,
  precipitation: figure,
});

const warning = z.strictObject({
  title: words,
  url: addresses,
  issued: instant.exactOptional(),
  colour: words,
  type: words,
});

const city = z.strictObject({
  name: words,
  point,
  url: addresses,
  observed: conditions.exactOptional(),
  forecast: z.array(forecast).max(listMax),
  forecastIssued: instant.exactOptional(),
  sun: z.strictObject({ rise: instant, set: instant }).exactOptional(),
  warnings: z.array(warning).max(listMax),
});

const corner = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z
  .array(corner)
  .min(4)
  .max(cornersMax)
  .refine((corners) => String(corners[0]) === String(corners.at(-1)), 'a ring is closed');
const alert = z.strictObject({
  title: words,
  text: words,
  area: words,
  issued: instant.exactOptional(),
  expires: instant.exactOptional(),
  colour: words,
  status: words,
  ground: z.array(z.array(ring).min(1).max(cornersMax)).min(1).max(cornersMax).exactOptional(),
});

const reading = z.strictObject({
  value: z.number(),
  station: words,
  point,
  at: instant.exactOptional(),
});

export const weatherDocumentSchema: z.ZodType<WeatherDocument> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('city'), city }),
  z.strictObject({
    kind: z.literal('alerts'),
    alerts: z.array(alert).max(listMax),
    complete: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('air'), readings: z.array(reading).max(listMax) }),
]);
