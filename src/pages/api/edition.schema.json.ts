import type { APIRoute } from 'astro';
import { answer } from '../../site/answer.ts';
import { channelAt } from '../../site/channel.ts';
import { editionSchemaText } from '../../site/data.ts';

export const GET: APIRoute = ({ site }) =>
  answer(editionSchemaText(channelAt(site)), 'application/schema+json');
