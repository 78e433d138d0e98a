import { type CollectionEntry, getCollection } from 'astro:content';
import { briefOf, handed } from '../bench/peers/handed.ts';
import { type Archive, archiveOf, indexDay } from './site/archive.ts';
import { briefing, t } from './site/publication.ts';

let archive: Archive | undefined;

export async function wordsOf({ data }: CollectionEntry<'editions'>) {
  archive ??= archiveOf((await getCollection('editions')).map((edition) => indexDay(edition.data)));
  return handed(data, archive, briefing.weather, t);
}

export const briefWordsOf = ({ data }: CollectionEntry<'editions'>) => briefOf(data, t);
