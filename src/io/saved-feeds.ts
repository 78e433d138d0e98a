import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { FeedDocument } from '../core/feed.ts';
import { readText, writeWhole } from './content-folder.ts';

/**
 * Feed documents as they were downloaded, for looking at an edition again: `index.json` and one file a source. A
 * source that is not read this time keeps its file, because an unchanged document is the one the publisher still serves.
 */

const indexFile = 'index.json';

const indexSchema = z.strictObject({
  schema: z.literal(1),
  sources: z.record(
    z.string(),
    z.strictObject({
      file: z.string().regex(/^[a-z0-9_-]+\.(?:xml|json)$/),
      url: z.string(),
      contentType: z.string().optional(),
    }),
  ),
});

type Index = z.infer<typeof indexSchema>;

/** Keeps documents by the id of their source; each file is replaced whole. Throws where the folder cannot be written. */
export async function saveFeeds(
  folder: string,
  documents: readonly { source: string; document: FeedDocument }[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const sources: Index['sources'] = { ...(await readIndex(folder))?.sources };
  for (const { source, document } of documents) {
    const { bytes, url, contentType } = document;
    const file = `${source}.${/json/i.test(contentType ?? '') ? 'json' : 'xml'}`;
    await writeWhole(join(folder, file), bytes);
    sources[source] = { file, url, ...(contentType && { contentType }) };
  }
  const sorted = Object.fromEntries(Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeWhole(join(folder, indexFile), `${JSON.stringify({ schema: 1, sources: sorted }, null, 2)}\n`);
}

/** The documents kept in a folder by the id of their source; undefined where nothing is kept. Throws where one is gone. */
export async function readSavedFeeds(folder: string): Promise<Map<string, FeedDocument> | undefined> {
  const index = await readIndex(folder);
  if (!index) return undefined;
  const documents = Object.entries(index.sources).map(
    async ([source, { file, url, contentType }]): Promise<[string, FeedDocument]> => {
      const bytes = await readFile(join(folder, file));
      return [source, { url, bytes, ...(contentType && { contentType }) }];
    },
  );
  return new Map(await Promise.all(documents));
}

async function readIndex(folder: string): Promise<Index | undefined> {
  const path = join(folder, indexFile);
  const text = await readText(path);
  if (text === undefined) return undefined;
  try {
    return indexSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${path} is not an index of feed documents; move it away.`, { cause: error });
  }
}
