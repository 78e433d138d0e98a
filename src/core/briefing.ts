import { z } from 'astro/zod';
import { ruleAdvice } from './keep.ts';

/**
 * The schema of `content/briefing.yaml`, written once: types, the committed JSON Schema (completion and hover
 * help in an editor) and the error messages all come from here.
 */

const webAddress = z.url({ protocol: /^https?$/, error: 'write a web address that begins with https://' });
const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]*$/, 'write a short name in lower case: letters, digits and hyphens');
const words = z.string().trim().min(1, 'write at least one character');

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** A list of words and patterns; what is wrong with one is told at its own place. */
const wordList = z.array(
  z
    .string()
    .trim()
    .min(1)
    .superRefine((rule, context) => {
      const message = ruleAdvice(rule);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    }),
);
const muteHelp = 'Words or /patterns/ that leave an entry out, looked for in its title and its opening';
const keepHelp = 'Words or /patterns/ of which an entry must hold at least one, else it is left out';

export const sourceKinds = ['news', 'journal', 'government', 'vendor', 'university'] as const;

export const sourceSchema = z.strictObject({
  id: identifier.describe('Short name of the source, used in addresses and files. Never change it later.'),
  name: words.describe('The name printed beside each headline.'),
  url: webAddress.describe('Address of the RSS, Atom or JSON feed.'),
  kind: z.enum(sourceKinds).default('news').describe('What sort of publisher this is; shown as a label.'),
  excerpt: z
    .boolean()
    .default(true)
    .describe('false prints headlines only, for publishers that do not want more.'),
  userAgent: words
    .optional()
    .describe('Another User-Agent for this source alone, where a publisher refuses ours.'),
  limit: z
    .int()
    .min(1)
    .max(500)
    .optional()
    .describe('Entries a day of this source at most. None by default.'),
  mute: wordList.optional().describe(`${muteHelp}; for this source alone.`),
  keep: wordList.optional().describe(`${keepHelp}; for this source alone. What is muted stays out.`),
});

export const sectionSchema = z.strictObject({
  id: identifier.describe('Short name of the section, used in its address. Never change it later.'),
  title: words.describe('The heading.'),
  emoji: z.string().default('').describe('Shown in feeds, mail and the plain-text edition.'),
  limit: z
    .int()
    .min(1)
    .max(500)
    .optional()
    .describe('Entries a day in this section, instead of the general limit.'),
  mute: wordList.optional().describe(`${muteHelp}; for this section alone.`),
  keep: wordList.optional().describe(`${keepHelp}; for this section alone. What is muted stays out.`),
  sources: z.array(sourceSchema).default([]).describe('Read every morning.'),
  backups: z
    .array(sourceSchema)
    .default([])
    .describe('Read only when every source above failed or is stale.'),
});

export const placeSchema = z.strictObject({
  name: words.describe('The place as it is printed.'),
  province: z
    .string()
    .regex(/^[A-Z]{2}$/, 'write the two capital letters of the province, such as ON')
    .describe('Two letters, such as ON.'),
  citypage: z
    .string()
    .regex(/^[a-z]{2}-\d{1,3}$/, 'write the code of the city page on weather.gc.ca, such as on-131')
    .optional()
    .describe('Code of the city page on weather.gc.ca, such as on-131.'),
  battleboard: z
    .string()
    .regex(/^[a-z]{2,4}\d{1,3}$/, 'write the code of the region on weather.gc.ca, such as onrm104')
    .optional()
    .describe('Code of the alert region on weather.gc.ca, such as onrm104. Needed for a second look only.'),
  lat: z.number().min(-90).max(90).describe('Latitude in degrees, north positive.'),
  lon: z.number().min(-180).max(180).describe('Longitude in degrees, east positive; negative in Canada.'),
});

/** So many machines may share the sources of a briefing. */
export const machinesMax = 20;

export const briefingSchema = z
  .strictObject({
    title: words.default('Morning News Briefing').describe('The name of the publication.'),
    description: words
      .default('The morning’s news in the publishers’ own words, with a link to every story.')
      .describe('One sentence under the title, in feeds and search results.'),
    site: webAddress
      .optional()
      .describe('Public address of the site. Not needed on GitHub Pages: it is worked out there.'),
    websub: webAddress
      .optional()
      .describe(
        'Address of a WebSub hub, which tells feed readers of a new edition at once. None by default.',
      ),
    tags: z.array(words).default([]).describe('Printed as #tags in the plain-text edition.'),
    language: z
      .string()
      .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'write a language such as en-CA or fr-CA')
      .default('en-CA')
      .describe(
        'Language of the publication. The interface speaks English (en-CA) and French (fr-CA); with any other, English.',
      ),
    timeZone: z
      .string()
      .refine(isTimeZone, 'write a time zone such as America/Toronto')
      .default('America/Toronto')
      .describe('Decides which day it is and how times are printed, such as America/Toronto.'),
    window: z
      .string()
      .regex(/^[1-9]\d{0,3}[dh]$/, 'write a number of days or hours, such as 5d or 36h')
      .default('5d')
      .describe('How far back an entry may be dated: 5d is five days, 36h is thirty-six hours.'),
    limit: z.int().min(1).max(500).default(5).describe('Entries a section.'),
    weather: placeSchema
      .optional()
      .describe('The place whose weather is printed first. Leave it out for none.'),
    mute: wordList.default([]).describe(`${muteHelp}. Case makes no difference.`),
    keep: wordList
      .default([])
      .describe(`${keepHelp}; for the whole briefing, so seldom useful. What is muted stays out.`),
    network: z
      .strictObject({
        allowHosts: z
          .array(words)
          .default([])
          .describe('Private or loopback hosts that may be read, by name. None by default.'),
        machines: z
          .int()
          .min(1)
          .max(machinesMax)
          .default(1)
          .describe(
            'How many machines of GitHub Actions share the sources. One is enough for some hundreds of them.',
          ),
      })
      .prefault({})
      .describe(
        'How sources are read: by how many machines, and what these may reach beside the public web.',
      ),
    sections: z
      .array(sectionSchema)
      .min(1, 'write at least one section')
      .describe('The sections, in the order in which they are printed.'),
  })
  .superRefine((briefing, context) => {
    const seen = { section: new Set<string>(), source: new Set<string>() };
    const unique = (word: 'section' | 'source', id: string, path: (string | number)[]): void => {
      if (seen[word].has(id))
        context.addIssue({
          code: 'custom',
          path,
          message: `another ${word} has the id "${id}" already; choose another`,
        });
      seen[word].add(id);
    };
    briefing.sections.forEach((section, s) => {
      unique('section', section.id, ['sections', s, 'id']);
      for (const list of ['sources', 'backups'] as const)
        section[list].forEach((source, i) => unique('source', source.id, ['sections', s, list, i, 'id']));
    });
  });

export type Briefing = z.infer<typeof briefingSchema>;
export type Section = z.infer<typeof sectionSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type SourceKind = Source['kind'];
export type Place = z.infer<typeof placeSchema>;

/** The id of the section that holds the weather, where a briefing has one. */
export const weatherSectionId = 'weather';
