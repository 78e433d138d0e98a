import { z } from 'astro/zod';
import { fieldCharsMax } from './text.ts';
import type { WeatherDocument } from './weather-document.ts';

/** The shapes of `weather-document.ts`, for documents that come from another machine. No limit is tighter than those of the parser. */

const text = z.string().max(fieldCharsMax + 1);
const words = z.strictObject({ en: text.exactOptional(), fr: text.exactOptional() }).exactOptional();
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
  url: words,
  issued: instant.exactOptional(),
  colour: words,
  type: words,
});

const city = z.strictObject({
  name: words,
  point,
  url: words,
  observed: conditions.exactOptional(),
  forecast: z.array(forecast).max(listMax),
  forecastIssued: instant.exactOptional(),
  sun: z.strictObject({ rise: instant, set: instant }).exactOptional(),
  warnings: z.array(warning).max(listMax),
});

const ring = z.array(z.tuple([z.number(), z.number()])).max(cornersMax);
const alert = z.strictObject({
  title: words,
  text: words,
  area: words,
  issued: instant.exactOptional(),
  expires: instant.exactOptional(),
  colour: words,
  status: words,
  ground: z.array(z.array(ring).max(cornersMax)).max(cornersMax).exactOptional(),
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
