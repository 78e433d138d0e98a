import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBriefing } from '../../src/core/briefing-text.ts';
import type { Edition } from '../../src/core/edition.ts';
import { editionDates, readEdition } from '../../src/io/content-folder.ts';
import { archiveOf, indexDay } from '../../src/site/archive.ts';
import { stringsFor } from '../../src/site/strings.ts';
import { handed, type Handed } from './handed.ts';

/** Editions and months of a content folder for peers, old to new. */
export async function handOver(content: string): Promise<{ days: Handed[]; months: string[] }> {
  const file = join(content, 'briefing.yaml');
  const briefing = parseBriefing(await readFile(file, 'utf8'), file);
  const editions: Edition[] = [];
  for (const date of await editionDates(content)) {
    const edition = await readEdition(content, date);
    if (edition) editions.push(edition);
  }
  const archive = archiveOf(editions.map(indexDay));
  const t = stringsFor(briefing.language);
  const days = editions.map((edition) => handed(edition, archive, briefing.weather, t));
  return { days, months: [...new Set(days.map(({ date }) => date.slice(0, 7)))] };
}
