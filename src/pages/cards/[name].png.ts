import type { APIRoute, GetStaticPaths } from 'astro';
import { cardPaths, drawCard } from '../../site/cards.ts';

export const getStaticPaths = cardPaths satisfies GetStaticPaths;

export const GET: APIRoute<{ card: string }> = async ({ props }) =>
  new Response(await drawCard(props.card), { headers: { 'content-type': 'image/png' } });
