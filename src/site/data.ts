import { editionJsonSchema } from '../core/edition-schema.ts';
import { addresses } from '../core/addresses.ts';
import { storyCount, type Archive } from './archive.ts';
import type { Channel } from './feeds.ts';

/** The documents for programs: what there is, and what an edition looks like. Keys stay; new ones may be added. */

/** `/api/index.json`: every edition, newest first, with its addresses and how many stories each section has. */
export function editionIndexText({ days }: Archive, channel: Channel): string {
  const to = addresses(channel.root);
  return jsonText({
    schema: 1,
    title: channel.title,
    description: channel.description,
    language: channel.language,
    home: to.home,
    editionSchema: to.editionSchema,
    editions: days.toReversed().map((day) => ({
      date: day.date,
      page: to.edition(day.date),
      data: to.editionData(day.date),
      stories: storyCount(day),
      sections: day.counts,
    })),
  });
}

/** `/api/edition.schema.json` */
export function editionSchemaText({ root }: Channel): string {
  return jsonText(editionJsonSchema(addresses(root).editionSchema));
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
