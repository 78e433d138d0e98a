import { addresses } from '../core/addresses.ts';
import { answer } from './answer.ts';
import type { Archive } from './archive.ts';
import { channelAt } from './channel.ts';
import { dayOf } from './days.ts';
import { readEdition } from './files.ts';
import { plainText } from './plain-text.ts';
import { briefing, t } from './publication.ts';

/** The plain-text edition of a date as it is served. `site` is the origin Astro was told. */
export function dayText(date: string, archive: Archive, site: URL | undefined): Response {
  const { title, tags } = briefing;
  return answer(
    plainText(
      dayOf(date, archive),
      { title, tags, edition: readEdition(date) },
      addresses(channelAt(site).root),
      t,
    ),
    'text/plain',
  );
}
