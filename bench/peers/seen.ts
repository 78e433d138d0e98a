import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import type { Handed } from './handed.ts';
import type { Peer } from './peer.ts';

export interface Seen {
  pages: number;
  dayBytes: number;
  monthBytes: number;
}

const daysLookedAt = 40;

/**
 * Looks at a site that a peer has made, so that none wins by doing less. Throws where a page is missing, or a headline
 * on one of some days.
 */
export async function look(
  { name, site }: Peer,
  days: readonly Handed[],
  months: readonly string[],
): Promise<Seen> {
  const files = await readdir(site, { recursive: true });
  const pages = files.filter((file) => file.endsWith('.html')).length;
  const due = days.length + months.length + 1;
  if (pages !== due) throw new Error(`${name} has made ${pages} pages of ${due}`);
  if (!files.includes('rss.xml')) throw new Error(`${name} has made no rss.xml`);
  const step = Math.ceil(days.length / daysLookedAt);
  const sizes: number[] = [];
  for (const day of days.filter((_, at) => (days.length - 1 - at) % step === 0)) {
    const bytes = await readFile(join(site, day.url, 'index.html'));
    sizes.push(bytes.length);
    const text = decodeHTML(bytes.toString());
    for (const { title } of day.sections.flatMap(({ entries }) => entries))
      if (!text.includes(title)) throw new Error(`${name} has left out “${title}” of ${day.date}`);
  }
  const month = (months.at(-1) ?? '').replace('-', '/');
  return {
    pages,
    dayBytes: Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length),
    monthBytes: (await readFile(join(site, month, 'index.html'))).length,
  };
}
