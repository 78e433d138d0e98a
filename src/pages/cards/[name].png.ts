import type { APIRoute, GetStaticPaths } from 'astro';
import { cardPaths, drawCard } from '../../site/cards.ts';

export const getStaticPaths = cardPaths satisfies GetStaticPaths;

export const GET: APIRoute<{ drawnDate: string | undefined }> = async ({ props }) =>
  new Response(await drawCard(props.drawnDate), { headers: { 'content-type': 'image/png' } });
