import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { languageOfEntry } from '../src/core/language.ts';
import { plainText, plainTitle } from '../src/core/text.ts';
import { isFailure, parseFeed } from '../src/io/parse.ts';
import { sharedFolder, sharedNote } from './testing/shared.ts';

/** What must hold over the entries of real publishers. */
const floors = {
  entries: 7_500,
  /** Share of entries whose feed states no language, and whose own words tell it. */
  found: 0.95,
  /** Entries whose words contradict their feed; all of them are foreign texts in feeds of one language. */
  contradictedMax: 10,
  /** Languages of feeds that state one, which must be found again in their entries. */
  languages: ['bn', 'de', 'en', 'es', 'fr', 'pt', 'ru', 'sk', 'zh'],
};

const folder = join(sharedFolder ?? '', 'feeds');

it.skipIf(!sharedFolder)(`tells the language of real entries${sharedNote}`, async () => {
  const { files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    files: { file: string; real_capture: boolean; replay_hint: { content_type?: string } }[];
  };
  const count = { entries: 0, unstated: 0, found: 0, contradicted: 0 };
  const recognized = new Set<string>();
  for (const { file, real_capture, replay_hint } of files) {
    if (!real_capture) continue;
    const bytes = readFileSync(join(folder, file));
    const contentType = replay_hint.content_type ?? 'text/xml';
    const feed = await parseFeed({ url: 'https://feeds.example/', bytes, contentType });
    if (isFailure(feed)) continue;
    for (const raw of feed.entries) {
      const entry = {
        title: plainTitle(raw.title ?? ''),
        excerpt: plainText(raw.summary ?? raw.content ?? ''),
      };
      if (!entry.title) continue;
      count.entries += 1;
      const stated = raw.lang ?? feed.lang;
      const alone = languageOfEntry(entry, undefined);
      if (stated === undefined) {
        count.unstated += 1;
        if (alone !== undefined) count.found += 1;
      } else {
        if (languageOfEntry(entry, stated) !== stated) count.contradicted += 1;
        if (alone && stated.toLowerCase().startsWith(alone)) recognized.add(alone);
      }
    }
  }
  expect(count.entries).toBeGreaterThanOrEqual(floors.entries);
  expect(count.found / count.unstated).toBeGreaterThanOrEqual(floors.found);
  expect(count.contradicted).toBeLessThanOrEqual(floors.contradictedMax);
  expect([...recognized].sort()).toEqual(expect.arrayContaining(floors.languages));
});
