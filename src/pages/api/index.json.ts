import type { APIRoute } from 'astro';
import { answer } from '../../site/answer.ts';
import { channelAt } from '../../site/channel.ts';
import { editionIndexText } from '../../site/data.ts';
import { readArchive } from '../../site/editions.ts';

export const GET: APIRoute = async ({ site }) =>
  answer(editionIndexText(await readArchive(), channelAt(site)), 'application/json');
