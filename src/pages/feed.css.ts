import type { APIRoute } from 'astro';
import { answer } from '../site/answer.ts';
import { feedStyle } from '../site/feeds-style.ts';
import { t } from '../site/publication.ts';

export const GET: APIRoute = () => answer(feedStyle(t), 'text/css');
