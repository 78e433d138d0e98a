import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const link = z.object({ url: z.string(), words: z.string() });
const foreign = { lang: z.string().optional(), dir: z.literal('auto').optional() };
const entry = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().optional(),
  host: z.string().optional(),
  source: z.string(),
  ditto: z.boolean(),
  label: z.string().optional(),
  time: z.string(),
  since: z.object({ words: z.string(), story: z.string().optional() }).optional(),
  begun: z.string().optional(),
  summary: z.string().optional(),
  also: z.array(z.object({ title: z.string(), url: z.string(), source: z.string() })),
  ...foreign,
});
const section = z.object({
  id: z.string(),
  title: z.string(),
  emoji: z.string(),
  entries: z.array(entry),
  silence: z.object({ alarm: z.string().optional(), text: z.string() }).optional(),
  note: z.string().optional(),
});

export const collections = {
  editions: defineCollection({
    loader: glob({ pattern: '**/*.json', base: './editions' }),
    schema: z.object({
      date: z.string(),
      url: z.string(),
      title: z.string(),
      description: z.string(),
      style: z.string(),
      papers: z.array(z.string()),
      weekday: z.string(),
      day: z.number(),
      month: z.string(),
      short: z.string(),
      stories: z.number(),
      more: z.string(),
      dek: z.object({ stories: z.string(), note: z.string() }),
      week: z.array(
        z.object({
          short: z.string(),
          day: z.number(),
          words: z.string(),
          url: z.string().optional(),
          style: z.string().optional(),
          here: z.boolean().optional(),
        }),
      ),
      sun: z
        .object({ style: z.string(), rise: z.string(), set: z.string(), daylight: z.string() })
        .optional(),
      weather: z.any().optional(),
      lead: z.array(z.object({ id: z.string(), title: z.string(), where: z.string(), ...foreign })),
      sections: z.array(section),
      last: z.string(),
      previous: link.optional(),
      next: link.optional(),
      tomorrow: z.string(),
      links: z.array(link),
    }),
  }),
};
